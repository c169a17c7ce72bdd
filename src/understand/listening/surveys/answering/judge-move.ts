import { canonical } from '../../../../kernel/canonical.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { GivenFile } from '../question.contract.ts';
import {
  goBack,
  goOn,
  type Judgement,
  judgeSession,
  type Plan,
  type Problem,
  start,
  visiblePages,
} from '../runtime/index.ts';
import { begin } from './begin.ts';
import { type Entry, judgeEntry, nothingHere } from './judge-entry.ts';
import { type Answers, beginningOf, finished, type Kept, type Move } from './kept.ts';
import type { Disposition } from './session.contract.ts';
import type { Places } from './take-places.ts';

/** What a move makes of a session. */
export interface Moved {
  readonly kept: Kept;
  readonly problems: readonly Problem[];
  readonly cleared: readonly string[];
  /** Set when it was completed by this very move. */
  readonly handedIn: Judgement | null;
}

/** A move with what came of it, and the version it was judged by. */
export interface Settled extends Moved {
  readonly plan: Plan;
}

export interface Situation extends Entry {
  /** The version the person saw. */
  readonly plan: Plan;
  readonly version: number;
  readonly places: Places;
  /** Files that were given in this session: an answer can name no other. */
  readonly files: readonly GivenFile[];
  /** Keyed by the company's secret. */
  readonly fingerprint: (text: string) => string;
}

const handedIn = refuse('handed-in', 'These answers were handed in already and do not change any more.', {
  kind: 'conflict',
  next: 'Nothing needs to be done: what was handed in first counts.',
});
const otherVersion = refuse('other-version', 'The answers belong to another version of the survey.', {
  kind: 'conflict',
  next: 'Open the survey again.',
});

const noSuchFile = refuse('no-such-file', 'The answer names a file that was not given here.', {
  next: 'Send the file first, then name it as it was acknowledged.',
});

/**
 * One move in a survey: begins a session, keeps answers, turns pages, hands in. Every way in, page, API, offline and
 * import, comes through here; the caller stores what comes of it in one transaction.
 */
export function judgeMove(situation: Situation, move: Move): Moved | Refusal {
  const { session, version } = situation;
  if (session !== null && session.survey !== situation.link.survey) return nothingHere;
  if (session !== null && finished(session.state)) return again(situation, session, move);
  const refused = judgeEntry(situation, move);
  // Nothing began here that could be seen; which proofs it would take is no answer to that.
  const isBlank = move.wants === 'see' && session === null;
  if (isBlank) return refused?.kind === 'conflict' ? refused : nothingHere;
  if (refused !== null) return refused;
  if (move.version !== undefined && move.version !== version) return otherVersion;
  const begun = session ?? begin(situation, move);
  if (isRefusal(begun)) return begun;
  if (move.wants === 'see') return still(begun);
  if (move.wants === 'refuse') {
    return { ...still(close(situation, begun, 'refused', { answers: {} })), problems: [] };
  }
  return goOnWith(situation, begun, move);
}

const still = (kept: Kept): Moved => ({ kept, problems: [], cleared: [], handedIn: null });

/** After the end: the same again is the same answer; anything else is refused, and nothing changes. */
function again({ fingerprint }: Situation, session: Kept, move: Move): Moved | Refusal {
  const isSame =
    move.wants !== 'save' && move.wants !== 'submit'
      ? true
      : (session.fingerprint ?? '').split(' ').includes(fingerprint(canonical(move.answers)));
  return isSame ? still(session) : handedIn;
}

/** An answer that names a file of somebody else, or none at all. */
function foreignFile({ plan, files }: Situation, answers: Answers): Refusal | null {
  const known = new Set(files.map((file) => canonical(file)));
  for (const [code, answer] of Object.entries(answers)) {
    if (plan.questions.get(code)?.question.type !== 'file' || !Array.isArray(answer)) continue;
    if (!answer.every((one) => known.has(canonical(one)))) return noSuchFile;
  }
  return null;
}

