import type { Services } from '../../server/serve.ts';
import { contrasts } from './see-theme.ts';
import { readAsked, search } from './see-voices.ts';
import { themesIn } from './theme-store.ts';
import { themeNamed } from './themes/edit-themes.ts';

const most = 12;

/** Words of customers that speak of a theme, one of each text: the contrasting ones first. */
export async function quotesOfTheme(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  theme: string,
): Promise<{ name: string; words: readonly string[]; quotes: { moment: string; text: string }[] }> {
  const { id, name, words } = themeNamed(await services.records.inWorkspace(workspace, themesIn), theme);
  const where = `theme="${id.replace(/["\\]/g, '\\$&')}"`;
  const found = await search(services, workspace, { where, distinct: true, limit: most });
  if (!('voices' in found) || found.voices.length === 0) return { name, words, quotes: [] };
  const values = found.voices.flatMap(({ sentiment }) => sentiment?.value ?? []);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const asked = await readAsked(services, workspace, { where });
  const three = await contrasts(services, workspace, await services.scope(workspace), asked, mean);
  const voices = [...Object.values(three).filter((voice) => voice !== null), ...found.voices];
  const quotes = voices.flatMap(({ moment, clauses }) =>
    clauses
      .filter(({ themes }) => themes.some((each) => each.theme === id))
      .map(({ quote }) => ({ moment, text: quote })),
  );
  const distinct = quotes.filter((quote, i) => quotes.findIndex(({ text }) => text === quote.text) === i);
  return { name, words, quotes: distinct.slice(0, most) };
}
