import type { z } from 'zod';
import { adjust } from '../../instruments/statistics/adjust.ts';
import { nps } from '../../instruments/statistics/nps.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import { proportionDifference } from '../../instruments/statistics/proportion-difference.ts';
import { differenceOf, estimateOf, type Summary, without } from '../../instruments/statistics/summary.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import { metricsOf } from '../scores/index.ts';
import { withoutEchoes } from './leave-out-echoes.ts';
import { countAsked } from './questions/count-asked.ts';
import { type CountsBy, countBy, countThemed } from './questions/count-by.ts';
import { metricsOfVoices, type ThemeAnswers, themeEffects } from './questions/theme-effects.ts';
import { themeWindows } from './questions/theme-trend.ts';
import type { VoicesAsked } from './questions/voices-asked.ts';
import { readAsked, totalsOf, versionSaid } from './see-voices.ts';
import { campaignsOf } from './stories/stories-of-voices.ts';
import { type ThemeRecord, themesIn } from './theme-store.ts';
import type { listThemes, Theme, themeEffectShape } from './themes.contract.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;
type Effect = z.infer<typeof themeEffectShape>;

/** The last stretch of time that is held against three times as long before. */
const emergingDays = 28;
const fewestEmerging = 10;
/** What grows is told in several stories. */
const fewestStories = 5;
const falseDiscoveryRate = 0.05;

export const countsOf = ({ voices, mentions, customers, texts, stories }: CountsBy) => ({
  voices,
  mentions,
  customers,
  texts,
  stories,
});
const nothing: CountsBy = {
  value: '',
  voices: 0,
  mentions: 0,
  customers: 0,
  texts: 0,
  stories: 0,
  measured: 0,
  positive: 0,
  negative: 0,
};

/**
 * Share positive minus share negative of the same clauses. It is built like a promoter score, so the adjusted Wald
 * interval (Rocks 2016) holds for it: honest for few clauses and where all of them feel the same, and never off the scale.
 */
export function netOf({
  measured,
  positive,
  negative,
}: Pick<CountsBy, 'measured' | 'positive' | 'negative'>): Estimate {
  const { value, low, high, ...rest } = nps({
    promoters: positive,
    passives: measured - positive - negative,
    detractors: negative,
  });
  const share = (points: number | null) => (points === null ? null : points / 100);
  return {
    ...rest,
    value: share(value),
    low: share(low),
    high: share(high),
    method: 'share positive minus share negative, adjusted Wald interval (Rocks 2016)',
  };
}

/** The metric that effects are measured on: the one asked for, else the one answered most beside words. */
async function metricFor(services: Needs, scope: Scope, workspace: string, asked: string | undefined) {
  const known = await metricsOf(services.records, workspace);
  if (asked !== undefined) {
    const metric = known.find(({ name }) => name === asked);
    if (metric !== undefined) return metric;
    throw new Refused(
      refuse('no-such-metric', `There is no metric "${asked}".`, {
        next: `Known metrics: ${known.map(({ name }) => name).join(', ') || 'none'}.`,
      }),
    );
  }
  const [most] = await ask(services.moments, scope, metricsOfVoices);
  return known.find(({ name }) => name === most?.metric) ?? null;
}

type Metric = NonNullable<Awaited<ReturnType<typeof metricFor>>>;

const summaryOf = (metric: Metric, row: ThemeAnswers): Summary =>
  metric.sumUp === 'nps'
    ? {
        form: 'nps',
        promoters: row.promoters,
        passives: row.n - row.promoters - row.detractors,
        detractors: row.detractors,
      }
    : { form: 'mean', n: row.n, sum: row.sum, sumSquares: row.squares };

/** What goes together with each theme: answers with it minus answers without it, in the metric's own unit. */
function effectsOf(metric: Metric, rows: readonly ThemeAnswers[]): Map<string, Effect> {
  const all = rows.find(({ theme }) => theme === '');
  if (all === undefined) return new Map();
  const whole = summaryOf(metric, all);
  const compared = rows.flatMap((row) => {
    const rest = all.n - row.n;
    if (row.theme === '' || row.n < fewestEmerging || rest < fewestEmerging) return [];
    const [having, others] = [summaryOf(metric, row), without(whole, summaryOf(metric, row))];
    return [{ theme: row.theme, having, others, compared: differenceOf(having, others) }];
  });
  const q = adjust(compared.map((each) => each.compared.p ?? 1));
  return new Map(
    compared.map(({ theme, having, others, compared: { p: _, ...difference } }, i) => [
      theme,
      {
        metric: metric.name,
        stat: metric.sumUp === 'nps' ? ('nps' as const) : ('mean' as const),
        with: estimateOf(having),
        without: estimateOf(others),
        difference,
        q: q[i] ?? null,
      },
    ]),
  );
}

