import type { Services } from '../../server/serve.ts';
import { membersOfLine } from '../../stores/moments/question.ts';
import { contrasts } from './see-theme.ts';
import { readAsked, search } from './see-voices.ts';
import { themesIn } from './theme-store.ts';
import { themeNamed } from './themes/edit-themes.ts';

const most = 12;

export interface QuotesOfTheme {
  readonly name: string;
  /** By a person; else the name is a phrase of customers. */
  readonly isNamed: boolean;
  readonly words: readonly string[];
  readonly quotes: readonly { readonly moment: string; readonly text: string }[];
}

/** Words of customers that speak of a theme, one of each text: the contrasting ones first. */
export async function quotesOfTheme(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  theme: string,
): Promise<QuotesOfTheme> {
  const { id, name, firstName, kind, words } = themeNamed(
    await services.records.inWorkspace(workspace, themesIn),
    theme,
  );
  const isNamed = kind === 'taught' || name !== firstName;
  const where = `theme="${id.replace(/["\\]/g, '\\$&')}"`;
  const found = await search(services, workspace, { where, distinct: true, limit: most });
  if (!('voices' in found) || found.voices.length === 0) return { name, isNamed, words, quotes: [] };
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
  return { name, isNamed, words, quotes: distinct.slice(0, most) };
}
