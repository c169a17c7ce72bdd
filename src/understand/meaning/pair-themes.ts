import { likelyPairs, type ThemeSeen } from '../../instruments/language/discovery/pair-themes.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { type ThemePlace, themePlaces } from './questions/theme-places.ts';
import { themesIn } from './theme-store.ts';
import type { listLikelyPairs } from './themes.contract.ts';

/** Nearly all mentions of a theme that is found are in one language. */
const mostlyOne = 0.8;
const mostPairs = 20;

const countsOf = (rows: readonly ThemePlace[], of: ThemePlace['of']) =>
  new Map(rows.filter((row) => row.of === of).map(({ value, mentions }) => [value, mentions]));

/** Themes found in two languages that may be one subject; nothing is joined before a person says so. */
export async function pairThemes(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
): Promise<AnswerOf<typeof listLikelyPairs>> {
  const [themes, scope] = await Promise.all([
    services.records.inWorkspace(workspace, themesIn),
    services.scope(workspace),
  ]);
  const active = themes.filter(({ state }) => state === 'active');
  const parents = new Set(active.map(({ parent }) => parent));
  const leaves = active.filter(({ id, kind }) => kind === 'discovered' && !parents.has(id));
  if (leaves.length < 2) return [];
  const rows = Map.groupBy(await ask(services.moments, scope, themePlaces), ({ theme }) => theme);
  const seen = leaves.flatMap(({ id, name, words }): ThemeSeen[] => {
    const own = rows.get(id) ?? [];
    const languages = [...countsOf(own, 'language')].sort(([, m], [, n]) => n - m);
    const mentions = languages.reduce((sum, [, n]) => sum + n, 0);
    const [language, most] = languages[0] ?? ['unknown', 0];
    if (language === 'unknown' || most < mostlyOne * mentions) return [];
    return [
      {
        id,
        language,
        mentions,
        words: [name, ...words],
        steps: countsOf(own, 'step'),
        things: countsOf(own, 'thing'),
        feelings: countsOf(own, 'feeling'),
      },
    ];
  });
  const called = new Map(seen.map((theme) => [theme.id, theme]));
  const names = new Map(leaves.map(({ id, name }) => [id, name]));
  const shown = (id: string) => ({
    id,
    name: names.get(id) ?? id,
    language: called.get(id)?.language ?? 'unknown',
    mentions: called.get(id)?.mentions ?? 0,
  });
  return likelyPairs(seen)
    .slice(0, mostPairs)
    .map(({ a, b, alike, steps, things, words }) => {
      // The one with more mentions keeps its name.
      const [into, theme] = [shown(a), shown(b)].sort(
        (x, y) => y.mentions - x.mentions || (x.id < y.id ? -1 : 1),
      );
      return {
        theme: theme as ReturnType<typeof shown>,
        into: into as ReturnType<typeof shown>,
        alike: Math.round(alike * 100) / 100,
        steps: [...steps],
        things: [...things],
        words: words.map(([x, y]) => [x, y]),
      };
    });
}
