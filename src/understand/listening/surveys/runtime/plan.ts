import type { Flow, Page, SurveyDefinition } from '../definition.contract.ts';
import type { Answer, Choice, Question } from '../question.contract.ts';
import { type Cells, type Read, readCondition, readValue } from './logic.ts';
import { nonAnswerIn, own } from './values.ts';

/**
 * A cell is one thing that logic decides: whether a part is shown, what an answer counts as, a calculated value. `reads`
 * are the cells it is computed from: the dependency index.
 */
export interface Cell {
  readonly name: string;
  readonly reads: readonly number[];
  readonly compute: Read<unknown>;
}

/** A question where it stands, with the numbers of its cells. */
export interface Placed {
  readonly question: Question;
  readonly page: Page;
  readonly block: string;
  readonly shown: number;
  readonly answer: number;
  readonly skips: readonly {
    readonly when: Read<boolean>;
    readonly to: string;
    readonly code?: string | undefined;
  }[];
  /** Cells that the skips' conditions read. */
  readonly skipReads: readonly number[];
}

/** A survey made ready: read once, used by every session. */
export interface Plan {
  readonly definition: SurveyDefinition;
  readonly cells: readonly Cell[];
  readonly cellOf: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<string, Placed>;
  readonly finishes: ReadonlyMap<string, { readonly shown: number; readonly end: string }>;
  /** Per cell: the questions and pages whose texts or choices show what it holds. */
  readonly drawnFrom: ReadonlyMap<number, readonly string[]>;
  readonly ends: readonly { readonly code: string; readonly when: Read<boolean> }[];
  readonly quotaCells: readonly {
    readonly quota: string;
    readonly cell: string;
    readonly when: Read<boolean>;
  }[];
  readonly musts: ReadonlyMap<string, readonly Read<boolean>[]>;
  readonly requiredWhen: ReadonlyMap<string, Read<boolean>>;
}

/** The lists of choices in a question: choices, or rows and columns. */
export function listsOf(question: Question): (readonly Choice[])[] {
  if ('choices' in question) return [question.choices];
  if ('columns' in question) return [question.rows, question.columns];
  return 'rows' in question ? [question.rows] : [];
}

/** `{{answer:CODE}}`, `{{answer:CODE/PART|otherwise}}`, `{{hidden:CODE}}`, `{{calculated:CODE}}` in a text. */
export const pipe =
  /\{\{(answer|hidden|calculated):([A-Za-z0-9_.:-]{1,100})(?:\/([A-Za-z0-9_.:-]{1,100}))?(?:\|([^{}]{0,200}))?\}\}/g;

