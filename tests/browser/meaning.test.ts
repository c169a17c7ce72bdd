import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../../examples/telecom/random.ts';
import { comment, experiences } from '../../examples/telecom/verbatims.ts';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 9)).toISOString();

/** Four hundred answers with words, in the words of the demo company's customers. */
const answers: GivenMoment[] = Array.from({ length: 700 }, (_, i): GivenMoment[] => {
  const experience = experiences[i % experiences.length] ?? 'plain';
  const good = experience.startsWith('good');
  const text = comment(chance('browser', i), i % 4 === 0 ? 'es' : 'en', [experience]);
  return text === ''
    ? []
    : [
        {
          customer: `C${i}`,
          episode: `R${i}`,
          step: 'Answer',
          kind: 'voice',
          at: day(i % 90),
          text,
          attributes: { region: i % 2 === 0 ? 'North' : 'South' },
          scores: { recommend: good ? 9 : 3 + (i % 4) },
        },
      ];
}).flat();

describe.skipIf(chromiumPath === undefined)('what customers say, in a browser', () => {
  let ana: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const score = { name: 'recommend', low: 0, high: 10, sumUp: 'nps' as const };
    ({ ana, close } = await companyWith(answers, score, day(120)));
  });
  afterAll(() => close());

  it('voices are read by themselves, and each sentence opens its proof', async () => {
    const { page } = ana;
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const progress = (await (await fetch('/api/v1/meaning/progress')).json()) as {
              voices: number;
              unread: number;
            };
            return progress.voices > 0 && progress.unread === 0;
          }),
        { timeout: 60_000 },
      )
      .toBe(true);
    await page.goto('/voices');
    await page.getByLabel('Search words').fill('promised');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.locator('mark').first().waitFor();
    await page.locator('blockquote [role=button]').first().click();
    await page.getByText('Why it is read like this').waitFor();
    expect(await ana.axe()).toEqual([]);
  });

  it('a starter set shows what it would change before it is applied', async () => {
    const { page } = ana;
    await page.goto('/themes/taxonomy');
    const starter = page.getByLabel('Start from');
    const telecom = await starter
      .locator('option', { hasText: /telecom/i })
      .first()
      .getAttribute('value');
    await starter.selectOption(telecom);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('What would change').first().waitFor({ timeout: 60_000 });
    expect(await ana.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText(/Version \d+ applies/).waitFor();
  });

  it('themes stand with their size, sentiment and effect; one opens with three voices and can be renamed', async () => {
    const { page } = ana;
    await page.goto('/themes');
    const first = page.locator('tbody a[data-row]').first();
    await first.waitFor({ timeout: 60_000 });
    expect(await ana.axe()).toEqual([]);
    await first.click();
    await page.getByText('Three voices').waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('The day we promised');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'The day we promised' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { level: 1, name: 'The day we promised' }).waitFor({ state: 'detached' });
  });

  it('what makes texts alike is worked out anew beside what counts, compared, and dropped', async () => {
    const { page } = ana;
    await page.goto('/themes/likeness');
    await page.getByRole('radio', { name: 'Light' }).check();
    await page.getByRole('button', { name: 'Work it out', exact: true }).click();
    await page.getByText('Ready to compare').waitFor({ timeout: 120_000 });
    await page.getByText('What becomes of it').waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.getByText('Ready to compare').waitFor({ state: 'detached' });
  });

  it('the label desk takes a decision by one key', async () => {
    const { page } = ana;
    await page.goto('/themes/desk?task=sentiment');
    await page.getByRole('button', { name: 'Right' }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('y');
    await page.getByText('Decided lately').waitFor();
    expect(await ana.axe()).toEqual([]);
    expect(ana.errors).toEqual([]);
  });
});
