import { command, table } from '../../cli/command.ts';
import { describeJourneys, listPromises } from './contract.ts';
import { saySeconds } from './say-seconds.ts';

const where = {
  flags: '--where <filter>',
  summary: 'only episodes that meet this filter: step=Delivered,satisfaction<=2',
};
const withPromises = {
  flags: '--promises',
  summary: 'a missed promise is a step of its own, at the time it was due',
};
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const walkOf = (options: Readonly<Record<string, unknown>>) => ({
  ...(text(options.where) === undefined ? {} : { where: text(options.where) }),
  ...(options.promises === true ? { promises: true } : {}),
});
const orNone = (seconds: number | null) => (seconds === null ? '–' : saySeconds(seconds));

const describe = command({
  usage: 'journeys describe',
  summary: 'Directly-follows graph, variants, starts, ends, durations, rework and hand-overs, exact',
  options: [
    where,
    withPromises,
    { flags: '--variants <count>', summary: 'how many variants to list, or "all"; 10 unless told' },
  ],
  async run({ api, print }, _, options) {
    const variants = text(options.variants);
    const seen = await api.ask(describeJourneys, {
      query: {
        ...walkOf(options),
        ...(variants === undefined ? {} : { variants: variants === 'all' ? 'all' : Number(variants) }),
      },
    });
    print(seen, () =>
      [
        `${seen.episodes} episodes of ${seen.customers} customers, ${seen.moments} moments, ${seen.variants} different paths.`,
        `From first to last moment: mean ${orNone(seen.duration.meanSeconds)}, median ${orNone(seen.duration.medianSeconds)}, 9 of 10 within ${orNone(seen.duration.p90Seconds)}.`,
        '',
        table(seen.activities, ['activity', 'moments', 'episodes']),
        '',
        table(
          seen.edges.slice(0, 25).map((edge) => ({ ...edge, median: saySeconds(edge.medianSeconds) })),
          ['from', 'to', 'count', 'episodes', 'median'],
        ),
        seen.edges.length > 25 ? `… and ${seen.edges.length - 25} rarer edges (--json lists all)` : '',
        '',
        table(
          seen.topVariants.map(({ path, episodes }) => ({ episodes, path: path.join(' → ') })),
          ['episodes', 'path'],
        ),
      ].join('\n'),
    );
    return undefined;
  },
});

const promises = command({
  usage: 'promises',
  summary: 'Promises kept, late, broken, open and withdrawn, by step and function',
  options: [where],
  async run({ api, print }, _, options) {
    const seen = await api.ask(listPromises, { query: walkOf(options) });
    const columns = [
      'promise',
      'function',
      'made',
      'due',
      'kept',
      'late',
      'broken',
      'open',
      'withdrawn',
      'unmeasured',
    ];
    print(seen, () =>
      seen.length === 0
        ? 'No promises. A mapping names them: { kind: promise, step: …, due: COLUMN }.'
        : table(
            seen.flatMap((each) =>
              each.byFunction.map((own) => ({
                ...own,
                promise: each.promise,
                function: own.function ?? '(unknown)',
              })),
            ),
            columns,
          ),
    );
    return undefined;
  },
});

export const commands = [describe, promises];
