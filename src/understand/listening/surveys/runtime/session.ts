import type { Answer } from '../question.contract.ts';
import { fitsKind } from './hidden.ts';
import type { Read, Reading } from './logic.ts';
import type { Placed, Plan } from './plan.ts';
import { type Found, readAnswer } from './read-answer.ts';
import { sortCells } from './sort-cells.ts';
import { same } from './values.ts';
import { ending, layOut, targetOf, type Way } from './way.ts';

/** What is known when somebody begins. */
export interface Beginning {
  /** 0 to 2^32 - 1; kept with the answers, so that the same order comes again. */
  readonly seed: number;
  readonly language: string;
  readonly hidden?: Readonly<Record<string, string | number | boolean>>;
  readonly device?: 'phone' | 'tablet' | 'desktop';
  readonly channel?: string;
  /** The day it began, 2026-11-23. */
  readonly date?: string;
  /** Answers given before: resumed, or sent as a whole. Read strictly; what cannot be one is left out and told. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** One person's pass through a survey. Changed only by `answer` and the page turns. */
export interface Session extends Reading {
  readonly plan: Plan;
  readonly seed: number;
  readonly language: string;
  readonly way: Way;
  readonly cells: unknown[];
  readonly answers: Map<string, Answer>;
  /** Where the person is, as an index into the visible pages. */
  page: number;
  /** Of the answers it began with: what could not be read, and what logic hides and therefore does not count. */
  readonly unread: readonly Found[];
  readonly dropped: Cleared[];
  /** For the evaluation: cells in order, their rank, who reads them, what is to be computed again. */
  readonly engine: Engine;
}

interface Engine {
  readonly compute: readonly Read<unknown>[];
  readonly order: readonly number[];
  readonly rank: Int32Array;
  readonly readers: readonly (readonly number[])[];
  readonly stale: Uint8Array;
  /** The cell that says up to which stop is skipped after the last one; -1 when nothing ever skips. */
  readonly lastGate: number;
}

/** An answer, or a part of it, that logic took away. */
export interface Cleared {
  readonly question: string;
  readonly was: Answer;
}

/** What an answer changed beside itself; each a list of question codes. */
export interface Change {
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  /** Answers that were taken away because their question or choice is no longer shown; to be told to the person. */
  readonly cleared: readonly Cleared[];
  /** Questions and pages whose words or choices changed. */
  readonly redraw: readonly string[];
  /** Why the answer was not taken at all. */
  readonly refused?: Found;
}

/** Begins a session, or takes one up again: same seed and answers, same state. */
export function start(plan: Plan, beginning: Beginning): Session {
  const way = layOut(plan, beginning.seed);
  const { compute, reads, lastGate } = withGates(plan, way);
  const { order, left, readers } = sortCells(reads);
  // A published survey has no circle. Were there one, each of its cells would be computed once, in the order written.
  const all = [...order, ...left];
  const rank = new Int32Array(all.length);
  all.forEach((cell, i) => {
    rank[cell] = i;
  });
  const unread: Found[] = [];
  const answers = new Map<string, Answer>();
  for (const [code, raw] of Object.entries(beginning.answers ?? {})) {
    const question = plan.questions.get(code)?.question;
    const read = readAnswer(question, code, raw);
    if ('key' in read) unread.push(read);
    else if (read.answer !== null) answers.set(code, read.answer);
  }
  const given = new Map(Object.entries(beginning.hidden ?? {}));
  const session: Session = {
    plan,
    way,
    seed: beginning.seed,
    language: beginning.language,
    undrawn: way.undrawn,
    cells: new Array(all.length).fill(null),
    answers,
    hidden: new Map(
      plan.definition.hidden.flatMap((field) => {
        const said = given.get(field.code);
        const value = fitsKind(field, said) ? said : field.default;
        return value === undefined ? [] : [[field.code, value] as const];
      }),
    ),
    about: {
      language: beginning.language,
      device: beginning.device ?? null,
      channel: beginning.channel ?? null,
      date: beginning.date ?? null,
    },
    page: 0,
    unread,
    dropped: [],
    engine: { compute, order: all, rank, readers, stale: new Uint8Array(all.length), lastGate },
  };
  for (const cell of all) session.cells[cell] = (compute[cell] as Read<unknown>)(session);
  for (const code of [...answers.keys()]) {
    const cleared = clear(session, code);
    if (cleared !== null) session.dropped.push(cleared);
  }
  return session;
}

/**
 * The plan's cells, and for this way a gate after each question that may skip and each finish: up to which stop is
 * skipped from here on. A question is shown only when the gate before it has been passed.
 */
function withGates(plan: Plan, way: Way) {
  const compute: Read<unknown>[] = plan.cells.map((cell) => cell.compute);
  const reads: (readonly number[])[] = plan.cells.map((cell) => cell.reads);
  let gate = -1;
  way.stops.forEach((stop, at) => {
    const before = gate;
    const until: Read<number> = before === -1 ? () => 0 : (from) => from.cells[before] as number;
    const gateReads = before === -1 ? [] : [before];
    if (stop.kind === 'finish') {
      const { shown, end } = plan.finishes.get(stop.code) as { shown: number; end: string };
      const target = targetOf(plan, way, { to: 'end', code: end }, '');
      gate = compute.length;
      compute.push((from) => {
        const skipped = until(from);
        return skipped <= at && from.cells[shown] === true ? target : skipped;
      });
      reads.push([...gateReads, shown]);
      return;
    }
    const { shown, skips, skipReads, block } = plan.questions.get(stop.code) as Placed;
    if (before !== -1) {
      const conditions = compute[shown] as Read<unknown>;
      compute[shown] = (from) => (from.cells[before] as number) <= at && conditions(from);
      reads[shown] = [...(reads[shown] as readonly number[]), before];
    }
    if (skips.length === 0) return;
    const targets = skips.map((skip) => ({ when: skip.when, to: targetOf(plan, way, skip, block) }));
    gate = compute.length;
    compute.push((from) => {
      const skipped = until(from);
      if (from.cells[shown] !== true) return skipped;
      const target = targets.find(({ when }) => when(from))?.to ?? -1;
      return Math.max(skipped, target);
    });
    reads.push([...new Set([...gateReads, shown, ...skipReads])]);
  });
  return { compute, reads, lastGate: gate };
}

const nothing: Change = { shown: [], hidden: [], cleared: [], redraw: [] };

/**
 * Takes an answer (null = blank again), computes again only what depends on it, and says what changed. An answer that is
 * none (wrong kind, off the scale, a choice that does not exist) is refused and changes nothing.
 */
export function answer(session: Session, code: string, raw: unknown): Change {
  const placed = session.plan.questions.get(code);
  const read = readAnswer(placed?.question, code, raw);
  if ('key' in read) return { ...nothing, refused: read };
  if (placed === undefined || same(session.answers.get(code) ?? null, read.answer)) return nothing;
  if (read.answer !== null && session.cells[placed.shown] !== true) {
    return { ...nothing, refused: { question: code, key: 'not-shown' } };
  }
  if (read.answer === null) session.answers.delete(code);
  else session.answers.set(code, read.answer);
  const changed = evaluate(session, placed.answer);
  return tell(session, changed);
}

/** Computes the cell again, and in order whatever reads a cell that changed. Says which cells changed, with what was. */
function evaluate(session: Session, from: number): Map<number, unknown> {
  const { cells } = session;
  const { compute, order, rank, readers, stale } = session.engine;
  const changed = new Map<number, unknown>();
  let last = rank[from] as number;
  stale[from] = 1;
  for (let i = last; i <= last; i++) {
    const cell = order[i] as number;
    if (stale[cell] === 0) continue;
    stale[cell] = 0;
    const was = cells[cell];
    const is = (compute[cell] as Read<unknown>)(session);
    if (same(was, is)) continue;
    cells[cell] = is;
    changed.set(cell, was);
    for (const reader of readers[cell] as readonly number[]) {
      stale[reader] = 1;
      if ((rank[reader] as number) > last) last = rank[reader] as number;
    }
  }
  return changed;
}

function tell(session: Session, changed: ReadonlyMap<number, unknown>): Change {
  const { plan, cells } = session;
  const shown: string[] = [];
  const hidden: string[] = [];
  const cleared: Cleared[] = [];
  const redraw = new Set<string>();
  for (const cell of changed.keys()) {
    const [kind, code = ''] = split(plan.cells[cell]?.name ?? '');
    for (const one of plan.drawnFrom.get(cell) ?? []) redraw.add(one);
    if (kind === 'shown') (cells[cell] === true ? shown : hidden).push(code);
    const gone = kind === 'answer' ? clear(session, code) : null;
    if (gone !== null) cleared.push(gone);
  }
  return { shown, hidden, cleared, redraw: [...redraw] };
}

/** Where what counts is less than what was given, keeps only what counts, and says what was. */
function clear({ plan, cells, answers }: Session, code: string): Cleared | null {
  const was = answers.get(code) ?? null;
  const counts = cells[plan.questions.get(code)?.answer ?? -1] as Answer;
  if (was === null || same(was, counts)) return null;
  if (counts === null) answers.delete(code);
  else answers.set(code, counts);
  return { question: code, was };
}

function split(name: string): [string, string] {
  const at = name.indexOf(':');
  return [name.slice(0, at), name.slice(at + 1)];
}

/** Whether a question is shown now. */
export function isShown(session: Session, code: string): boolean {
  const placed = session.plan.questions.get(code);
  return placed !== undefined && session.cells[placed.shown] === true;
}

/** The answer that counts: none when the question is hidden, without choices that are hidden. */
export function answerTo(session: Session, code: string): Answer {
  const placed = session.plan.questions.get(code);
  return placed === undefined ? null : (session.cells[placed.answer] as Answer);
}

/** A calculated value; null when it cannot be computed. */
export function calculated(session: Session, code: string): unknown {
  return session.cells[session.plan.cellOf.get(`calculated:${code}`) ?? -1] ?? null;
}

/** The code of the end page that logic leads to after the last shown question. */
export function endOf(session: Session): string {
  const { plan, engine } = session;
  const gate = engine.lastGate === -1 ? 0 : (session.cells[engine.lastGate] as number);
  const asked = gate >= ending ? plan.definition.ends[gate - ending]?.code : undefined;
  if (asked !== undefined) return asked;
  const kinds = plan.definition.ends;
  const found = plan.ends.find(({ when }, i) => kinds[i]?.kind === 'thanks' && when(session));
  return found?.code ?? kinds.find(({ kind }) => kind === 'thanks')?.code ?? (kinds[0]?.code as string);
}
