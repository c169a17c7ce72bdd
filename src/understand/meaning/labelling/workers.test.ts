import { expect, it } from 'vitest';
import { bareModels, type Models } from '../models.ts';
import { borrowReaders } from './workers.ts';

/** Do two companies with these models read with the same threads? No thread is started before there is something to read. */
function shareThreads(models: (company: string) => Models): boolean {
  const [one, other] = ['one', 'other'].map((company) => borrowReaders(models(company), company));
  one?.giveBack();
  other?.giveBack();
  return one?.readers === other?.readers;
}

it('companies share threads only as long as nothing of their own is read with', () => {
  const bare = bareModels();
  expect(shareThreads(() => bare)).toBe(true);
  // Both taught sentiment once: the versions have the same number, what was taught is not the same.
  const way = { ...bare.way, sentiment: 1 };
  expect(shareThreads((company) => ({ ...bare, way, feelings: `{"en":"${company}"}` }))).toBe(false);
  const encoder = { id: 'own', version: 'own:m/3@1/all', dimensions: 3, languages: 'all' as const };
  expect(shareThreads(() => ({ ...bare, encoder }))).toBe(false);
});
