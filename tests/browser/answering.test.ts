import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WrittenSurvey } from '../../src/understand/listening/surveys/definition.contract.ts';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { everyQuestion, surveyOf } from './surveys/every-question.ts';
import { payloads } from './surveys/payloads.ts';

const t = (en: string, ar = en) => ({ en, ar });
const repair: WrittenSurvey = {
  format: 1,
  title: t('After the repair', 'بعد الإصلاح'),
  languages: ['en', 'ar'],
  respondents: 'anonymous',
  flow: [
    {
      kind: 'block',
      code: 'b',
      pages: [
        {
          code: 'p1',
          questions: [
            {
              code: 'solved',
              type: 'single',
              required: true,
              text: t('Was it solved?', 'هل حُلّت المشكلة؟'),
              choices: [
                { code: 'yes', text: t('Yes', 'نعم') },
                { code: 'no', text: t('No', 'لا') },
              ],
            },
            {
              code: 'left',
              type: 'text',
              text: t('What is left?', 'ماذا بقي؟'),
              when: { is: 'selected', question: 'solved', choice: 'no' },
            },
          ],
        },
        {
          code: 'p2',
          questions: [
            {
              code: 'recommend',
              type: 'nps',
              low: 0,
              high: 10,
              text: t('You said “{{answer:left|all is well}}”. Would you recommend us?', 'هل توصي بنا؟'),
              feeds: { metric: 'recommend', sumUp: 'nps' },
            },
          ],
        },
      ],
    },
  ],
  ends: [{ code: 'bye', kind: 'thanks', title: t('Thank you for telling us.', 'شكرا لك.') }],
};

