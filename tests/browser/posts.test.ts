import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { setUpCompany } from './entrance.ts';

const mail = [
  'From: Ana Ruiz <ana@example.com>',
  'To: help@vela.example',
  'Date: Mon, 05 Jan 2026 12:00:00 +0000',
  'Message-ID: <a1@example.com>',
  'Subject: <img src=x onerror="window.hacked=1"> Router',
  '',
  'Nobody came on Monday.',
  '',
  '-- ',
  'Ana',
].join('\r\n');

describe.skipIf(chromiumPath === undefined)('listening posts, in a browser', () => {
  let ana: Visit;
  let browser: Browser;
  let server: TestServer;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await openServer();
    ana = await visit(browser, server.url);
    await setUpCompany(ana, 'Vela');
    close = async () => {
      await ana.close();
      await browser.close();
      await server.close();
    };
  });
  afterAll(() => close());
  /** A picture for whoever looks at the screens with their own eyes. */
  const picture = async (name: string) => {
    const { page } = ana;
    if (process.env.PICTURES === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(300);
        await page.screenshot({
          path: `${process.env.PICTURES}/${name}-${colorScheme}-${width}.png`,
          fullPage: true,
        });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it('an empty sheet teaches; a mailbox is set up and its sheet filled in', async () => {
    const { page } = ana;
    await page.goto('/posts');
    await page.getByText('Nothing is listened to yet').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('link', { name: 'New listening post' }).click();
    await page.getByLabel('Mailbox').check();
    await page.getByLabel('Name').fill('Support mailbox');
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('heading', { level: 1, name: 'Support mailbox' }).waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Legal basis').fill('Contract');
    await page.getByLabel('Whom it hears').fill('Customers who write to help@vela.example');
    await page.getByRole('button', { name: 'Save' }).first().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await page.locator('form', { hasText: 'Legal basis' }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('Customers who write to help@vela.example').waitFor();
  });

  it('mails from a file become voices; what a mail says is never more than words', async () => {
    const { page } = ana;
    const path = join(server.dataDirectory, 'one.eml');
    writeFileSync(path, mail);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('button', { name: 'Bring them in' }).click();
    await page.getByText('1 read: 1 accepted').waitFor();
    await page.getByRole('link', { name: 'a1@example.com', exact: true }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('mailbox');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Ana Duarte paused it').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('link', { name: 'a1@example.com', exact: true }).click();
    await page.getByText('Nobody came on Monday').first().waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('another tool calls with a secret shown once, and its sample says how it is read', async () => {
    const { page } = ana;
    await page.goto('/posts/new');
    await page.getByLabel('Another tool (webhook)').check();
    await page.getByLabel('Name').fill('Help desk');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByText('None yet: every call is refused.').waitFor();
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByText(/^whs_/).waitFor();
    const sample = {
      id: 7,
      created_at: '2026-02-01T10:00:00Z',
      customer: { email: 'bo@example.com' },
      text: 'Hello',
    };
    await page.getByLabel('Sample').fill(JSON.stringify(sample));
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByText('The sample becomes one item.').waitFor();
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('Saved').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('webhook');
    await page.goto('/posts');
    await page.getByText('2 places are listened to · 1 item in the last 30 days').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('sheet');
    expect(ana.errors).toEqual([]);
  });

  it('an observation from a phone survives a lost connection and a lost answer, and is there once', async () => {
    const phone = await visit(browser, server.url, { width: 390, height: 844 });
    await phone.context.addCookies(await ana.context.cookies());
    const { page, context } = phone;
    await page.goto('/observe');
    await page
      .getByLabel('What the customer said')
      .fill('<img src=x onerror="window.hacked=1"> Is this open?');
    await page.getByLabel('What I saw').fill('Nobody at the desk for ten minutes.');
    await page.getByLabel('At which step').fill('Shop visit');
    const drawn = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 300, 150);
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    });
    const photo = { name: '"><b>.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(drawn, 'base64') };
    await page.locator('input[type=file][capture]').setInputFiles(photo);
    await page.getByAltText('Photo 1').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Say first who can be recognised').waitFor();
    await page.getByLabel('Nobody can be recognised').check();
    await page.locator('summary').click();
    expect(await phone.flaws()).toEqual([]);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('One observation waits on this phone.').waitFor();
    await page.close();
    await context.setOffline(false);
    // Opened again: it leaves by itself. The server takes it, and its first answer is lost on the way.
    const later = await context.newPage();
    let lost = 0;
    await later.route('**/api/v1/observations/*', async (route) => {
      if (route.request().method() !== 'PUT' || lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await later.goto('/observations');
    await later.getByText('One observation waits on this phone.').waitFor();
    await later.getByRole('button', { name: 'Try now' }).click();
    await later.getByText('Delivered.').waitFor();
    await later.getByText('1 observation', { exact: true }).waitFor();
    await later.close();
    await ana.page.goto('/observations');
    await ana.page.getByText('1 observation', { exact: true }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await ana.page.getByRole('link', { name: 'Shop visit' }).click();
    const shown = ana.page.getByAltText('Photo 1');
    await shown.waitFor();
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
    await ana.page.getByText('Is this open?').waitFor();
    expect(await ana.flaws()).toEqual([]);
    expect(await ana.page.evaluate(() => 'hacked' in window)).toBe(false);
    await ana.page.getByRole('button', { name: 'Delete' }).click();
    await ana.page.getByRole('button', { name: 'Delete for good' }).click();
    await ana.page.getByText('Nobody has written an observation yet').waitFor();
    expect(ana.errors).toEqual([]);
    await phone.close();
  });

  it('the form for observations opens without a connection, keeps what was written, and delivers it once', async () => {
    const phone = await visit(browser, server.url, { width: 390, height: 844 });
    await phone.context.addCookies(await ana.context.cookies());
    const { page, context } = phone;
    await page.goto('/observe');
    await page.getByLabel('What I saw').waitFor();
    const kept = () =>
      page.evaluate(async () => {
        const shelf = await caches.open('sirius-observe');
        return (await shelf.keys()).map(({ url }) => new URL(url).pathname);
      });
    await expect.poll(kept).toContain('/observe');
    // The page that is the same for everybody, and the files it is built of: nothing of the API, nothing of a person.
    expect((await kept()).filter((path) => path !== '/observe' && !path.startsWith('/assets/'))).toEqual([]);
    const scopes = () =>
      page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      );
    expect(await scopes()).toEqual(['/observe']);
    await page.close();

    await context.setOffline(true);
    const away = await context.newPage();
    await away.goto('/observe');
    await away.getByLabel('What I saw').fill('The queue reached the street.');
    const buffer = Buffer.from(
      await away.evaluate(() => {
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillRect(0, 0, 300, 150);
        return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
      }),
      'base64',
    );
    const photo = { name: 'queue.jpg', mimeType: 'image/jpeg', buffer };
    await away.locator('input[type=file][capture]').setInputFiles(photo);
    await away.getByAltText('Photo 1').waitFor();
    await away.getByLabel('Nobody can be recognised').check();
    await away.getByRole('button', { name: 'Save' }).click();
    await away.getByText('One observation waits on this phone.').waitFor();
    await away.reload();
    await away.getByText('One observation waits on this phone.').waitFor();
    await away.getByLabel('What I saw').fill('Half a sentence');
    await context.setOffline(false);
    // By itself: at once where the network is there as soon as the browser says so, else at the next of its tries.
    await away.getByText('Delivered.').waitFor({ timeout: 60_000 });
    // Who goes on writing meanwhile loses nothing when the connection comes back.
    expect(await away.getByLabel('What I saw').inputValue()).toBe('Half a sentence');
    const { body } = await server.call('GET', '/api/v1/observations', { key: server.token });
    const observations = body.observations as { saw: string; photos: unknown[] }[];
    const mine = observations.filter(({ saw }) => saw === 'The queue reached the street.');
    expect(mine.map(({ photos }) => photos.length)).toEqual([1]);
    await phone.close();
  });
});
