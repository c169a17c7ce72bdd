import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n, 9)).toISOString();

/** Half a year of answers, 3 a day; from April on the North is much less satisfied. */
const answers: GivenMoment[] = Array.from({ length: 540 }, (_, i): GivenMoment => {
  const at = Math.floor(i / 3);
  const region = ['North', 'South', 'Island'][i % 3] ?? '';
  const low = region === 'North' && at > 90;
  return {
    customer: `C${i}`,
    episode: `O${i}`,
    step: 'Answer',
    kind: 'voice',
    at: day(at),
    text: low ? 'Nobody came, twice.' : 'All went well.',
    attributes: { region },
    scores: { recommend: low ? 2 + (i % 4) : 7 + (i % 4) },
  };
});

describe.skipIf(chromiumPath === undefined)('scores in a browser', () => {
  let ana: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const company = await companyWith(
      answers,
      { name: 'recommend', low: 0, high: 10, sumUp: 'nps' },
      day(200),
    );
    ({ ana, close } = company);
  });
  afterAll(() => close());

  it('the list says how the score stands and that the fall is real', async () => {
    const { page } = ana;
    await page.goto('/scores');
    await page.getByRole('link', { name: 'recommend' }).waitFor();
    await page.getByText('Declined').first().waitFor();
    await page.getByText(/Worse by .* than before: a real change/).waitFor();
    expect(await ana.axe()).toEqual([]);
  });
  it('one score: trend, groups that stand out, three voices, R code', async () => {
    const { page } = ana;
    await page.goto('/scores/metrics/recommend?by=region');
    await page.getByText('3 groups compared; 3 stand out').waitFor();
    const north = page.getByRole('row', { name: /North/ });
    expect(await north.textContent()).toContain('3 of 3');
    await page.getByText('“Nobody came, twice.”').first().waitFor();
    await page.getByText('R code and data for this number').click();
    await page.getByText('adjusted Wald (Rocks 2016)').waitFor();
    await page
      .getByRole('button', { name: /Over time/ })
      .first()
      .click();
    await page.getByRole('cell', { name: '2025-04' }).waitFor();
    expect(await ana.axe()).toEqual([]);
  });
  it('a comparison lives in its address', async () => {
    const { page } = ana;
    await page.goto('/scores/compare?metric=recommend&a=region%3DNorth&b=region%3DSouth');
    await page.getByText('A minus B').waitFor();
    await page.getByText('Declined').waitFor();
    expect(await ana.axe()).toEqual([]);
    expect(ana.errors).toEqual([]);
  });
});
