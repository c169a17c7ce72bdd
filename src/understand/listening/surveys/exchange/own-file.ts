import { canonical } from '../../../../kernel/canonical.ts';
import type { Refusal } from '../../../../kernel/refusal.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import { Collect, type ImportedSurvey } from './collect.ts';
import { at } from './given.ts';

/** Sirius' own file: a definition as it is kept. The same survey always gives the same bytes. */
export const isOwn = (json: unknown): boolean => at(json, 'format') === 1 && Array.isArray(at(json, 'flow'));

export function writeOwn(definition: SurveyDefinition): string {
  return `${JSON.stringify(JSON.parse(canonical(definition)), null, 2)}\n`;
}

/** Reads it back; nothing is lost, so all that is told is how many questions came. */
export function readOwn(json: unknown): ImportedSurvey | Refusal {
  const collect = new Collect('sirius', 'sirius');
  const untranslated = at(json, 'untranslated');
  if (Array.isArray(untranslated))
    collect.untranslated.push(...(untranslated as typeof collect.untranslated));
  // Strictly read by `finish`: what is no definition is refused there with its place.
  const read = collect.finish(json as Parameters<Collect['finish']>[0]);
  if ('refused' in read) return read;
  for (const { question } of questionsOf(read.definition.flow)) {
    collect.tell('mapped', 'question', question.code, Object.values(question.text)[0] ?? '');
  }
  return { ...read, report: collect.report(read.definition) };
}
