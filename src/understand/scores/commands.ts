import { command, table } from '../../cli/command.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import {
  compareScores,
  listBreaks,
  noteBreak,
  type Period,
  type ScoreCell,
  showDrivers,
  showScores,
  type Unit,
} from './contract.ts';
import { momentOf } from './resolve-metric.ts';
import { sayEstimate, sayNumber } from './say-estimate.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
// What was typed goes to the operation as it is: it is the operation that knows and refuses.
const given = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, string>);

const where = {
  flags: '--where <filter>',
  summary: 'only answers that meet this filter: step=Delivered,language=es',
};
const per = {
  flags: '--per <unit>',
  summary: 'answer (default), episode or customer: each counts once, with the mean of its answers',
};

function rowOf(cell: ScoreCell) {
  const { change, standing } = cell;
  return {
    ...(cell.by === undefined ? {} : { group: cell.by ?? '(unknown)' }),
    ...(cell.period === undefined ? {} : { period: cell.period }),
    score: sayEstimate(cell),
    change: change === null ? '' : change.verdict === 'cannot-tell' ? 'cannot tell' : change.verdict,
    rank:
      standing === null ? '' : `${standing.rankLow} to ${standing.rankHigh}${standing.standsOut ? ' *' : ''}`,
  };
}

const show = command({
  usage: 'scores show <metric>',
  summary: 'A score with its interval; METRIC is NAME or NAME:nps|mean|csat|ces|top-box',
  options: [
    {
      flags: '--by <field>',
      summary: 'one score per value of this field (step, function, channel, variant, an attribute)',
    },
    { flags: '--period <period>', summary: 'one score per day, week, month, quarter or year' },
    where,
    { flags: '--from <date>', summary: 'only answers from this moment on' },
    { flags: '--to <date>', summary: 'only answers before this moment' },
    per,
  ],
  async run({ api, print }, [metric], options) {
    const cells = await api.ask(showScores, {
      params: { metric: String(metric) },
      query: {
        ...given('by', text(options.by)),
        ...given('where', text(options.where)),
        ...given('from', text(options.from)),
        ...given('to', text(options.to)),
        ...(given('period', text(options.period)) as { period?: Period }),
        ...(given('per', text(options.per)) as { per?: Unit }),
      },
    });
    print(cells, () => {
      if (cells.length === 0) return 'No answers.';
      const rows = cells.map(rowOf);
      const columns = Object.keys(rows[0] ?? {}).filter((c) =>
        rows.some((row) => Reflect.get(row, c) !== ''),
      );
      const method = cells[0]?.method ?? '';
      return `${table(rows, columns)}\n\n${method}${columns.includes('rank') ? '\n* stands out from all others together (false discoveries held to 5 %)' : ''}`;
    });
    return undefined;
  },
});

const compare = command({
  usage: 'scores compare <metric>',
  summary: 'Two groups of one score: a minus b with its interval, and one of four verdicts on a',
  options: [
    { flags: '--a <filter>', summary: 'the first group' },
    { flags: '--b <filter>', summary: 'the second group' },
    where,
    per,
  ],
  async run({ api, print }, [metric], options) {
    const compared = await api.ask(compareScores, {
      params: { metric: String(metric) },
      query: {
        a: text(options.a) ?? '',
        b: text(options.b) ?? '',
        ...given('where', text(options.where)),
        ...(given('per', text(options.per)) as { per?: Unit }),
      },
    });
    const line = (name: string, estimate: Estimate) => `${name.padEnd(12)}${sayEstimate(estimate)}`;
    print(compared, () =>
      [
        line('a', compared.a),
        line('b', compared.b),
        line('a minus b', compared.difference),
        `${compared.verdict.replaceAll('-', ' ')}${compared.needed ? `: about ${compared.needed} more answers needed` : ''}`,
        ...(compared.because === undefined ? [] : [compared.because]),
      ].join('\n'),
    );
    return undefined;
  },
});

const drivers = command({
  usage: 'drivers <metric>',
  summary: 'What goes together with a score: shares of what is explained, with intervals and rank ranges',
  options: [
    {
      flags: '--of <drivers>',
      summary: 'comma-separated: other metrics, numeric attributes, missed:STEP, step:STEP, duration',
    },
    where,
  ],
  async run({ api, print }, [metric], options) {
    const found = await api.ask(showDrivers, {
      params: { metric: String(metric) },
      query: { ...given('of', text(options.of)), ...given('where', text(options.where)) },
    });
    print(found, () => {
      const rows = found.drivers.map((d) => ({
        driver: d.driver,
        share: sayNumber(d.share),
        interval: `${sayNumber(d.low)} to ${sayNumber(d.high)}`,
        rank: d.rankLow === d.rankHigh ? String(d.rankLow) : `${d.rankLow} to ${d.rankHigh}`,
        beta: sayNumber(d.beta),
      }));
      return [
        found.sentence,
        '',
        table(rows, ['driver', 'share', 'interval', 'rank', 'beta']),
        '',
        `R² ${sayEstimate(found.r2)}; ${found.method}`,
        ...found.left.map((each) => `left out: ${each.driver}, ${each.because}`),
      ].join('\n');
    });
    return undefined;
  },
});

const breaks = command({
  usage: 'scores breaks <metric>',
  summary:
    'Where a metric began to mean something else; with --at and --why, notes it: no verdict crosses it',
  options: [
    { flags: '--at <date>', summary: 'the first moment of the new meaning' },
    { flags: '--why <reason>', summary: 'what changed: wording, scale, channels, a filter' },
  ],
  async run({ api, print }, [metric], options) {
    const params = { metric: String(metric) };
    const [at, why] = [text(options.at), text(options.why)];
    if ((at === undefined) !== (why === undefined)) {
      throw new Refused(refuse('half-a-break', 'Noting a break needs both --at DATE and --why REASON.'));
    }
    const known =
      at === undefined || why === undefined
        ? await api.ask(listBreaks, { params })
        : await api.ask(noteBreak, { params, body: { at: momentOf(at, '--at')?.toISOString() ?? at, why } });
    print(known, () => (known.length === 0 ? 'No breaks are known.' : table(known, ['at', 'why'])));
    return undefined;
  },
});

export const commands = [show, compare, breaks, drivers];
