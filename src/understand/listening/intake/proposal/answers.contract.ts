import { type Mapping, mappingShape } from '../mapping.contract.ts';
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

/**
 * The proposed mapping with the questions answered: question number → the option taken. Questions left out keep what
 * was assumed; undefined while a question without assumption has no answer, or when the result is no mapping.
 */
export function applyAnswers(
  proposal: Proposal,
  answers: Readonly<Record<number, string>>,
): Mapping | undefined {
  if (proposal.mapping === null) return undefined;
  const mapping: Record<string, unknown> & { moments: unknown[] } = structuredClone(proposal.mapping);
  for (const [number, question] of proposal.questions.entries()) {
    const is = answers[number] ?? question.assumed;
    const option = question.options.find((one) => one.is === is);
    if (option === undefined) return undefined;
    // What is assumed stands in the proposal already.
    if (answers[number] !== undefined) for (const one of option.changes) change(mapping, one);
  }
  mapping.moments = mapping.moments.filter((moment) => moment !== gone);
  const checked = mappingShape.safeParse(mapping);
  return checked.success ? checked.data : undefined;
}
