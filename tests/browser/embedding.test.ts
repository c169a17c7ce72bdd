import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { surveyOf } from './surveys/every-question.ts';

const en = (text: string) => ({ en: text });

describe.skipIf(chromiumPath === undefined)("a survey inside somebody else's page", () => {
  let server: TestServer;
  let browser: Browser;
  let shop: Server;
  let site: string;
  let markup = '';
  let secret = '';
  beforeAll(async () => {
    browser = await openBrowser();
    server = await openServer();
    shop = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Shop</title><button id="buy">Buy</button>${markup}`);
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    const key = server.token;
    const definition = surveyOf([{ code: 'why', type: 'text', text: en('What were you looking for?') }]);
    const made = await server.call('POST', '/api/v1/surveys', { json: { definition }, key });
    const { id } = made.body as { id: string };
    await server.call('POST', `/api/v1/surveys/${id}/publish`, { json: { revision: 1 }, key });
    const link = await server.call('POST', `/api/v1/surveys/${id}/links`, {
      json: { name: 'Shop', channel: 'embed', origins: [site] },
      key,
    });
    secret = (link.body as { path: string }).path.split('/').pop() ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    shop?.close();
  });
  const loader = (data: string) =>
    `<script src="${server.url}/survey-page/embed.js" data-survey="${secret}" ${data}></script>`;

  it('inline: answered in its frame, which grows with it; only the listed site may frame it', async () => {
    markup = loader('data-show="inline" data-title="Tell us"');
    const page = await browser.newPage();
    await page.goto(site);
    const frame = page.frameLocator('iframe[title="Tell us"]');
    await frame.getByLabel('What were you looking for?').fill('A kettle');
    await frame.getByRole('button', { name: 'Finish' }).click();
    await frame.getByRole('heading', { name: 'Thank you.' }).waitFor();
    const height = await page.locator('iframe').evaluate((one) => one.clientHeight);
    expect(height).toBeGreaterThan(120);
    expect(height).not.toBe(320);
    const { headers } = await server.call('GET', `/s/${secret}?embed=${encodeURIComponent(site)}`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${site}`);
    await page.close();
  });

  it('at a moment: a window that keeps the focus, closes by Esc, gives it back, and does not come twice', async () => {
    markup = loader('data-on="repair-done"');
    const page = await browser.newPage();
    await page.goto(site);
    await page.locator('#buy').focus();
    const tell = () =>
      page.evaluate(() =>
        (window as never as { sirius: { moment(name: string): void } }).sirius.moment('repair-done'),
      );
    await tell();
    await page.getByRole('dialog', { name: 'Survey' }).waitFor();
    await page.frameLocator('iframe').getByLabel('What were you looking for?').waitFor();
    for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('buy');
    await page.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('buy');
    await tell();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  it('Esc pressed inside the frame closes it too; what another window says is not listened to', async () => {
    markup = loader('data-on="leave" data-every="0"');
    const page = await browser.newPage();
    await page.goto(site);
    await page.evaluate(() => dispatchEvent(new Event('leave')));
    const field = page.frameLocator('iframe').getByLabel('What were you looking for?');
    await field.waitFor();
    await page.evaluate(() => postMessage({ sirius: 'close' }, '*'));
    await page.waitForTimeout(300);
    expect(await page.getByRole('dialog').count()).toBe(1);
    await field.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });
});