/** Makes a survey ready to be answered. Never fails: a name that does not exist is simply never true. */
export function compile(definition: SurveyDefinition): Plan {
  const names: string[] = [];
  const cellOf = new Map<string, number>();
  const asked = new Map<string, Question>();
  const name = (one: string) => {
    if (!cellOf.has(one)) cellOf.set(one, names.push(one) - 1);
  };
  each(definition.flow, (part) => {
    name(`way:${part.code}`);
    if (part.kind === 'branch') name(`way:${part.code}/otherwise`);
    for (const page of part.kind === 'block' ? part.pages : []) {
      name(`page:${page.code}`);
      for (const question of page.questions) {
        asked.set(question.code, question);
        name(`shown:${question.code}`);
        name(`answer:${question.code}`);
        for (const choice of listsOf(question).flat()) {
          if (choice.when !== undefined) name(`part:${question.code}/${choice.code}`);
        }
      }
    }
  });
  for (const { code } of definition.calculated) name(`calculated:${code}`);

  const cells: Cell[] = new Array(names.length);
  const drawnFrom = new Map<number, string[]>();
  let needs: number[] = [];
  const scope: Cells = {
    use(one) {
      const at = cellOf.get(one) ?? -1;
      if (at !== -1) needs.push(at);
      return at;
    },
    question: (code) => asked.get(code),
  };
  /** What `make` reads, beside what it made. */
  function reading<T>(make: () => T): { made: T; reads: number[] } {
    const before = needs;
    needs = [];
    const made = make();
    const reads = [...new Set(needs)];
    needs = before;
    return { made, reads };
  }
  function define(one: string, make: () => Read<unknown>): number {
    const at = cellOf.get(one) as number;
    const { made, reads } = reading(make);
    cells[at] = { name: one, reads, compute: made };
    return at;
  }
  const always: Read<boolean> = () => true;
  const condition = (when: Parameters<typeof readCondition>[0] | undefined) =>
    when === undefined ? always : readCondition(when, scope);
  function draws(code: string, texts: readonly unknown[]): void {
    const mentioned = new Set<number>();
    for (const text of JSON.stringify(texts).matchAll(pipe)) {
      const at = cellOf.get(`${text[1]}:${text[2]}`);
      if (at !== undefined) mentioned.add(at);
    }
    for (const at of mentioned) drawnFrom.set(at, [...(drawnFrom.get(at) ?? []), code]);
  }

  const questions = new Map<string, Placed>();
  const finishes = new Map<string, { shown: number; end: string }>();
  const musts = new Map<string, Read<boolean>[]>();
  const requiredWhen = new Map<string, Read<boolean>>();

  function addQuestion(question: Question, page: Page, block: string): void {
    const { code } = question;
    const inPage = cellOf.get(`page:${page.code}`) as number;
    const shown = define(`shown:${code}`, () => {
      needs.push(inPage);
      const when = condition(question.when);
      return (from) => from.cells[inPage] === true && when(from);
    });
    const parts: { code: string; at: number }[] = [];
    for (const choice of listsOf(question).flat()) {
      if (choice.when === undefined) continue;
      const at = define(`part:${code}/${choice.code}`, () => condition(choice.when));
      parts.push({ code: choice.code, at });
      drawnFrom.set(at, [...(drawnFrom.get(at) ?? []), code]);
    }
    const answer = define(`answer:${code}`, () => {
      needs.push(shown, ...parts.map(({ at }) => at));
      return (from) => {
        const raw = from.answers.get(code) ?? null;
        if (raw === null || from.cells[shown] !== true) return null;
        const gone = parts.filter(({ at }) => from.cells[at] !== true);
        return gone.length === 0 ? raw : without(raw, new Set(gone.map((part) => part.code)));
      };
    });
    const { made: skips, reads: skipReads } = reading(() =>
      (question.skips ?? []).map(({ when, to, code: target }) => ({
        when: condition(when),
        to,
        code: target,
      })),
    );
    draws(code, [
      question.text,
      question.help,
      'choices' in question ? question.choices.map(({ text }) => text) : 0,
    ]);
    if (question.musts !== undefined)
      musts.set(
        code,
        question.musts.map(({ must }) => condition(must)),
      );
    if (question.requiredWhen !== undefined) requiredWhen.set(code, condition(question.requiredWhen));
    questions.set(code, { question, page, block, shown, answer, skips, skipReads });
  }

  function addFlow(flow: readonly Flow[], inside: number): void {
    for (const part of flow) {
      const { code } = part;
      const at = define(`way:${code}`, () => {
        if (inside !== -1) needs.push(inside);
        const when = condition('when' in part ? part.when : undefined);
        return (from) =>
          (inside === -1 || from.cells[inside] === true) && !from.undrawn.has(code) && when(from);
      });
      if (part.kind === 'finish') finishes.set(code, { shown: at, end: part.end });
      else if (part.kind === 'block') for (const page of part.pages) addPage(page, code, at);
      else addFlow(part.flow, at);
      if (part.kind !== 'branch') continue;
      const otherwise = define(`way:${code}/otherwise`, () => {
        if (inside !== -1) needs.push(inside);
        const when = condition(part.when);
        return (from) =>
          (inside === -1 || from.cells[inside] === true) && !from.undrawn.has(code) && !when(from);
      });
      addFlow(part.otherwise ?? [], otherwise);
    }
  }

  function addPage(page: Page, block: string, inside: number): void {
    define(`page:${page.code}`, () => {
      needs.push(inside);
      const when = condition(page.when);
      return (from) => from.cells[inside] === true && when(from);
    });
    draws(page.code, [page.title]);
    for (const question of page.questions) addQuestion(question, page, block);
  }

  addFlow(definition.flow, -1);
  for (const { code, value } of definition.calculated) {
    define(`calculated:${code}`, () => readValue(value, scope));
  }
  return {
    definition,
    cells,
    cellOf,
    questions,
    finishes,
    drawnFrom,
    ends: definition.ends.map(({ code, when }) => ({ code, when: condition(when) })),
    quotaCells: definition.quotas.flatMap((quota) =>
      quota.cells.map((cell) => ({ quota: quota.code, cell: cell.code, when: condition(cell.when) })),
    ),
    musts,
    requiredWhen,
  };
}

/** Every part of the flow, outermost first, in the order it was written. */
export function each(flow: readonly Flow[], visit: (part: Flow) => void): void {
  for (const part of flow) {
    visit(part);
    if (part.kind === 'branch' || part.kind === 'shuffle') each(part.flow, visit);
    if (part.kind === 'branch') each(part.otherwise ?? [], visit);
  }
}

/** The answer without choices, rows or columns that are hidden; null when nothing is left. */
function without(answer: Answer, gone: ReadonlySet<string>): Answer {
  if (typeof answer === 'string') return gone.has(answer) ? null : answer;
  if (typeof answer !== 'object' || answer === null || nonAnswerIn(answer) !== null) return answer;
  if (Array.isArray(answer)) {
    const left = answer.filter(
      (one) => !gone.has(typeof one === 'string' ? one : String(own(one, 'choice'))),
    );
    return left.length === 0 ? null : left.length === answer.length ? answer : (left as Answer);
  }
  const choice = own(answer, 'choice');
  if (typeof choice === 'string') return gone.has(choice) ? null : answer;
  const rows: [string, string | number | readonly string[]][] = [];
  for (const [row, cell] of Object.entries(answer)) {
    if (gone.has(row) || (typeof cell === 'string' && gone.has(cell))) continue;
    const left = Array.isArray(cell) ? cell.filter((column) => !gone.has(String(column))) : cell;
    if (!Array.isArray(left) || left.length > 0) rows.push([row, left]);
  }
  return rows.length === 0 ? null : Object.fromEntries(rows);
}
