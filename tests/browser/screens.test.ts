import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCompany as vela } from '../../examples/telecom/generate.ts';
import { livingCompany } from '../../examples/telecom/index.ts';
import { listDecisions } from '../../src/align/decisions/contract.ts';
import { demoHouse } from '../../src/main/demo-house.ts';
import { openHouse } from '../../src/main/open-house.ts';
import { runServer } from '../../src/main/run-server.ts';
import { partScreens } from '../../src/main/screens.ts';
import { readSettings } from '../../src/main/settings.ts';
import { listFindings } from '../../src/understand/findings/contract.ts';
import { temporaryDirectory } from '../house.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';

/** The demo company with a tenth of its customers: every screen has something on it. */
const company = livingCompany({ ...vela, customers: 2000 });

const named = partScreens
  .flatMap(({ screens }) => screens)
  .filter(({ path }) => !path.includes('$'))
  .map(({ path }) => path);

describe.skipIf(chromiumPath === undefined)('every screen of the demo company', () => {
  let ines: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const dataDirectory = temporaryDirectory('screens');
    const settings = readSettings({ data: dataDirectory, port: '0' }, {});
    const house = demoHouse(company, 'a secret of the tests', false, () => undefined);
    const opened = await openHouse(settings, { logLevel: 'silent', parts: house.parts });
    const running = await runServer(opened, settings, house);
    const browser = await openBrowser();
    ines = await visit(browser, running.url.replace('localhost', '127.0.0.1'));
    close = async () => {
      await browser.close();
      await running.close();
      await opened.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  /** A screen that has what it came for: its heading, and nothing still loading. */
  async function open(path: string): Promise<void> {
    await ines.page.goto(path);
    await ines.page.locator('h1').waitFor();
    await ines.page.waitForLoadState('networkidle');
  }

  /** The answer of an operation without parameters, as the page itself would get it. */
  async function answer<T>(path: string): Promise<T> {
    return ines.page.evaluate(async (url) => (await fetch(`/api/v1${url}`)).json(), path) as Promise<T>;
  }

  it('lets one choose whose chair to take', async () => {
    await ines.page.goto('/');
    await ines.page.getByRole('button', { name: /Inés Duarte/ }).waitFor();
    expect(await ines.flaws()).toEqual([]);
    await ines.page.getByRole('button', { name: /Inés Duarte/ }).click();
    await ines.page.getByRole('navigation', { name: 'Sirius' }).waitFor();
  });

  it.each(named)('%s is readable in both themes and on a phone', async (path) => {
    await open(path);
    expect(await ines.flaws()).toEqual([]);
  });

  it('so are the screens of one finding, one decision, one score, one list of people and one person', async () => {
    const { findings } = await answer<{ findings: { id: string }[] }>(listFindings.path);
    const decisions = await answer<{ id: string }[]>(listDecisions.path);
    const [decision] = decisions;
    const [finding] = findings;
    expect(finding).toBeDefined();
    expect(decision).toBeDefined();
    for (const path of [
      `/findings/${finding?.id}`,
      `/decisions/new?finding=${finding?.id}`,
      ...decisions.map(({ id }) => `/decisions/${id}`),
      `/trace/${decision?.id}`,
      '/scores/metrics/recommend',
      '/journeys?where=journey%3DRepair&promises=true&step=Repaired',
      '/journeys/people?where=journey%3DRepair&step=Repaired',
    ]) {
      await open(path);
      expect(await ines.flaws(), path).toEqual([]);
    }
    await ines.page.locator('td a').first().waitFor();
    await ines.page.locator('td a').first().click();
    await ines.page.getByRole('heading', { name: /^Episode R/ }).waitFor();
    expect(await ines.flaws()).toEqual([]);
  });

  it('looks at one kind of journey after the other, and the title says which', async () => {
    const { page } = ines;
    await open('/journeys');
    // Opened on one kind: all of them in one picture are nobody's journey.
    expect(await page.locator('h1').textContent()).not.toBe('What customers go through');
    const kinds = page.getByRole('navigation', { name: 'Kinds of journey' });
    await kinds.getByRole('link', { name: 'Repair' }).click();
    await page.getByRole('heading', { level: 1, name: 'Repair' }).waitFor();
    await expect.poll(() => page.locator('a[data-step="Bill sent"]').count()).toBe(0);
    expect(await page.locator('a[data-step="Part reserved"]').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('where')).toBe('journey=Repair');
    await kinds.getByRole('link', { name: 'All' }).click();
    await page.getByRole('heading', { level: 1, name: 'What customers go through' }).waitFor();
  });

  it('nothing went wrong in the console', () => {
    expect(ines.errors).toEqual([]);
  });
});
