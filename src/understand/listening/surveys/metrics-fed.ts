import { type Metric, nameOnScale, usualSumUp } from '../items/index.ts';
import { questionsOf, type SurveyDefinition } from './definition.contract.ts';
import { scaleOf } from './runtime/index.ts';

/**
 * The metrics that a survey's answers count for, on their scales and summed up as the survey says; each name once, as the
 * first question that feeds it has it.
 *
 * @param known the scales on which the company knows metrics already.
 */
export function metricsFed(
  definition: SurveyDefinition,
  known: ReadonlyMap<string, readonly [low: number, high: number]>,
): Metric[] {
  const scales = new Map(known);
  const fed = new Map<string, Metric>();
  const add = (
    { metric, sumUp }: { readonly metric: string; readonly sumUp?: Metric['sumUp'] | undefined },
    { low, high }: { readonly low: number; readonly high: number },
  ) => {
    const scale = scales.get(metric) ?? [low, high];
    scales.set(metric, scale);
    const fits = scale[0] === low && scale[1] === high;
    const name = fits ? metric : nameOnScale(metric, low, high);
    const said = sumUp !== undefined;
    if (!fed.has(name))
      fed.set(name, { name, low, high, sumUp: sumUp ?? usualSumUp(metric, low, high), said });
  };
  for (const { question } of questionsOf(definition.flow)) {
    const scale = scaleOf(question);
    if (scale === null) continue;
    for (const { feeds } of [question, ...('rows' in question ? question.rows : [])]) {
      if (feeds !== undefined) add(feeds, scale);
    }
  }
  for (const { feeds } of definition.calculated) if (feeds !== undefined) add(feeds, feeds);
  return [...fed.values()];
}

/** The names under which those metrics would be known if nothing else is. */
export const namesFed = (definition: SurveyDefinition) =>
  metricsFed(definition, new Map()).map(({ name }) => name);