describe.skipIf(chromiumPath === undefined)('answering a survey in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await openServer({ settings: { outboundHosts: ['127.0.0.1'] } });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function publish(definition: WrittenSurvey, link: object = {}, pin?: string) {
    const key = server.token;
    const made = await server.call('POST', '/api/v1/surveys', { json: { definition }, key });
    const { id } = made.body as { id: string };
    if (pin !== undefined) await server.call('PUT', `/api/v1/surveys/${id}/pin`, { json: { pin }, key });
    const published = await server.call('POST', `/api/v1/surveys/${id}/publish`, {
      json: { revision: 1 },
      key,
    });
    expect(published.status, published.text).toBe(200);
    const made2 = await server.call('POST', `/api/v1/surveys/${id}/links`, {
      json: { name: 'Test', channel: 'link', ...link },
      key,
    });
    const states = async () => {
      const { body } = await server.call('GET', `/api/v1/surveys/${id}/dispositions`, { key });
      const rows = (body as { dispositions: { state: string; sessions: number }[] }).dispositions;
      return Object.fromEntries(
        rows.filter(({ sessions }) => sessions > 0).map((row) => [row.state, row.sessions]),
      );
    };
    return { id, path: (made2.body as { path: string }).path, states };
  }
  const phone = { width: 390, height: 844 };

  it('is answered with script off: what a page brings more is asked, what is wrong is said, the end is reached', async () => {
    const { path, states } = await publish(repair);
    const context = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled: false,
      viewport: phone,
    });
    const page = await context.newPage();
    await page.goto(path);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('alert').getByText('Please answer this question.').waitFor();
    await page.getByLabel('No', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('There is a little more on this page').waitFor();
    await page.getByLabel('What is left?').fill('The <b>tap</b> {{hidden:x}}');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('You said “The <b>tap</b> {{hidden:x}}”').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel('What is left?').inputValue()).toBe('The <b>tap</b> {{hidden:x}}');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('9', { exact: true }).check();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Thank you for telling us.' }).waitFor();
    expect(await states()).toEqual({ completed: 1 });
    await context.close();
  });

  it('the connection is cut while answering and comes back: said on screen, delivered once, not lost by closing the window', async () => {
    const { path, states } = await publish(repair);
    const context = await browser.newContext({ baseURL: server.url, viewport: phone });
    const page = await context.newPage();
    const submits: string[] = [];
    page.on(
      'request',
      (request) => request.url().endsWith('/submit') && submits.push(request.postData() ?? ''),
    );
    await page.goto(path);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('What is left?').fill('The tap');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('No connection. Your answers are kept on this device').waitFor();
    await page.getByText('You said “The tap”').waitFor();
    await page.getByLabel('3', { exact: true }).check();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('You are done. Your answers are kept on this device').waitFor();
    expect(await states()).toEqual({});
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Thank you for telling us.' }).waitFor();
    expect(await states()).toEqual({ completed: 1 });
    expect(submits.length).toBe(1);
    await context.close();
  });

  it('the answer arrives but its acknowledgement does not: the same is sent again and counted once', async () => {
    const { path, states } = await publish(repair);
    const context = await browser.newContext({ baseURL: server.url, viewport: phone });
    const page = await context.newPage();
    let lost = 0;
    await page.route('**/submit', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.goto(path);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('10', { exact: true }).check();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Thank you for telling us.' }).waitFor();
    expect([lost, await states()]).toEqual([2, { completed: 1 }]);
    await context.close();
  });

  it('the window is closed before anything could be sent: the next visit goes on with the same answers', async () => {
    const { path, states } = await publish(repair);
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.goto(path);
    await context.setOffline(true);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('What is left?').fill('The tap drips');
    await page.getByText('No connection.').waitFor();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(path);
    await next.waitForURL(/\/s\/[^/]+\/[^/]+$/);
    expect(await next.getByLabel('What is left?').inputValue()).toBe('The tap drips');
    expect(await states()).toEqual({ partial: 1 });
    await context.close();
  });

  it('an answer that hides another says so, and what it hid is gone; one can go on elsewhere', async () => {
    const { path } = await publish(repair);
    const { page, close } = await visit(browser, server.url);
    await page.goto(path);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('What is left?').fill('The tap');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByText('Because of what you answered now').waitFor();
    expect(await page.getByLabel('What is left?').count()).toBe(0);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('You said “all is well”').waitFor();
    // On another device by the address that the page offers.
    await page.getByText('Go on later').click();
    const address = await page.getByLabel('Go on later').inputValue();
    const elsewhere = await visit(browser, server.url, { ...phone });
    await elsewhere.page.goto(address);
    await elsewhere.page.getByText('You said “all is well”').waitFor();
    expect(await elsewhere.flaws()).toEqual([]);
    await elsewhere.close();
    await close();
  });

  it('in a language that runs from right to left, switched in the page, with answers kept', async () => {
    const { path } = await publish(repair);
    const seen = await visit(browser, server.url, { ...phone });
    const { page } = seen;
    await page.goto(path);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByText('هل حُلّت المشكلة؟').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.getByLabel('نعم').isChecked()).toBe(true);
    expect(await seen.flaws()).toEqual([]);
    await page.getByRole('button', { name: 'التالي' }).click();
    await page.getByText('هل توصي بنا؟').waitFor();
    expect(await seen.flaws()).toEqual([]);
    expect(seen.errors).toEqual([]);
    await seen.close();
  });

  it('a PIN is asked for and what is wrong with it is said in the language of the browser; axe on each of these pages', async () => {
    const definition = { ...repair, languages: ['en', 'es'], rules: { pin: true } };
    const words = JSON.parse(JSON.stringify(definition).replaceAll('"ar":', '"es":')) as WrittenSurvey;
    const { path, states } = await publish(words, {}, 'AB12');
    const seen = await visit(browser, server.url, { ...phone, locale: 'es-ES' });
    const { page } = seen;
    await page.goto(path);
    expect(await seen.flaws()).toEqual([]);
    await page.getByLabel('PIN').fill('XX99');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByRole('alert').getByText('Este PIN no es correcto.').waitFor();
    expect(await seen.flaws()).toEqual([]);
    await page.getByLabel('PIN').fill('AB12');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.locator('input[value=yes]').check();
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByRole('button', { name: 'Terminar' }).click();
    await page.locator('#last').waitFor();
    expect(await seen.flaws()).toEqual([]);
    expect(await states()).toEqual({ completed: 1 });
    await page.goto('/s/aaaaaaaaaaaaaaaaaaaaaa');
    await page.getByRole('heading', { name: 'Aquí no hay ninguna encuesta que responder' }).waitFor();
    expect(await seen.flaws()).toEqual([]);
    await seen.close();
  });

  it('programs are kept out: the browser does the work unseen, also behind a PIN; without script it takes a moment', async () => {
    const rules = { captcha: true };
    const { path, states } = await publish({ ...repair, rules });
    const page = await (await browser.newContext({ baseURL: server.url, viewport: phone })).newPage();
    await page.goto(path);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('9', { exact: true }).check();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Thank you for telling us.' }).waitFor();
    await expect.poll(states).toEqual({ completed: 1 });

    const locked = await publish({ ...repair, rules: { ...rules, pin: true } }, {}, 'K7-42');
    await page.goto(locked.path);
    await page.getByLabel(/PIN/).fill('K7-42');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Was it solved?').waitFor();
    expect(await locked.states()).toEqual({ started: 1 });

    const plain = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled: false,
      viewport: phone,
    });
    const slow = await plain.newPage();
    await slow.goto(path);
    await slow.getByLabel('No', { exact: true }).check();
    await slow.getByRole('button', { name: 'Next' }).click();
    await slow.getByRole('heading', { name: 'One moment, please' }).waitFor();
    await Promise.all([page.context().close(), plain.close()]);
  });

  it('a service of others judges who is a person: its widget is filled, its answer goes along', async () => {
    const heard: string[] = [];
    const service = createServer((request, response) => {
      request.on('data', (part) => heard.push(String(part)));
      request.on('end', () => response.end('{"success":true}'));
    });
    await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
    const verify = `http://127.0.0.1:${(service.address() as AddressInfo).port}/siteverify`;
    const script = 'https://captcha.example/api.js';
    const chosen = { kind: 'other', siteKey: 'site', script, widget: 'their-widget', field: 'their-answer' };
    const json = { service: { ...chosen, verify }, secret: 'sealed' };
    expect((await server.call('PUT', '/api/v1/captcha', { json, key: server.token })).status).toBe(200);
    const { path, states } = await publish({ ...repair, rules: { captcha: true } });
    const page = await (await browser.newContext({ baseURL: server.url, viewport: phone })).newPage();
    const fill = `document.querySelector('.their-widget').innerHTML = '<input type="hidden" name="their-answer" value="a person">'`;
    await page.route(script, (route) => route.fulfill({ contentType: 'text/javascript', body: fill }));
    await page.goto(path);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('9', { exact: true }).check();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Thank you for telling us.' }).waitFor();
    await expect.poll(states).toEqual({ completed: 1 });
    expect(heard).toEqual(['secret=sealed&response=a+person&sitekey=site']);
    await server.call('DELETE', '/api/v1/captcha', { key: server.token });
    await Promise.all([page.context().close(), new Promise((closed) => service.close(closed))]);
  });

  it('a file is the very first thing somebody gives: it is taken, and handed in', async () => {
    const proof: WrittenSurvey = {
      ...repair,
      flow: [
        {
          kind: 'block',
          code: 'b',
          pages: [
            {
              code: 'p1',
              questions: [
                {
                  code: 'bill',
                  type: 'file',
                  text: t('Your bill, please'),
                  types: ['application/pdf'],
                  mostBytes: 1_000_000,
                  required: true,
                },
              ],
            },
          ],
        },
      ],
    };
    const { path, states } = await publish(proof);
    const customer: Visit = await visit(browser, server.url, phone);
    const { page } = customer;
    await page.goto(path);
    const file = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
    await page.locator('input[type=file]').setInputFiles(file);
    // At once: who goes on while the file is on its way goes on once it is there.
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    expect(await states()).toEqual({ completed: 1 });
    expect(customer.errors).toEqual([]);
    await customer.close();
  });

  it('in a kiosk the next person begins anew, with nothing of the one before', async () => {
    const { path } = await publish(repair, { channel: 'kiosk' });
    const context = await browser.newContext({ baseURL: server.url });
    await context.clock.install();
    const page = await context.newPage();
    await page.goto(path);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('What is left?').fill('My name is Eve');
    await context.clock.runFor(65_000);
    await page.getByRole('button', { name: 'I am still here' }).waitFor();
    await context.clock.runFor(25_000);
    await page.waitForURL((url) => url.pathname === path);
    await page.getByLabel('No', { exact: true }).waitFor();
    expect(await page.getByLabel('No', { exact: true }).isChecked()).toBe(false);
    expect(await page.content()).not.toContain('Eve');
    await context.close();
  });

  it('every type of question: axe finds nothing, a phone never scrolls sideways, the keyboard reaches all', async () => {
    const { path } = await publish(surveyOf(everyQuestion((text) => ({ en: text }))));
    const seen: Visit = await visit(browser, server.url);
    const { page } = seen;
    await page.goto(path);
    await page.getByLabel('Move Price up').waitFor();
    expect(await seen.flaws()).toEqual([]);
    // A ranking by keyboard.
    await page.getByLabel('Move Speed of delivery up').press('Enter');
    await page.getByLabel('Move Price up').press('Enter');
    await page.getByLabel('Move Price up').press('Enter');
    expect(await page.getByLabel('Place of Price').inputValue()).toBe('1');
    expect(await page.getByLabel('Place of Speed of delivery').inputValue()).toBe('2');
    // A slider has no answer until it is given one; its twin is a number.
    expect(await page.getByLabel('How much of it was solved?').inputValue()).toBe('');
    await page.getByLabel('Slide, or write the number').press('ArrowRight');
    expect(await page.getByLabel('How much of it was solved?').inputValue()).not.toBe('');
    // Amounts with their sum.
    await page.getByRole('textbox', { name: 'Price' }).fill('40');
    await page.getByText('Together 40 of 100').waitFor();
    // "None of these" stands alone.
    const several = page.getByRole('group', { name: 'What did you use?' });
    await several.getByLabel('Tea').check();
    await several.getByLabel('None of these').check();
    expect(await several.getByLabel('Tea').isChecked()).toBe(false);
    await page.getByLabel('How many live with you?').fill('1,000');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Please look at these answers' }).waitFor();
    const told = await page.locator('#problems').textContent();
    expect(told).toContain('Please answer this question.');
    expect(told).toContain('without a sign between thousands');
    expect(told).toContain('Together they must make 100; now they make 40.');
    expect(await page.getByLabel('How many live with you?').inputValue()).toBe('1,000');
    expect(await seen.flaws()).toEqual([]);
    expect(seen.errors).toEqual([]);
    await seen.close();
  });

  it(`${payloads.length} hostile texts in every word, choice, hidden field and answer: none runs, no policy is broken`, async () => {
    const questions = payloads.flatMap((bad, i) => {
      const answered = i === 0 ? '' : `{{answer:t${i - 1}}}`;
      const text = { en: `${bad} ${answered} {{hidden:h}}` };
      const choices = [
        { code: 'a', text: { en: bad }, icon: bad.slice(0, 8) },
        { code: 'b', text: { en: bad }, other: true },
      ];
      const more = { help: { en: bad }, nonAnswers: [{ means: 'dont-know' as const, text: { en: bad } }] };
      return [
        { code: `t${i}`, type: 'text' as const, text, placeholder: { en: bad }, ...more },
        i % 2 === 0
          ? { code: `c${i}`, type: 'multiple' as const, text, choices }
          : { code: `m${i}`, type: 'matrix' as const, text, rows: choices, columns: choices },
      ];
    });
    const { path } = await publish(
      surveyOf(
        questions,
        {
          title: { en: payloads[0] ?? '' },
          hidden: [{ code: 'h' }],
          ends: [
            {
              code: 'bye',
              kind: 'thanks',
              title: { en: `${payloads[1]} {{answer:t3}}` },
              text: { en: payloads.join('\n') },
            },
          ],
        },
        40,
      ),
    );
    const seen = await visit(browser, server.url);
    const { page } = seen;
    const ran: string[] = [];
    await page.exposeFunction('ran', (what: string) => ran.push(what));
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        void (window as unknown as { ran(what: string): void }).ran(`policy: ${event.violatedDirective}`);
      });
    });
    for (const bad of payloads) {
      await page.goto(`${path}?h=${encodeURIComponent(bad)}`);
      expect(await page.locator('.text').first().textContent()).toContain(bad.trim().slice(0, 6));
    }
    for (let at = 0; at < questions.length; at += 40) {
      for (let i = at / 2; i < Math.min(payloads.length, at / 2 + 20); i++) {
        await page.locator(`[name="a/t${i}"]`).fill(payloads[i]?.replace(/\n/g, ' ') ?? '');
      }
      await page.reload();
      const last = page.getByRole('button', { name: /Next|Finish/ });
      await last.click();
    }
    await page.locator('#last').waitFor();
    await page.reload();
    expect(ran).toEqual([]);
    expect(seen.errors).toEqual([]);
    await seen.close();
  });
});
