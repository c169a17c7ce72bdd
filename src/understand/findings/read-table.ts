import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import type { MetricFacts } from './effects/outcomes.ts';
import { episodeAttributes } from './questions/episode-attributes.ts';
import { episodeCount } from './questions/episode-count.ts';
import { episodeRows } from './questions/episode-rows.ts';
import { type StepFact, stepFacts } from './questions/step-facts.ts';
import { type Dictionary, type EpisodeTable, type StepFacts, tableBuilder } from './table/episode-table.ts';

/** Most episodes in one look; beyond, every k-th customer is taken, and it is said. */
const mostEpisodes = 300_000;
const perBlock = 50_000;
const mostSteps = 300;

export interface Read {
  readonly table: EpisodeTable;
  readonly metrics: readonly MetricFacts[];
  readonly episodes: number;
  readonly scored: number;
  readonly sample: { readonly taken: number; readonly of: number } | null;
  /** Promises of each step that are as told by customers; steps without any are left out. */
  readonly told: ReadonlyMap<string, number>;
}

/** Reads the workspace's episodes into a table, block by block. null when there are none. */
export async function readTable(
  services: Pick<Services, 'moments'>,
  scope: Scope,
  known: readonly MetricFacts[],
): Promise<Read | null> {
  if (scope.generations.length === 0) return null;
  const [count] = await ask(services.moments, scope, episodeCount);
  if (count === undefined || count.episodes === 0) return null;
  const facts = await ask(services.moments, scope, stepFacts);
  const attributes = await ask(services.moments, scope, episodeAttributes);
  const dictionary: Dictionary = {
    steps: stepsOf(facts),
    metrics: count.metrics.map((metric) => metric.name),
    // An attribute whose values hardly repeat is a name or a number of its own, not a segment.
    attributes: attributes
      .filter(({ levels, episodes, repeated }) => levels > 1 && repeated >= 0.2 * episodes)
      .map(({ name }) => name),
  };
  const builder = tableBuilder(dictionary);
  const of = Math.ceil(count.episodes / mostEpisodes);
  const parts = Math.ceil(count.episodes / of / perBlock);
  for (let part = 0; part < parts; part++) {
    const [block] = await ask(services.moments, scope, episodeRows(dictionary, { of, part, parts }));
    block?.customer.forEach((customer, i) => {
      builder.add({
        customer,
        steps: block.steps[i] ?? [],
        times: block.times[i] ?? [],
        promiseSteps: block.promiseSteps[i] ?? [],
        promiseStates: block.promiseStates[i] ?? [],
        promiseDue: block.promiseDue[i] ?? [],
        metrics: block.metrics[i] ?? [],
        values: block.values[i] ?? [],
        scoreTimes: block.scoreTimes[i] ?? [],
        attributes: block.attributes[i] ?? [],
      });
    });
  }
  const table = builder.done();
  return {
    table,
    metrics: count.metrics.map(
      ({ name, low, high }) =>
        known.find((metric) => metric.name === name) ?? { name, low, high, sumUp: 'mean' },
    ),
    episodes: count.episodes,
    scored: count.scored,
    sample: of === 1 ? null : { taken: table.n, of: count.episodes },
    told: toldOf(facts),
  };
}

const toldOf = (facts: readonly StepFact[]) => {
  const told = new Map<string, number>();
  for (const each of facts) if (each.told > 0) told.set(each.step, (told.get(each.step) ?? 0) + each.told);
  return told;
};

/** The commonest steps with their owners; a step is a voice when customers mostly speak there. */
function stepsOf(facts: readonly StepFact[]): StepFacts[] {
  const steps = new Map<string, { moments: number; voices: number; owner: string; promisedBy: string }>();
  for (const { step, kind, function: owner, moments } of facts) {
    const known = steps.get(step) ?? { moments: 0, voices: 0, owner: '', promisedBy: '' };
    if (kind === 'promise') known.promisedBy ||= owner;
    else {
      known.owner ||= owner;
      known.moments += moments;
      if (kind === 'voice') known.voices += moments;
    }
    steps.set(step, known);
  }
  return [...steps]
    .sort((a, b) => b[1].moments - a[1].moments || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostSteps)
    .map(([name, { moments, voices, owner, promisedBy }]) => ({
      name,
      function: owner,
      promisedBy,
      voice: voices > moments / 2,
    }));
}
