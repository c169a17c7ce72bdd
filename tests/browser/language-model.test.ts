import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../../examples/telecom/random.ts';
import { comment, experiences } from '../../examples/telecom/verbatims.ts';
import type { GivenMoment } from '../../src/understand/journeys/given.ts';
import { type Behaviour, type FakeModel, openFakeModel } from '../fake-model.ts';
import { chromiumPath, type Visit } from './browser.ts';
import { companyWith } from './entrance.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 9)).toISOString();

/** Answers with words, as the customers of the demo company write. */
const answers: GivenMoment[] = Array.from({ length: 240 }, (_, i): GivenMoment[] => {
  const text = comment(chance('language model', i), 'en', [experiences[i % experiences.length] ?? 'plain']);
  if (text === '') return [];
  const at = day(i % 90);
  return [
    {
      customer: `C${i}`,
      episode: `R${i}`,
      step: 'Answer',
      kind: 'voice',
      at,
      text,
      scores: { recommend: i % 11 },
    },
  ];
}).flat();

/** Cites what it was given; of unsure labels it always says the last that is possible. */
const honest: Behaviour = ({ data }) => {
  if (data.clauses !== undefined) {
    return JSON.stringify({
      opinions: data.clauses.flatMap(({ id, text, tasks }) =>
        tasks.map((task) => ({ clause: id, task, label: data.labels?.[task]?.at(-1), words: text })),
      ),
    });
  }
  const [first] = data.quotes ?? [];
  return JSON.stringify({
    sentences: [{ text: 'Waiting for what was promised', cites: [{ quote: first?.id, words: first?.text }] }],
  });
};

describe.skipIf(chromiumPath === undefined)('the language model, in a browser', () => {
  let ana: Visit;
  let model: FakeModel;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    model = await openFakeModel(honest);
    const score = { name: 'recommend', low: 0, high: 10, sumUp: 'nps' as const };
    ({ ana, close } = await companyWith(answers, score, day(120), { outboundHosts: [model.host] }));
  });
  afterAll(async () => {
    await close();
    model?.close();
  });
  /** A picture for whoever looks at the screens with their own eyes. */
  const picture = async (name: string) => {
    if (process.env.PICTURES !== undefined)
      await ana.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  };

  it('nothing leaves before somebody says where, why, who answers for it and for how much', async () => {
    const { page } = ana;
    await page.goto('/language-model');
    await page.getByText('No word of a customer is sent anywhere').waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('off');
    await page.getByLabel('Address').fill('http://169.254.169.254/v1');
    await page.getByLabel(/^Model/).fill('fake-1');
    await page.getByLabel(/^Key/).fill('sk-canary');
    await page.getByLabel(/^Purpose/).fill('Names of themes for our monthly report');
    await page.getByLabel(/^Legal basis/).fill('Legitimate interest; redacted text only');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('is not on the internet').waitFor();
    await page.getByLabel('Address').fill(model.url);
    await page.getByRole('switch', { name: /Second opinions/ }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('Redacted words of customers are sent').waitFor();
    expect(await page.content()).not.toContain('sk-canary');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('It answers as it must').waitFor();
    await page
      .getByRole('button', { name: /20\d\d/ })
      .first()
      .click();
    await page.getByText('What was sent').first().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('on');
  });

  it('a theme gets a suggested name with its proof; a person takes it over', async () => {
    const { page } = ana;
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const progress = (await (await fetch('/api/v1/meaning/progress')).json()) as {
              voices: number;
              unread: number;
            };
            return progress.voices > 0 && progress.unread === 0;
          }),
        { timeout: 90_000 },
      )
      .toBe(true);
    await page.goto('/themes');
    await page.getByRole('button', { name: /Find themes/ }).click();
    const first = page.locator('tbody a[data-row]').first();
    await first.waitFor({ timeout: 90_000 });
    // A theme that was just found is spoken of once the voices are read with it.
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const { themes } = (await (await fetch('/api/v1/themes')).json()) as {
              themes: { counts: { voices: number } }[];
            };
            return themes.some(({ counts }) => counts.voices > 0);
          }),
        { timeout: 90_000 },
      )
      .toBe(true);
    await page.reload();
    await first.click();
    await page.getByRole('button', { name: 'Suggest a name' }).click();
    await page.getByText('Suggested by fake-1').waitFor({ timeout: 60_000 });
    expect(await ana.flaws()).toEqual([]);
    await picture('theme');
    await page.getByRole('button', { name: 'Take it over' }).click();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'Waiting for what was promised' }).waitFor();
    await page.getByRole('button', { name: 'Word this as a story' }).click();
    await page.getByText('Suggested by fake-1').waitFor();
  });

  it('a second opinion stands beside the label on the desk, and says that it counts nowhere', async () => {
    const { page } = ana;
    await page.goto('/language-model');
    const ask = page.getByRole('button', { name: 'Ask for second opinions now' });
    await ask.click();
    await expect
      .poll(
        () => page.evaluate(async () => (await (await fetch('/api/v1/language-model')).json()).opinions),
        {
          timeout: 60_000,
        },
      )
      .toMatchObject({ running: false });
    await page.goto('/themes/desk?task=sentiment');
    await page.getByText('a second opinion differs').waitFor({ timeout: 60_000 });
    await page.getByText('it counts nowhere').first().waitFor();
    expect(await ana.flaws()).toEqual([]);
    await picture('desk');
  });

  it('is switched off with one press, and then no button of it is left', async () => {
    const { page } = ana;
    await page.goto('/language-model');
    await page.getByRole('button', { name: 'Switch off at once' }).click();
    await page.getByText('No word of a customer is sent anywhere').waitFor();
    await page.goto('/themes');
    await page.locator('tbody a[data-row]').first().click();
    await page.getByText('Three voices').waitFor();
    expect(await page.getByRole('button', { name: 'Suggest a name' }).count()).toBe(0);
    expect(ana.errors.filter((error) => !error.includes('/api/v1/language-model'))).toEqual([]);
  });
});
