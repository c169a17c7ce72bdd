import { command, table } from '../../cli/command.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import {
  compareJourneys,
  describeJourneys,
  type Item,
  type Journey,
  listPromises,
  showCustomer,
  showEpisode,
} from './contract.ts';
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

const itemLine = (item: Item) => ({
  at: item.at.slice(0, 19).replace('T', ' '),
  kind: item.kind,
  step: item.step,
  function: item.function ?? '',
  wait: item.waitSeconds === null ? '' : saySeconds(item.waitSeconds),
  promise:
    item.promise === null
      ? ''
      : `${item.promise.state}, due ${item.promise.due.slice(0, 16).replace('T', ' ')}`,
  scores: item.scores.map(({ metric, value }) => `${metric} ${value}`).join(', '),
  source: `${item.source.file ?? '?'} row ${item.source.row}`,
  text: item.textHidden ? '(hidden)' : (item.text ?? ''),
});

function journeyText(journey: Journey): string {
  const lines = journey.items.map(itemLine);
  const columns = ['at', 'kind', 'step', 'function', 'wait', 'promise', 'scores', 'source', 'text'] as const;
  const used = columns.filter((column) => lines.some((line) => line[column] !== ''));
  const more = journey.moreItems > 0 ? `\n… and ${journey.moreItems} more` : '';
  return `Episode ${journey.episode} of ${journey.customer}, ${saySeconds(journey.seconds)}\n${table(lines, used)}${more}`;
}

const show = command({
  usage: 'journeys show',
  summary: 'One actual journey, every item with its source record',
  options: [
    { flags: '--episode <id>', summary: 'one episode' },
    {
      flags: '--customer <id>',
      summary: 'every episode of a customer; with --episode: whose, when several share the id',
    },
    { flags: '--limit <count>', summary: 'how many items at most; 1000 unless told' },
  ],
  async run({ api, print }, _, options) {
    const [episode, customer] = [text(options.episode), text(options.customer)];
    const limit = text(options.limit) === undefined ? {} : { limit: Number(options.limit) };
    if (episode !== undefined) {
      const query = { ...limit, ...(customer === undefined ? {} : { customer }) };
      const journey = await api.ask(showEpisode, { params: { episode }, query });
      print(journey, () => journeyText(journey));
      return undefined;
    }
    if (customer === undefined) {
      throw new Refused(
        refuse('bad-usage', 'Say which journey to show.', { next: 'Add --episode ID or --customer ID.' }),
      );
    }
    const timeline = await api.ask(showCustomer, { params: { customer }, query: limit });
    print(timeline, () =>
      [
        ...timeline.episodes.map(journeyText),
        ...(timeline.moreEpisodes > 0 ? [`… and ${timeline.moreEpisodes} more episodes`] : []),
        ...(timeline.outsideEpisodes.length > 0
          ? [
              `In no episode\n${table(timeline.outsideEpisodes.map(itemLine), ['at', 'kind', 'step', 'text'])}`,
            ]
          : []),
      ].join('\n\n'),
    );
    return undefined;
  },
});

const percent = ({ value }: Estimate) => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
const points = ({ value, low, high }: Estimate) =>
  value === null || low === null || high === null
    ? '–'
    : `${(100 * value).toFixed(1)} (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;

const compare = command({
  usage: 'journeys compare',
  summary: 'Two groups of episodes side by side: steps, edges and duration, with intervals',
  options: [
    { flags: '--a <filter>', summary: 'the first group' },
    { flags: '--b <filter>', summary: 'the second group' },
    withPromises,
  ],
  async run({ api, print }, _, options) {
    const query = { ...walkOf(options), a: text(options.a) ?? '', b: text(options.b) ?? '' };
    const seen = await api.ask(compareJourneys, { query });
    const row = (name: string, share: (typeof seen.steps)[number] | (typeof seen.edges)[number]) => ({
      what: name,
      a: percent(share.a),
      b: percent(share.b),
      'a minus b, points': points(share.difference),
      differs: share.differs ? 'yes' : '',
    });
    print(seen, () =>
      [
        `a: ${seen.a.episodes} episodes of ${seen.a.customers} customers · b: ${seen.b.episodes} of ${seen.b.customers}` +
          (seen.inBoth > 0 ? ` · in both: ${seen.inBoth}, which blurs every difference` : ''),
        `Mean duration ${orNone(seen.duration.a.value)} against ${orNone(seen.duration.b.value)}`,
        '',
        table(
          [
            ...seen.steps.map((share) => row(share.step, share)),
            ...seen.edges.slice(0, 25).map((share) => row(`${share.from} → ${share.to}`, share)),
          ],
          ['what', 'a', 'b', 'a minus b, points', 'differs'],
        ),
        'Share of episodes; "differs" = stands out with false discoveries held to 5 %.',
      ].join('\n'),
    );
    return undefined;
  },
});

export const commands = [describe, show, compare, promises];
