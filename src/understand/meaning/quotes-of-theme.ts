import type { Services } from '../../server/serve.ts';
import { seeTheme } from './see-theme.ts';
import { search } from './see-voices.ts';

const most = 12;

/** Words of customers that speak of a theme, one of each text: the contrasting ones first. */
export async function quotesOfTheme(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  theme: string,
): Promise<{ name: string; words: readonly string[]; quotes: { moment: string; text: string }[] }> {
  const page = await seeTheme(services, workspace, theme, {});
  const found = await search(services, workspace, {
    where: `theme="${page.id.replace(/["\\]/g, '\\$&')}"`,
    distinct: true,
    limit: most,
  });
  const voices = [
    ...Object.values(page.voices).filter((voice) => voice !== null),
    ...('voices' in found ? found.voices : []),
  ];
  const quotes = voices.flatMap(({ moment, clauses }) =>
    clauses
      .filter(({ themes }) => themes.some(({ theme: id }) => id === page.id))
      .map(({ quote }) => ({ moment, text: quote })),
  );
  const distinct = quotes.filter((quote, i) => quotes.findIndex(({ text }) => text === quote.text) === i);
  return { name: page.name, words: page.words, quotes: distinct.slice(0, most) };
}
