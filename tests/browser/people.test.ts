import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 9)).toISOString();
const answers: GivenMoment[] = Array.from({ length: 60 }, (_, i) => ({
  customer: `K-${String(i).padStart(3, '0')}`,
  episode: `R${i}`,
  step: 'Answer',
  kind: 'voice' as const,
  at: day(i),
  text: 'It took too long until somebody came.',
  scores: { recommend: i % 11 },
}));

describe.skipIf(chromiumPath === undefined)('people, in a browser', () => {
  let ana: Visit;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const score = { name: 'recommend', low: 0, high: 10, sumUp: 'nps' as const };
    ({ ana, close } = await companyWith(answers, score, day(90)));
  });
  afterAll(() => close());

  /** A picture for whoever looks at the screens with their own eyes. */
  const picture = async (name: string) => {
    if (process.env.PICTURES !== undefined)
      await ana.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  };
  const send = (path: string, body: unknown, method = 'POST') =>
    ana.page.evaluate(
      async ([to, what, how]) => {
        const answer = await fetch(`/api/v1${to}`, {
          method: String(how),
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(what),
        });
        return { status: answer.status, body: await answer.json() };
      },
      [path, body, method] as const,
    );

  it('customers are found, grouped, and the group is a filter everywhere', async () => {
    const { page } = ana;
    await page.goto('/people');
    await page.getByRole('link', { name: 'K-000' }).waitFor();
    const rows = Array.from({ length: 12 }, (_, i) => ({
      customer: `K-0${String(i).padStart(2, '0')}`,
      attributes: { plan: i % 2 === 0 ? 'gold' : 'basic', household: String(i) },
      identities: [
        { kind: 'email', value: `who${i >> 1}@example.org`, verified: true },
        { kind: 'phone', value: '+34 600 111 222' },
      ],
    }));
    expect((await send('/people/import', { rows, source: 'crm.csv' })).status).toBe(200);
    await page.goto('/people');
    await page.getByRole('link', { name: 'K-000' }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('people');
    await page.goto('/segments');
    await page.getByRole('textbox', { name: 'Segment' }).fill('Gold');
    await page.getByRole('textbox', { name: 'Rule' }).fill('customer.plan=gold');
    await page.getByRole('button', { name: 'Count first' }).click();
    await page.getByText('6 of 60 customers').waitFor();
    await page.getByRole('checkbox', { name: 'Core growth' }).check();
    await page.getByRole('button', { name: 'Save and count' }).click();
    await page.getByRole('link', { name: 'Gold' }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('segments');
    await page.getByRole('link', { name: 'Gold' }).click();
    await page.getByRole('heading', { name: '6 customers' }).waitFor();
  });

  it('who may be one customer is proposed with its reasons, merged, and split again', async () => {
    const { page } = ana;
    await page.goto('/people/links');
    await page.getByRole('button', { name: 'Merge: K-000, K-001' }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('links');
    await page.getByRole('button', { name: 'Merge: K-000, K-001' }).click();
    await page.getByRole('button', { name: 'Merge: K-000, K-001' }).waitFor({ state: 'detached' });
    await page.goto('/people/links?state=merged');
    await page.getByRole('button', { name: 'Split: K-000, K-001' }).waitFor();
    await page.goto('/people/customers/K-001');
    await page.getByText('Also known as').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('person');
    await page.goto('/people/links?state=merged');
    await page.getByRole('button', { name: 'Split: K-000, K-001' }).click();
    await page.getByRole('button', { name: 'Split: K-000, K-001' }).waitFor({ state: 'detached' });
  });

  it('a customer decides on their own page, without script; the request appears under consent', async () => {
    const { page } = ana;
    const made = await send('/people/customers/K-005/preference-link', {});
    const browser = page.context().browser();
    const context = await browser?.newContext({
      javaScriptEnabled: false,
      locale: 'es-ES',
      viewport: { width: 390, height: 844 },
    });
    const theirs = await context?.newPage();
    if (theirs === undefined) throw new Error('a page');
    await theirs.goto(new URL(made.body.path, page.url()).href);
    await theirs.getByRole('heading', { name: 'Sus preferencias' }).waitFor();
    const overflow = await theirs.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
    expect(overflow).toBe(false);
    if (process.env.PICTURES !== undefined)
      await theirs.screenshot({ path: `${process.env.PICTURES}/own-page.png`, fullPage: true });
    await theirs.getByLabel(/Preguntarme de vez en cuando/).uncheck();
    await theirs.getByRole('button', { name: 'Guardar' }).click();
    await theirs.getByText('Guardado. Vale desde ahora.').waitFor();
    expect(await theirs.getByLabel(/Preguntarme de vez en cuando/).isChecked()).toBe(false);
    await theirs.getByRole('button', { name: /Borrar todo/ }).click();
    await theirs.getByText(/Pidió ser borrado/).waitFor();
    await context?.close();
    await page.goto('/consent');
    await page.getByRole('link', { name: 'K-005' }).waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('consent');
  });

  it('nothing went wrong in the console', () => {
    expect(ana.errors).toEqual([]);
  });
});
