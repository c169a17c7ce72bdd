import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, writeCompany } from '../../examples/telecom/generate.ts';
import { everywhere } from '../../examples/telecom/levers.ts';
import { readSettings, workspaceNamed, writeSettings } from '../../src/align/governance/index.ts';
import { temporaryDirectory } from '../house.ts';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { password, setUpCompany } from './entrance.ts';

/** Repairs of a small telecom, eighteen months of them; its own files, told to Sirius by nobody. */
const company: Company = {
  seed: 7,
  customers: 4000,
  from: Date.UTC(2025, 0, 1),
  to: Date.UTC(2026, 6, 1),
  levers: [],
};
const startsOn = '2026-07-06';
const checkOn = '2026-11-02';

describe.skipIf(chromiumPath === undefined)('a newcomer, from nothing to a verdict', () => {
  let server: TestServer;
  let browser: Browser;
  let ana: Visit;
  let ben: Visit;
  let workspaceId: string;
  let invitation: string;
  let decision: string;
  const folder = temporaryDirectory('exports');

  /** What the company's systems export by a day: the same rows as before, and the new ones. */
  async function exported(name: string, to: Company['to'], more: Partial<Company> = {}): Promise<string> {
    const at = join(folder, name);
    mkdirSync(at);
    const paths = await writeCompany({ ...company, ...more, to }, at);
    return paths.find((path) => path.endsWith('repairs.csv')) as string;
  }

  /** The company is an invented one, so that its calendar can be turned. */
  async function setToday(day: string): Promise<void> {
    const { records } = server.opened.house.services;
    const known = await readSettings(records, workspaceId);
    if (known === null) throw new Error('no company');
    await writeSettings(records, workspaceId, {
      ...known.settings,
      demo: true,
      clock: `${day}T09:00:00.000Z`,
    });
  }

  /** Drops a file into the zone, sets the proposal right, imports, and waits for the result. */
  async function bringIn({ page }: Visit, file: string, look?: () => Promise<void>): Promise<void> {
    await page.goto('/import');
    await page.getByText('Drop files here').waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'In words' }).waitFor();
    // Planning the visit happened at that time; it is not a day that was promised.
    const planned = page.getByLabel('“visit_planned_at” looks like a promise. Which event keeps it?');
    await planned.selectOption({ label: 'It is no promise: leave it out' });
    for (const [step, owner] of [
      ['Part reserved', 'Logistics'],
      ['Repaired', 'Field'],
    ] as const) {
      const moment = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: `Leave out ${step}` }) });
      for (const one of await moment.all()) {
        await one.getByLabel('Owning function').fill(owner);
        await one.getByLabel('Owning function').press('Enter');
      }
    }
    await look?.();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: /moments came in/ }).waitFor({ timeout: 60_000 });
  }

  beforeAll(async () => {
    browser = await openBrowser();
    server = await openServer();
    ana = await visit(browser, server.url);
    ben = await visit(browser, server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sets up her company in an empty house', async () => {
    await ana.page.goto('/');
    await ana.page.getByRole('button', { name: 'Begin' }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await setUpCompany(ana, 'Lumen Home');
    workspaceId = (await workspaceNamed(server.opened.house.services.records, 'Lumen Home')).id;
    await setToday('2026-07-01');
    await ana.page.reload();
    await ana.page.locator('h1').waitFor();
    expect(await ana.flaws()).toEqual([]);
  });

  it('drops her file, sets the proposal right and sees what came in', async () => {
    await bringIn(ana, await exported('july', company.to), async () => {
      expect(await ana.flaws()).toEqual([]);
    });
    expect(await ana.page.textContent('main')).toContain('repairs.csv');
    expect(await ana.flaws()).toEqual([]);
  });

  it('sees the journey and goes from a number to people to one person, with the promise drawn', async () => {
    const { page } = ana;
    await page.getByRole('link', { name: 'See the journeys' }).click();
    await page.locator('a[data-step="Repaired"]').waitFor();
    expect(await page.getByText(/\d\s% kept/).count()).toBeGreaterThan(0);
    expect(await ana.flaws()).toEqual([]);
    await page.locator('a[data-step="Part reserved"]').click();
    await page.locator('a[href^="/journeys/people"][href*="step=Part"]').first().click();
    await page.getByRole('heading', { name: 'Passed “Part reserved”' }).waitFor();
    await page.locator('td a').first().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await page.locator('td a').first().click();
    await page.getByRole('heading', { name: /^Episode / }).waitFor();
    await page
      .getByText(/kept|late|missed/i)
      .first()
      .waitFor();
    expect(await ana.flaws()).toEqual([]);
  });

  it('opens the largest finding, hears three customers and presses Decide', async () => {
    const { page } = ana;
    await page.goto('/findings');
    await page
      .getByText(/points lower/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await ana.flaws()).toEqual([]);
    await page.locator('main a[href^="/findings/"]').first().click();
    await page
      .getByText(/promise “Repaired” was missed/)
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Voices' }).waitFor();
    expect(await page.locator('main blockquote').count()).toBeGreaterThanOrEqual(3);
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('link', { name: 'Decide' }).first().click();
  });

  it('is refused a contribution that says nothing, and submits one that does', async () => {
    const { page } = ana;
    await page.getByLabel('What is decided').fill('Reserve the part before the visit is planned');
    const write = (field: string, text: string) =>
      page.getByRole('textbox', { name: field, exact: true }).fill(text);
    await write('For whom', 'households');
    await write('Who is affected', 'Households waiting for a repair');
    await write('What is done differently', 'it improves customer experience');
    await write('What they will notice', 'a better experience');
    await page.getByText('Say more').first().waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'Say more' }).textContent()).toMatch(
      /name the step|who is affected|notice/i,
    );
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    expect(page.url()).toContain('/decisions/new');

    await write('What is done differently', 'Logistics reserves the part before Planning promises a day');
    await write('What they will notice', 'the technician comes once, on the promised day, with the part');
    await page.getByLabel('Begins on').fill(startsOn);
    await page.getByLabel('Check date', { exact: true }).fill(checkOn);
    await page.getByLabel('Value to reach').fill('9.5');
    await page.getByLabel('Function, row 1').fill('Logistics');
    await page.getByLabel('What changes for them, row 1').fill('ten more reservations to book each morning');
    await page.getByLabel('Suppliers').fill('a forecast of parts every Monday');
    await page.getByLabel('Investors').fill('none because the stock stays the same');
    await page.getByLabel('Community').fill('none because there is no new traffic');
    await page
      .getByText('It can be seen by the check date')
      .or(page.getByText(/too small to see/))
      .first()
      .waitFor();
    await page.getByRole('status').filter({ hasText: 'Say more' }).waitFor({ state: 'detached' });
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.getByText('Waiting for approval').first().waitFor();
    decision = new URL(page.url()).pathname;
    expect(await ana.flaws()).toEqual([]);
  });

  it('invites Ben, who hears three voices and approves', async () => {
    await ana.page.goto('/company');
    await ana.page.getByLabel('E-mail').fill('ben@lumen.example');
    const form = ana.page.locator('form').filter({ has: ana.page.getByLabel('E-mail') });
    await form.getByText('Roles', { exact: true }).click();
    await ana.page.getByRole('option', { name: 'Approver' }).click();
    await ana.page.keyboard.press('Escape');
    await ana.page.getByRole('button', { name: 'Invite', exact: true }).click();
    invitation = (await ana.page.getByText(/\/join\?token/).textContent()) ?? '';
    expect(await ana.flaws()).toEqual([]);

    const { page } = ben;
    await page.goto(new URL(invitation).pathname + new URL(invitation).search);
    await page.getByLabel('Your name').fill('Ben Okafor');
    await page.locator('input[name=password]').fill(password);
    expect(await ben.flaws()).toEqual([]);
    await page.getByRole('button', { name: /join|begin|enter/i }).click();
    await page.getByRole('navigation', { name: 'Sirius' }).waitFor();
    await page.goto(decision);
    await page.getByRole('button', { name: 'Open the three voices' }).waitFor();
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Open the three voices' }).click();
    await page.locator('main blockquote').nth(2).waitFor();
    expect(await ben.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page
      .getByText(/Its verdict is|verdict/i)
      .first()
      .waitFor();
  });

  it('goes to the check date, drops the new export, and reads the verdict with its interval', async () => {
    const { page } = ana;
    await page.goto(decision);
    await page.getByRole('button', { name: /^Jump to/ }).click();
    await page
      .getByText('Due', { exact: true })
      .or(page.getByText(/records/))
      .first()
      .waitFor();
    // From the first day on, four forgotten parts in five are reserved after all.
    const levers = [{ name: 'reserve part', from: Date.parse(startsOn), regions: everywhere }] as const;
    await bringIn(ana, await exported('november', Date.parse(checkOn), { levers }));
    await page.goto(decision);
    const check = page.getByRole('button', { name: 'Check now' });
    const verdict = page.getByText(/^●\s*Confirmed$/);
    await expect.poll(() => page.textContent('main'), { timeout: 10_000 }).toMatch(/Check now|Confirmed/);
    if (await check.isVisible()) await check.click();
    await verdict.first().waitFor();
    expect(await page.textContent('main')).toMatch(/−\d+ points, −\d+ to −\d+ · [\d,]+ promises/);
    expect(await ana.flaws()).toEqual([]);
  });

  it('sees it all at home, and the line of sight', async () => {
    const { page } = ana;
    await page.goto('/');
    await page.getByText('Reserve the part before the visit is planned').first().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await page.goto(decision.replace('/decisions/', '/trace/'));
    await page.getByText('Confirmed').first().waitFor();
    expect(await ana.flaws()).toEqual([]);
  });

  it('nothing went wrong in either console', () => {
    expect(ana.errors).toEqual([]);
    expect(ben.errors).toEqual([]);
  });
});