/** Which themes more customers speak of than before, beyond chance. */
async function emergingOf(services: Needs, scope: Scope, asked: VoicesAsked) {
  const campaigns = await campaignsOf(services, scope);
  const rows = await ask(services.moments, scope, themeWindows(asked, emergingDays, campaigns));
  const all = rows.find(({ theme }) => theme === '');
  const found = new Map<string, NonNullable<Theme['emerging']>>();
  if (all === undefined || all.before < fewestEmerging || all.now < fewestEmerging) return found;
  const tested = rows.filter(({ theme }) => theme !== '');
  const of = (count: number, n: number) => ({ count: Math.min(count, n), n });
  const compared = tested.map((row) =>
    proportionDifference(of(row.now, all.now), of(row.before, all.before)),
  );
  const q = adjust(compared.map(({ p }) => p ?? 1));
  tested.forEach((row, i) => {
    const grew = (compared[i]?.value ?? 0) > 0 && (q[i] ?? 1) <= falseDiscoveryRate;
    found.set(row.theme, {
      is: grew && row.now >= fewestEmerging && row.stories >= fewestStories,
      before: proportion(of(row.before, all.before)),
      now: proportion(of(row.now, all.now)),
      q: q[i] ?? null,
    });
  });
  return found;
}

function levelOf(theme: ThemeRecord, byId: ReadonlyMap<string, ThemeRecord>): number {
  let level = 1;
  const seen = new Set([theme.id]);
  for (let at = byId.get(theme.parent ?? ''); at !== undefined && !seen.has(at.id); ) {
    seen.add(at.id);
    level++;
    at = byId.get(at.parent ?? '');
  }
  return level;
}

/** All that a list of themes says. */
export async function seeThemes(
  services: Needs,
  workspace: string,
  query: {
    readonly where?: string | undefined;
    readonly metric?: string | undefined;
    readonly kind?: Theme['kind'] | undefined;
  },
): Promise<AnswerOf<typeof listThemes>> {
  const asked = await readAsked(services, workspace, query);
  const scope = await services.scope(workspace);
  const metric = await metricFor(services, scope, workspace, query.metric);
  const [rows, [themed], [counted], answers, emerging, records, said] = await Promise.all([
    ask(services.moments, scope, countBy(asked, 'theme')),
    ask(services.moments, scope, countThemed(asked)),
    ask(services.moments, scope, countAsked(asked)),
    metric === null ? [] : ask(services.moments, scope, themeEffects(asked, metric.name)),
    emergingOf(services, scope, asked),
    services.records.inWorkspace(workspace, themesIn),
    versionSaid(services, workspace),
  ]);
  const byId = new Map(records.map((theme) => [theme.id, theme]));
  const figures = new Map(rows.map((row) => [row.value, row]));
  const effects = metric === null ? new Map<string, Effect>() : effectsOf(metric, answers);
  const totals = totalsOf(themed);
  const shown = records.filter(
    ({ state, kind }) => state === 'active' && (query.kind === undefined || kind === query.kind),
  );
  const themes = shown.map((theme): Theme => {
    const row = figures.get(theme.id) ?? nothing;
    const share = (count: number) => proportion({ count, n: row.measured });
    return {
      id: theme.id,
      name: theme.name,
      kind: theme.kind,
      definition: theme.definition,
      parent: theme.parent,
      level: levelOf(theme, byId),
      pinned: theme.pinned,
      words: [...theme.words],
      counts: countsOf(row),
      share: proportion({ count: row.voices, n: totals.total.voices }),
      sentiment: {
        mentions: row.mentions,
        positive: share(row.positive),
        negative: share(row.negative),
        net: netOf(row),
      },
      effect: effects.get(theme.id) ?? null,
      emerging: emerging.get(theme.id) ?? null,
    };
  });
  return {
    ...totals,
    waiting: counted?.waiting ?? 0,
    metric: metric?.name ?? null,
    taxonomyVersion: said.taxonomyVersion,
    themes: withoutEchoes(themes).sort(
      (a, b) => b.counts.voices - a.counts.voices || (a.name < b.name ? -1 : 1),
    ),
  };
}
