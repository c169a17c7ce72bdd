import { type Mapping, type MomentMapping, mappingShape } from '../mapping.contract.ts';
import type { Change, Proposal } from './proposal.contract.ts';

const dangerous = new Set(['__proto__', 'constructor', 'prototype']);
const gone = Symbol('left out');

/** Sets one place of a copied mapping; null takes the value away, and in a list marks it for removal. */
function change(target: unknown, { at, to }: Change): void {
  let here = target as Record<string | number, unknown>;
  for (const step of at.slice(0, -1)) {
    const next = here[step];
    if (typeof next !== 'object' || next === null || dangerous.has(String(step))) return;
    here = next as Record<string | number, unknown>;
  }
  const last = at.at(-1);
  if (last === undefined || dangerous.has(String(last))) return;
  if (to !== null) here[last] = to;
  else if (Array.isArray(here)) here[Number(last)] = gone;
  else delete here[last];
}

/** A proposed mapping as people have changed it so far. */
export interface Amended {
  /** Undefined when the changes make no mapping (no moment is left). */
  readonly mapping: Mapping | undefined;
  /** Its moments, each with the place it had in the proposal, where changes find it. */
  readonly moments: readonly { readonly place: number; readonly moment: MomentMapping }[];
  /** Questions that still need an answer, by their place in the proposal. */
  readonly open: readonly number[];
}

/** The proposed mapping with the answers given and further changes made, in that order. */
export function amend(
  proposal: Proposal,
  answers: Readonly<Record<number, string>>,
  edits: readonly Change[] = [],
): Amended {
  const open: number[] = [];
  if (proposal.mapping === null) return { mapping: undefined, moments: [], open };
  const draft: Record<string, unknown> & { moments: unknown[] } = structuredClone(proposal.mapping);
  for (const [number, question] of proposal.questions.entries()) {
    const is = answers[number] ?? question.assumed;
    const option = question.options.find((one) => one.is === is);
    if (option === undefined) open.push(number);
    // What is assumed stands in the proposal already.
    else if (answers[number] !== undefined) for (const one of option.changes) change(draft, one);
  }
  for (const edit of edits) change(draft, structuredClone(edit));
  const places = draft.moments.flatMap((moment, place) => (moment === gone ? [] : [{ place, moment }]));
  const checked = mappingShape.safeParse({ ...draft, moments: places.map(({ moment }) => moment) });
  if (!checked.success) return { mapping: undefined, moments: [], open };
  const moments = checked.data.moments.map((moment, i) => ({ place: places[i]?.place ?? i, moment }));
  return { mapping: checked.data, moments, open };
}

/** The mapping to import with; undefined while a question without assumption has no answer. */
export function applyAnswers(
  proposal: Proposal,
  answers: Readonly<Record<number, string>>,
): Mapping | undefined {
  const { mapping, open } = amend(proposal, answers);
  return open.length > 0 ? undefined : mapping;
}
