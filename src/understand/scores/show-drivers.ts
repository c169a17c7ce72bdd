import type { z } from 'zod';
import { CannotCompute } from '../../instruments/statistics/cannot-compute.ts';
import { driverShares } from '../../instruments/statistics/drivers.ts';
import type { Gram } from '../../instruments/statistics/gram.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import type { showDrivers as operation } from './contract.ts';
import {
  driverCandidates,
  type FactsAsked,
  factGrams,
  factRanges,
  type GramRow,
} from './questions/driver-facts.ts';
import { filterOf, resolveMetric, type Stores } from './resolve-metric.ts';
import { sayDrivers } from './say-drivers.ts';
import { metricsOf } from './store.ts';

type Answer = z.infer<typeof operation.answer>;
type Left = Answer['left'];

const blocks = 50;
/** A driver that fewer than this share of episodes have would cost too many of the others. */
const leastPresent = 0.5;

/** Other metrics and missed promises; where there are neither, the attributes that are numbers. */
async function candidates(stores: Stores, scope: Scope, metric: string): Promise<string[]> {
  const found = await ask(stores.moments, scope, driverCandidates(metric));
  const said = found.filter((each) => each.kind !== 'attribute' && each.name !== metric);
  const chosen = said.length > 0 ? said : found.filter((each) => each.kind === 'attribute');
  return chosen.map((each) => (each.kind === 'missed' ? `missed:${each.name}` : each.name)).slice(0, 40);
}

/** What goes together with a score, episode by episode. Refuses when there is nothing to look at or too few rows. */
export async function showDrivers(
  stores: Stores,
  workspace: string,
  asked: { readonly metric: string; readonly of?: string | undefined; readonly where?: string | undefined },
): Promise<Answer> {
  const { metric } = await resolveMetric(stores, workspace, asked.metric);
  const scope = await stores.scope(workspace);
  const known = new Set((await metricsOf(stores.records, workspace)).map((each) => each.name));
  const named = asked.of
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const drivers = named ?? (await candidates(stores, scope, metric.name));
  if (drivers.length === 0) return nothingFound(sayNothing(metric.name), 0, []);
  const facts: FactsAsked = { metric: metric.name, drivers, metrics: known, filter: filterOf(asked.where) };
  const [ranges] = await ask(stores.moments, scope, factRanges(facts));
  const { used, left } = choose(drivers, ranges, named !== undefined);
  if (used.length === 0) {
    if (named === undefined) return nothingFound(sayNothing(metric.name), ranges?.n ?? 0, left);
    const reasons = left.map((each) => `${each.driver} (${each.because})`).join(', ');
    throw new Refused(refuse('no-drivers', `None of the drivers can be used: ${reasons}.`));
  }
  const shifts = [...used.map(({ place }) => ranges?.means[place] ?? 0), ranges?.y ?? 0];
  const names = used.map(({ driver }) => driver);
  const rows = await ask(stores.moments, scope, factGrams({ ...facts, drivers: names }, shifts, blocks));
  try {
    const result = driverShares(
      rows.map((row) => gramOf(row, names.length + 1)),
      names,
      { outcome: metric.name },
    );
    const dropped = (ranges?.n ?? 0) - result.n;
    return {
      ...result,
      dropped,
      left,
      sentence: sayDrivers(result, metric.name, dropped),
      drivers: [...result.drivers],
    };
  } catch (error) {
    if (!(error instanceof CannotCompute)) throw error;
    // Whoever names drivers is told that they cannot be used; whoever did not ask for any is told what there is.
    if (named === undefined) return nothingFound(error.message, ranges?.n ?? 0, left);
    throw new Refused(refuse('cannot-compute', error.message));
  }
}

const sayNothing = (metric: string): string =>
  `Nothing is known that could go together with ${metric}; name drivers with --of (a metric, a numeric attribute, missed:STEP, step:STEP, duration).`;

/** Nothing to look at is an answer too. */
function nothingFound(sentence: string, n: number, left: Left): Answer {
  const method = 'no drivers';
  return {
    n,
    dropped: 0,
    r2: { value: null, low: null, high: null, level: 0.95, n, method },
    p: 1,
    found: false,
    method,
    sentence,
    drivers: [],
    left,
  };
}

/** Leaves out, by name and reason, what has no spread or is missing too often. */
function choose(
  drivers: readonly string[],
  ranges: { n: number; present: number[]; spreads: (number | null)[] } | undefined,
  byName: boolean,
): { used: { driver: string; place: number }[]; left: Left } {
  const left: Left = [];
  const used = drivers.flatMap((driver, place) => {
    const present = ranges?.present[place] ?? 0;
    const leave = (because: string) => {
      left.push({ driver, because });
      return [];
    };
    if (present === 0) return leave('no episode with this score has it as a number');
    if (!((ranges?.spreads[place] ?? 0) > 0)) return leave('it is the same everywhere');
    if (!byName && present < leastPresent * (ranges?.n ?? 0))
      return leave(`only ${present} of ${ranges?.n} episodes have it; name it to use it all the same`);
    return [{ driver, place }];
  });
  return { used, left };
}

function gramOf(row: GramRow, columns: number): Gram {
  const products = new Float64Array(columns * columns);
  let k = 0;
  for (let i = 0; i < columns; i++)
    for (let j = 0; j <= i; j++) products[i * columns + j] = row.products[k++] ?? 0;
  return {
    columns,
    n: row.n,
    weight: row.n,
    weightSquares: row.n,
    sums: Float64Array.from(row.sums),
    products,
  };
}
