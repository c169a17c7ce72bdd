import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

const day = (n: number, hour = 9) => new Date(Date.UTC(2025, 0, 1 + n, hour)).toISOString();

/** Eighty people order, wait for a visit that was promised by day 5, and say how it was; some visits are re-planned. */
function people(): GivenMoment[] {
  return Array.from({ length: 80 }, (_, i): GivenMoment[] => {
    const customer = `C${i}`;
    const episode = `O-${i}`;
    const replanned = i % 4 === 0;
    const visited = replanned ? 9 : 4;
    const at = { customer, episode };
    return [
      { ...at, step: 'Place order', function: 'Sales', at: day(0) },
      { ...at, step: 'Visit', kind: 'promise', function: 'Planning', at: day(1), due: day(5) },
      { ...at, step: 'Plan visit', function: 'Planning', at: day(1, 10) },
      ...(replanned ? [{ ...at, step: 'Re-plan', function: 'Planning', at: day(3) }] : []),
      { ...at, step: 'Visit', function: 'Field', at: day(visited) },
      {
        ...at,
        step: 'Customer answered',
        kind: 'voice',
        at: day(visited + 1),
        text: replanned ? 'They changed the day by text while I was at work.' : 'Quick and friendly.',
        scores: { satisfaction: replanned ? 2 + ((i / 4) % 2) : 8 + (i % 3) },
      },
    ];
  }).flat();
}

describe.skipIf(chromiumPath === undefined)('journeys in a browser', () => {
  let ana: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const company = await companyWith(
      people(),
      { name: 'satisfaction', low: 0, high: 10, sumUp: 'mean' },
      day(60),
    );
    ({ ana, close } = company);
  });
  afterAll(() => close());

  it('the map shows who hurts and which promise slips, and adds up', async () => {
    const { page } = ana;
    await page.goto('/journeys');
    await page.getByRole('link', { name: /^Re-plan, Planning, 20 episodes/ }).waitFor();
    await expect.poll(() => page.textContent('h1')).toBe('What customers go through');
    expect(await page.getByText('80 episodes').first().isVisible()).toBe(true);
    expect(await page.locator('a[data-step][data-hurts]').count()).toBeGreaterThan(0);
    expect(
      await page
        .getByText(/75\s% kept/)
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await ana.axe()).toEqual([]);
  });

  it('a number on the map leads to its people, and one of them to their timeline with every record', async () => {
    const { page } = ana;
    await page.goto('/journeys?step=Re-plan');
    await page.getByRole('link', { name: '20', exact: true }).click();
    await page.getByRole('heading', { name: 'Passed “Re-plan”' }).waitFor();
    await page.getByText('20 episodes · 20 customers').waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.getByRole('link', { name: 'O-0', exact: true }).click();
    await page.getByRole('heading', { name: 'Episode O-0' }).waitFor();
    await page.getByText('They changed the day by text while I was at work.').waitFor();
    expect(await page.getByText('Promise missed: Visit').first().isVisible()).toBe(true);
    expect(await ana.axe()).toEqual([]);
  });

  it('the same numbers stand in the table, and the keyboard walks the map', async () => {
    const { page } = ana;
    await page.goto('/journeys');
    const first = page.locator('a[data-step]').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-step'))).toBe('Plan visit');
    await page.getByRole('button', { name: 'Show “Actual journeys” as a table' }).click();
    const row = page.getByRole('row', { name: /Plan visit → Re-plan/ });
    expect(await row.textContent()).toContain('20');
    expect(await ana.axe()).toEqual([]);
  });

  it('every screen of journeys is readable in both themes, on a phone, and in Spanish', async () => {
    const { page } = ana;
    for (const path of [
      '/journeys/paths',
      '/journeys/promises',
      '/journeys/compare?a=promise%3Dlate&b=promise%3Dkept',
      '/journeys/customers/C0',
      '/journeys/episodes/nobody',
      '/nowhere',
    ]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.locator('h1').waitFor();
      expect(await ana.axe(), path).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/journeys');
    await page.locator('a[data-step]').first().waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.evaluate(() => localStorage.setItem('sirius.language', 'es'));
    await page.reload();
    await page.getByRole('heading', { name: 'Lo que viven los clientes' }).waitFor();
  });

  it('nothing went wrong in the console, but for the episode that nobody has', () => {
    expect(ana.errors.filter((error) => !error.includes('/episodes/nobody'))).toEqual([]);
  });
});
