import { proportion } from '../../instruments/statistics/proportion.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import { knownFields } from '../journeys/index.ts';
import { settingsOf } from '../scores/index.ts';
import { type Contrasting, contrastingVoices } from './questions/contrasting-voices.ts';
import { type CountsBy, countBy } from './questions/count-by.ts';
import { type TrendPeriod, type TrendRow, themeTrend } from './questions/theme-trend.ts';
import type { VoicesAsked } from './questions/voices-asked.ts';
import { countsOf, netOf, seeThemes } from './see-themes.ts';
import { namesOfThemes, readAsked, viewing } from './see-voices.ts';
import { themesIn } from './theme-store.ts';
import { editsOf, themeNamed } from './themes/edit-themes.ts';
import type { showTheme, themeTrends } from './themes.contract.ts';
import { breaksOfThemes, brokenIn, type TrendBreak } from './trend-breaks.ts';
import { versionsOf } from './version-store.ts';
import { viewVoices } from './voice-view.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;
type ThemePage = AnswerOf<typeof showTheme>;

const mostAttributes = 8;
const mostGroups = 30;
const customersShown = 20;

const about = (asked: VoicesAsked, theme: string): VoicesAsked => ({
  ...asked,
  filter: [...asked.filter, { field: 'theme', anywhereInEpisode: false, operator: '=', values: [theme] }],
});

