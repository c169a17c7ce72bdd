import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { password, setUpCompany } from './entrance.ts';

describe.skipIf(chromiumPath === undefined)('the shell in a browser', () => {
  let server: TestServer;
  let ana: Visit;
  let closeBrowser: () => Promise<void>;

  beforeAll(async () => {
    const browser = await openBrowser();
    closeBrowser = () => browser.close();
    server = await openServer();
    ana = await visit(browser, server.url);
  });
  afterAll(async () => {
    await ana?.close();
    await closeBrowser?.();
    await server?.close();
  });

  it('an empty house asks for its company and first administrator, and lets them in', async () => {
    await ana.page.goto('/');
    await ana.page.getByRole('heading', { name: 'Set up Sirius' }).waitFor();
    expect(await ana.axe()).toEqual([]);
    await setUpCompany(ana, 'Vela');
    await ana.page.getByText('Vela', { exact: true }).first().waitFor();
  });

  it('an empty screen teaches with one sentence and one button', async () => {
    const { page } = ana;
    await page.goto('/journeys');
    await page.getByText('No journeys yet.').waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.getByRole('link', { name: 'Bring data in' }).last().click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/import');
  });

  it('the palette finds a screen by a few letters, and the keyboard goes there', async () => {
    const { page } = ana;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search or do…' }).waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.keyboard.type('promises are');
    await page.getByRole('button', { name: 'See which promises are kept' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/journeys/promises');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/journeys');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the person chooses look and language, and the browser remembers both', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: /Ana Duarte/ }).click();
    await page.getByText('Dark', { exact: true }).click();
    await page.getByText('Español').click();
    await page.getByRole('link', { name: 'Recorridos' }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.reload();
    await page.getByRole('link', { name: 'Recorridos' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.evaluate(() => localStorage.clear());
  });

  it('on a phone the words stand in a drawer', async () => {
    const { page } = ana;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/journeys');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Findings' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/findings');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('who signs out meets the door, a wrong password says so, and the right one opens the page they came for', async () => {
    const { page } = ana;
    await page.goto('/');
    await page.getByRole('button', { name: /Ana Duarte/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.goto('/journeys/promises');
    await page.getByLabel('E-mail').fill('ana@vela.example');
    await page.locator('input[name=password]').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail and password do not belong together.').waitFor();
    expect(await ana.axe()).toEqual([]);
    await page.locator('input[name=password]').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Promises kept, late and broken' }).waitFor();
  });

  it('nothing else went wrong in the console', () => {
    // A wrong password is a 401, and Chromium writes that down.
    expect(ana.errors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