function goOnWith(situation: Situation, before: Kept, move: Move): Moved | Refusal {
  const { plan, now } = situation;
  const merged: Record<string, unknown> = Object.assign(Object.create(null), before.answers, move.answers);
  for (const [code, answer] of Object.entries(merged)) if (answer === null) delete merged[code];
  const speaks = move.language !== undefined && plan.definition.languages.includes(move.language);
  const kept: Kept = { ...before, language: speaks ? (move.language as string) : before.language };
  const foreign = foreignFile(situation, move.answers);
  if (foreign !== null) return foreign;
  const session = start(plan, beginningOf(kept, merged));
  const [unread] = session.unread;
  if (unread !== undefined && move.by === 'program') {
    const { question, key } = unread;
    return refuse('unreadable-answer', `The answer to ${question.slice(0, 100)} cannot be taken: ${key}.`, {
      next: 'Send each answer in the form its question asks for; leave out what was not answered.',
    });
  }
  const flagged = [
    ...kept.flagged,
    ...session.dropped.map(({ question, was }) => ({ question, why: 'hidden', was })),
    ...(move.by === 'import'
      ? session.unread.map(({ question, key }) => ({ question, why: key, was: merged[question] }))
      : []),
  ];
  const answers = Object.fromEntries(session.answers);
  const cleared = session.dropped.map(({ question }) => question);
  const pages = visiblePages(session);
  const at = pages.findIndex(({ page }) => page.code === move.page);
  session.page = Math.max(0, at);
  let problems: readonly Problem[] = session.unread;
  let wantsEnd = move.wants === 'submit';
  if (move.wants === 'save' && move.page !== undefined && problems.length === 0) {
    if (move.go === 'back') goBack(session);
    else if (move.go === 'on') {
      const turned = goOn(session);
      if (turned.to === 'problems') problems = turned.problems;
      wantsEnd = turned.to === 'end';
    }
  }
  // Nothing was left out of what it began with: it is the session to be judged.
  const isWhole = session.dropped.length === 0 && session.unread.length === 0;
  const judged = judgeSession(isWhole ? session : start(plan, beginningOf(kept, answers)), {
    complete: wantsEnd,
  });
  const when = move.at ?? now;
  const saved: Kept = {
    ...kept,
    state: Object.keys(answers).length > 0 ? 'partial' : kept.state,
    answers,
    flagged,
    page: pages[session.page]?.page.code ?? null,
    changedAt: when,
  };
  const booked = book(situation, saved, judged);
  const print = () => {
    const [all, sent] = [canonical(answers), canonical(move.answers)];
    const first = situation.fingerprint(all);
    return `${first} ${all === sent ? first : situation.fingerprint(sent)}`;
  };
  if (booked.state === 'over-quota') {
    return { ...still({ ...booked, fingerprint: print() }), cleared };
  }
  if (!wantsEnd) return { kept: booked, problems, cleared, handedIn: null };
  if (judged.errors.length > 0 && move.by !== 'import') {
    const first = pages.find(({ questions }) =>
      questions.some(({ code }) => code === judged.errors[0]?.question),
    );
    const page = first?.page.code ?? booked.page;
    return { kept: { ...booked, page }, problems: judged.errors, cleared, handedIn: null };
  }
  const isOut = plan.definition.ends.find(({ code }) => code === judged.end)?.kind === 'screened-out';
  const finishedNow = close(situation, booked, isOut ? 'screened-out' : 'completed', {
    endPage: judged.end,
    fingerprint: print(),
    flagged: [
      ...flagged,
      ...(move.by === 'import'
        ? judged.errors.map(({ question, key }) => ({ question, why: key, was: answers[question] }))
        : []),
    ],
  });
  return { kept: finishedNow, problems: [], cleared, handedIn: isOut ? null : judged };
}

/** Takes the places that these answers need and gives back those they no longer do; a full one ends the session. */
function book({ plan, places, now, survey }: Situation, kept: Kept, judged: Judgement): Kept {
  const wanted = judged.quotaCells.map(({ quota, cell }) => `${quota}/${cell}`);
  const holdMinutes = (survey?.definition ?? plan.definition).rules.holdMinutes;
  const gone = kept.places.filter((place) => !wanted.includes(place));
  places.release(gone);
  const held = kept.places.filter((place) => wanted.includes(place));
  for (const { quota, cell } of judged.quotaCells) {
    const place = `${quota}/${cell}`;
    if (held.includes(place)) continue;
    const definition = plan.definition.quotas.find(({ code }) => code === quota);
    const limit = definition?.cells.find(({ code }) => code === cell)?.limit ?? 0;
    if (places.hold(place, limit)) {
      held.push(place);
      continue;
    }
    places.release(held);
    return {
      ...kept,
      state: 'over-quota',
      endPage: definition?.end ?? null,
      quota: place,
      page: null,
      places: [],
      heldUntil: null,
    };
  }
  const heldUntil = held.length === 0 ? null : new Date(now.getTime() + holdMinutes * 60_000);
  return { ...kept, places: held, heldUntil };
}

/** Ends a session: its places count when it is completed, and are free again when not. */
export function close(
  { places }: Pick<Situation, 'places'>,
  kept: Kept,
  state: Disposition,
  more: Partial<Kept> = {},
): Kept {
  if (state === 'completed') places.count(kept.places);
  else places.release(kept.places);
  return {
    ...kept,
    state,
    page: null,
    heldUntil: null,
    ...more,
    places: [],
  };
}