function nameOfPeriod(from: string, period: TrendPeriod): string {
  const month = Number(from.slice(5, 7));
  if (period === 'quarter') return `${from.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
  return period === 'month' ? from.slice(0, 7) : from.slice(0, 10);
}

/** Since when each theme has meant what it means now. */
async function breaksOf({ records }: Needs, workspace: string) {
  const [edits, versions] = await Promise.all([editsOf(records, workspace), versionsOf(records, workspace)]);
  return breaksOfThemes(edits, versions);
}

type Point = ThemePage['trend'][number];

function pointsOf(
  rows: readonly TrendRow[],
  all: readonly TrendRow[],
  period: TrendPeriod,
  breaks: readonly TrendBreak[],
): Point[] {
  const own = new Map(rows.map((row) => [row.from, row]));
  return all.map((whole, i): Point => {
    const row = own.get(whole.from);
    return {
      period: nameOfPeriod(whole.from, period),
      from: whole.from,
      counts: {
        voices: row?.voices ?? 0,
        mentions: row?.mentions ?? 0,
        customers: row?.customers ?? 0,
        texts: row?.texts ?? 0,
        stories: row?.stories ?? 0,
      },
      share: proportion({ count: row?.voices ?? 0, n: whole.voices }),
      breakBefore: brokenIn(breaks, whole.from, all[i + 1]?.from ?? null, period),
    };
  });
}

async function trendRows(
  services: Needs,
  scope: Scope,
  asked: VoicesAsked,
  period: TrendPeriod,
  zone: string,
) {
  const rows = await ask(services.moments, scope, themeTrend(asked, period, zone));
  return Map.groupBy(rows, ({ theme }) => theme);
}

/** Every theme (or one) per period. */
export async function seeTrends(
  services: Needs,
  workspace: string,
  query: {
    readonly where?: string | undefined;
    readonly period?: TrendPeriod | undefined;
    readonly theme?: string | undefined;
  },
): Promise<AnswerOf<typeof themeTrends>> {
  const period = query.period ?? 'month';
  const asked = await readAsked(services, workspace, query);
  const scope = await services.scope(workspace);
  const { zone } = await settingsOf(services.records, workspace);
  const [byTheme, breaks, records] = await Promise.all([
    trendRows(services, scope, asked, period, zone),
    breaksOf(services, workspace),
    services.records.inWorkspace(workspace, themesIn),
  ]);
  const wanted = query.theme === undefined ? null : themeNamed(records, query.theme).id;
  const names = namesOfThemes(scope);
  const kinds = new Map(records.map(({ id, kind }) => [id, kind]));
  return [...byTheme]
    .filter(([theme]) => theme !== '' && (wanted === null || theme === wanted))
    .map(([theme, rows]) => ({
      theme,
      name: names.get(theme) ?? theme,
      points: pointsOf(
        rows,
        byTheme.get('') ?? [],
        period,
        breaks({ id: theme, kind: kinds.get(theme) ?? 'discovered' }),
      ),
    }));
}

/** Groups of a field with the theme's share in each; small groups are left out and counted. */
function groupsOf(having: readonly CountsBy[], all: readonly CountsBy[], k: number) {
  const own = new Map(having.map((row) => [row.value, row]));
  const known = all.filter(({ value }) => value !== '');
  const large = known.filter(({ customers }) => customers >= k);
  const groups = large.flatMap((whole) => {
    const row = own.get(whole.value);
    if (row === undefined) return [];
    return [
      {
        ...countsOf(row),
        value: row.value,
        share: proportion({ count: Math.min(row.voices, whole.voices), n: whole.voices }),
        net: netOf(row),
      },
    ];
  });
  return { groups, hidden: known.length - large.length };
}

const kinds = ['typical', 'strongest', 'dissenting'] as const;

/** Three voices, no story twice: near the mean sentiment of the theme, the strongest, and who thinks otherwise. */
export async function contrasts(
  services: Needs,
  workspace: string,
  scope: Scope,
  asked: VoicesAsked,
  mean: number,
): Promise<ThemePage['voices']> {
  const candidates = await ask(services.moments, scope, contrastingVoices(asked, mean));
  const taken = new Map<(typeof kinds)[number], Contrasting>();
  for (const kind of ['dissenting', 'strongest', 'typical'] as const) {
    const isTaken = ({ story }: Contrasting) => [...taken.values()].some((other) => other.story === story);
    const found = candidates.find((each) => each.kind === kind && !isTaken(each));
    if (found !== undefined) taken.set(kind, found);
  }
  const moments = [...taken.values()].map(({ moment }) => moment);
  const voices = await viewVoices(services, scope, moments, {
    asked,
    ...(await viewing(services, workspace)),
  });
  const of = (kind: (typeof kinds)[number]) =>
    voices.find(({ moment }) => moment === taken.get(kind)?.moment) ?? null;
  return { typical: of('typical'), strongest: of('strongest'), dissenting: of('dissenting') };
}

/** All that is known of one theme. */
export async function seeTheme(
  services: Needs,
  workspace: string,
  named: string,
  query: {
    readonly where?: string | undefined;
    readonly metric?: string | undefined;
    readonly period?: TrendPeriod | undefined;
  },
): Promise<ThemePage> {
  const records = await services.records.inWorkspace(workspace, themesIn);
  const { id } = themeNamed(records, named);
  const list = await seeThemes(services, workspace, query);
  const theme = list.themes.find((each) => each.id === id);
  if (theme === undefined) {
    throw new Refused(
      refuse('theme-not-shown', `The theme "${named}" is not shown: it was merged, forbidden or is gone.`, {
        kind: 'not-found',
        next: 'sirius themes undo lists what was changed.',
      }),
    );
  }
  const all = await readAsked(services, workspace, query);
  const asked = about(all, id);
  const scope = await services.scope(workspace);
  const by = (field: string, of = asked) => ask(services.moments, scope, countBy(of, field, 500));
  const period = query.period ?? 'month';
  // Groups of fewer people are hidden: nobody shall be found by what they said.
  const { kComments, zone } = await settingsOf(services.records, workspace);
  const [trends, breaks, edits, { attributes }, steps, allSteps, customers, ...labels] = await Promise.all([
    trendRows(services, scope, all, period, zone),
    breaksOf(services, workspace),
    editsOf(services.records, workspace),
    knownFields(services, workspace),
    by('after-step'),
    by('after-step', all),
    by('customer'),
    by('emotion'),
    by('effort'),
    by('cue'),
    by('intent'),
  ]);
  const segments: ThemePage['segments'] = [];
  for (const attribute of attributes) {
    if (segments.length === mostAttributes) break;
    const [whole, own] = await Promise.all([by(attribute, all), by(attribute)]);
    if (whole.length < 2 || whole.length > mostGroups) continue;
    const { groups, hidden } = groupsOf(own, whole, kComments);
    if (groups.length > 0) segments.push({ attribute, groups, hidden });
  }
  const labelled = (rows: readonly CountsBy[] | undefined) =>
    (rows ?? [])
      .filter(({ value }) => value !== '')
      .map(({ value, mentions, voices }) => ({ label: value, mentions, voices }));
  const [emotions, effort, cues, intents] = labels;
  const record = records.find((each) => each.id === id);
  return {
    ...theme,
    children: list.themes
      .filter(({ parent }) => parent === id)
      .map(({ id: child, name, counts }) => ({ id: child, name, counts })),
    voices: await contrasts(services, workspace, scope, asked, theme.sentiment.net.value ?? 0),
    trend: pointsOf(trends.get(id) ?? [], trends.get('') ?? [], period, breaks(theme)),
    steps: groupsOf(steps, allSteps, kComments).groups,
    segments,
    customers: customers.slice(0, customersShown).map(({ value, voices }) => ({ customer: value, voices })),
    emotions: labelled(emotions),
    effort: labelled(effort),
    cues: labelled(cues),
    intents: labelled(intents),
    lineage: [
      ...(record === undefined
        ? []
        : [{ at: record.createdAt, what: `${record.kind}: “${record.firstName}”`, by: 'sirius' }]),
      ...edits
        .filter(({ edit }) => edit.theme === id || ('into' in edit && edit.into === id))
        .map(({ at, say, by: who, undone }) => ({ at, what: undone ? `${say} (taken back)` : say, by: who })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}
