import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { setUpCompany } from './entrance.ts';

describe.skipIf(chromiumPath === undefined)('invitations, in a browser', () => {
  let ana: Visit;
  let server: TestServer;
  let survey: string;
  let close: () => Promise<void> = async () => undefined;
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
  });

  /** The page's own call, as Ana is signed in there. */
  const call = async (method: string, path: string, body?: unknown) =>
    ana.page.evaluate(
      async (asked) => {
        const response = await fetch(`/api/v1${asked.path}`, {
          method: asked.method,
          ...(asked.body === undefined
            ? {}
            : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked.body) }),
        });
        return response.json();
      },
      { method, path, body },
    ) as Promise<{ id: string; revision: number; refused?: string }>;

  beforeAll(async () => {
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    const browser = await openBrowser();
    server = await openServer({ settings: { outboundHosts: ['127.0.0.1'] } });
    ana = await visit(browser, server.url);
    await setUpCompany(ana, 'Vela');
    const made = await call('POST', '/surveys', { template: 'nps' });
    survey = made.id;
    await call('POST', `/surveys/${survey}/publish`, { revision: made.revision });
    close = async () => {
      await ana.close();
      await browser.close();
      await server.close();
      await new Promise<void>((done) => smtp.close(() => done()));
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

  it('mail is set up and tried', async () => {
    const { page } = ana;
    await page.goto('/mail');
    await page.getByLabel('Mail server').fill('127.0.0.1');
    await page.getByLabel('Port').fill(String((smtp.server.address() as AddressInfo).port));
    await page.getByRole('combobox', { name: 'Encryption' }).click();
    await page.getByRole('option', { name: /None/ }).click();
    await page.getByLabel('Sender’s name').fill('Vela');
    await page.getByLabel('Sender’s address').fill('care@vela.example');
    await page.getByLabel('Where customers reach this server').fill('https://answers.vela.example');
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByLabel('Send a mail to').fill('ana@vela.example');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('It left. The mail server said').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('mail');
  });

  it('a round is written, its list given, checked and started; each invitation says what became of it', async () => {
    const { page } = ana;
    await page.goto('/invitations');
    await page.getByText('Nobody was invited yet').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('link', { name: 'New invitation round' }).click();
    await page.getByLabel('Subject (en)').fill('How are we doing?');
    await page.getByLabel('Text (en)').fill('Hello,\n\none question for you.');
    expect(await ana.flaws()).toEqual([]);
    await picture('invitations-new');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    const list = join(server.dataDirectory, 'list.csv');
    writeFileSync(list, 'customer,email\nC-1,one@x.example\nC-2,two@x.example\nC-3,<script>\n');
    await page.locator('input[type=file]').setInputFiles(list);
    await page.getByText('2 people are on the list.').waitFor();
    await page.getByText('line 4: no e-mail address').waitFor();
    await page.getByRole('button', { name: 'Look who would be asked' }).click();
    await page.getByText('one question for you').last().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('invitations-draft');
    await page.getByRole('button', { name: 'Start sending' }).click();
    await page.getByRole('heading', { name: 'What became of them' }).waitFor();
    await page.getByText('C-2').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('invitations-round');
  });

  it('rules are kept, and an address is put on the list of those nobody writes to', async () => {
    const { page } = ana;
    await page.goto('/invitations/rules');
    await page.getByLabel('Leave people in peace after they were let down').check();
    expect(await ana.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'Keep the rules' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByLabel('E-mail address or phone number').fill('leave@me.example');
    await page.getByRole('button', { name: 'Never write to this address' }).click();
    await page.getByText('on the do-not-contact list').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('invitations-rules');
  });

  it('an address has its QR code, and a page of one’s own its snippet', async () => {
    const { page } = ana;
    await page.goto(`/surveys/${survey}/addresses`);
    await page.getByText('None yet. Make one above').waitFor();
    await page.getByLabel('What it is for').fill('Poster in the shop');
    await page.getByRole('combobox', { name: 'Way' }).click();
    await page.getByRole('option', { name: 'QR code' }).click();
    await page.getByRole('button', { name: 'Make the address' }).click();
    await page.getByAltText(/^QR code of https:\/\/answers\.vela\.example\/s\//).waitFor();
    await page.getByLabel('What it is for').fill('Checkout');
    await page.getByRole('combobox', { name: 'Way' }).click();
    await page.getByRole('option', { name: 'In a page of yours' }).click();
    await page.getByLabel(/^Site that shows it/).fill('https://shop.example');
    await page.getByRole('button', { name: 'Make the address' }).click();
    await page.getByText('data-show="popover"').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('survey-addresses');
  });

  it('nothing went wrong in the console', () => {
    expect(ana.errors).toEqual([]);
  });
});
