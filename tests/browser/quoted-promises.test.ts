import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

/** Repairs whose visit was promised on the phone, and which some customers tell of. */
const moments: GivenMoment[] = Array.from({ length: 12 }, (_, i): GivenMoment[] => {
  const same = { customer: `C${100 + i}`, episode: `R${100 + i}` };
  const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
  const said =
    i % 3 === 0
      ? 'They promised me a technician on Tuesday 10 March and nobody came. I waited the whole day.'
      : i % 3 === 1
        ? 'The spare part was missing, he left after five minutes.'
        : 'It is okay.';
  return [
    { ...same, step: 'Report fault', function: 'Service', channel: 'phone', at: at(5) },
    { ...same, step: 'Part reserved', function: 'Logistics', at: at(6) },
    {
      ...same,
      step: 'Customer answered',
      function: 'Customer',
      kind: 'voice',
      at: at(11),
      text: said,
      scores: { recommend: i % 3 === 2 ? 8 : 2 },
    },
    { ...same, step: 'Repaired', function: 'Field', channel: 'visit', at: at(13) },
  ];
}).flat();

describe.skipIf(chromiumPath === undefined)('promises that customers quote, in a browser', () => {
  let ana: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const score = { name: 'recommend', low: 0, high: 10, sumUp: 'nps' as const };
    ({ ana, close } = await companyWith(moments, score, '2026-04-01T00:00:00Z'));
  }, 180_000);
  afterAll(() => close());

  it('shows the words, the journey and what would be written; confirmed, it is on the timeline', async () => {
    await expect
      .poll(
        () =>
          ana.page.evaluate(async () => {
            const progress = (await (await fetch('/api/v1/meaning/progress')).json()) as {
              unread: number;
              voices: number;
            };
            return progress.voices > 0 && progress.unread === 0;
          }),
        { timeout: 90_000 },
      )
      .toBe(true);
    const { page } = ana;
    await page.goto('/voices/promises');
    await page.getByText('4 wait for you').waitFor();
    await page.locator('mark').first().waitFor();
    await page.getByLabel('What was promised').first().selectOption('Repaired');
    expect(
      await page
        .getByLabel(/By when/)
        .first()
        .inputValue(),
    ).toContain('2026-03-10');
    await page.getByRole('button', { name: 'Yes, it was promised' }).first().click();
    await page.getByText('3 wait for you').waitFor();
    await page.getByRole('button', { name: 'It was no promise' }).first().click();
    await page.getByText('2 wait for you').waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `/tmp/dD/${Date.now()}.png`, fullPage: true });
    expect(await ana.flaws()).toEqual([]);
    await page.goto('/journeys/promises?kinds=all');
    await page.getByText('1 as told by customers').waitFor();
  });

  it('a voice says what it is about, why, and takes a correction', async () => {
    const { page } = ana;
    await page.goto('/voices?q=spare');
    await page
      .getByRole('button', { name: /About Part reserved/ })
      .first()
      .click();
    await page.getByText('Why it is taken to be about this').waitFor();
    await page.getByLabel('It is about another step …').selectOption('Repaired');
    await page
      .getByRole('button', { name: /About Repaired/ })
      .first()
      .waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `/tmp/dD/${Date.now()}.png`, fullPage: true });
    expect(await ana.flaws()).toEqual([]);
  });

  it('the company teaches its words', async () => {
    const { page } = ana;
    await page.goto('/themes/words');
    await page.getByLabel('Words customers say: Repaired').fill('the lad, mended');
    await page.getByRole('button', { name: 'Save and read anew' }).click();
    await page.getByText('Saved. Voices are being read anew.').waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `/tmp/dD/${Date.now()}.png`, fullPage: true });
    expect(await ana.flaws()).toEqual([]);
  });
});
