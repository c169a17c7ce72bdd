import type { Services } from '../../server/serve.ts';
import { membersOfLine } from '../../stores/moments/question.ts';
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
  const scope = await services.scope(workspace);
  const three = await contrasts(services, workspace, scope, asked, mean);
  // Who speaks of a theme below it speaks of it.
  const below = new Set(
    scope.themes.lines.map(membersOfLine).flatMap((line) => (line.includes(id) ? (line[0] ?? []) : [])),
  );
  const voices = [...Object.values(three).filter((voice) => voice !== null), ...found.voices];
  const quotes = voices.flatMap(({ moment, clauses }) =>
    clauses
      .filter(({ themes }) => themes.some(({ theme }) => theme !== undefined && below.has(theme)))
      .map(({ quote }) => ({ moment, text: quote })),
  );
  const distinct = quotes.filter((quote, i) => quotes.findIndex(({ text }) => text === quote.text) === i);
  return { name, words, quotes: distinct.slice(0, most) };
}
