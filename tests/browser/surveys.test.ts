import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from '../serving.ts';
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts';
import { setUpCompany } from './entrance.ts';

describe.skipIf(chromiumPath === undefined)(
  'a survey, from a template to its first answers, in a browser',
  () => {
    let server: TestServer;
    let ana: Visit;
    let close: () => Promise<void> = async () => undefined;
    let survey = '';

    beforeAll(async () => {
      const browser = await openBrowser();
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

    it('begins with a template', async () => {
      const { page } = ana;
      await page.goto('/surveys');
      await page.getByText('Nobody has been asked anything yet.').waitFor();
      expect(await ana.flaws()).toEqual([]);
      await page.getByRole('link', { name: 'New survey' }).click();
      await page
        .getByRole('button', { name: /^Begin with/ })
        .first()
        .waitFor();
      expect(await ana.flaws()).toEqual([]);
      await page
        .getByRole('button', { name: /^Begin with/ })
        .first()
        .click();
      await page.waitForURL(/\/surveys\/[0-9a-f-]{36}$/);
      survey = new URL(page.url()).pathname;
    });

    it('is written with a live preview, saves by itself, undoes, and moves questions by keyboard', async () => {
      const { page } = ana;
      const preview = page.frameLocator('iframe');
      await preview.locator('form').waitFor();
      await page.getByLabel('Question', { exact: true }).fill('Would you send a friend to us?');
      await preview.getByText('Would you send a friend to us?').waitFor();
      await page.getByText('Saved.', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect
        .poll(() => page.getByLabel('Question', { exact: true }).inputValue())
        .not.toContain('send a friend');
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
      await page.getByRole('button', { name: '+ Question' }).first().click();
      await page.getByRole('menuitem', { name: 'One of several' }).click();
      const lines = page.locator('nav li[data-kind=question] button');
      const added = page.locator('nav button[aria-current]');
      await added.focus();
      const before = await lines.allTextContents();
      await page.keyboard.press('Alt+ArrowUp');
      await expect.poll(() => lines.allTextContents()).not.toEqual(before);
      await page.getByText('Saved.', { exact: true }).waitFor();
      expect(await ana.flaws()).toEqual([]);
    });

    it('the logic of the preview works and nothing in it reaches the server', async () => {
      const preview = ana.page.frameLocator('iframe');
      // Its own script decides at once: what is missing is said, and what was answered leads on.
      await preview.getByRole('button', { name: 'Next' }).click();
      await preview.locator('#problems').waitFor();
      await preview.locator('input[type=radio][value="9"]').click({ force: true });
      await expect.poll(() => preview.locator('input[type=radio][value="9"]').isChecked()).toBe(true);
      const { dispositions } = (await ana.page.evaluate(
        async (path) => (await fetch(`/api/v1${path}/dispositions`)).json(),
        survey,
      )) as { dispositions: { sessions: number }[] };
      expect(dispositions.map(({ sessions }) => sessions).filter((one) => one > 0)).toEqual([]);
    });

    it.each(['?view=logic', '?view=languages', '?view=settings', '/publish', '/results'])(
      '%s is readable in both themes and on a phone',
      async (place) => {
        await ana.page.goto(`${survey}${place}`);
        await ana.page.locator('h1').waitFor();
        await ana.page.waitForLoadState('networkidle');
        expect(await ana.flaws()).toEqual([]);
      },
    );

    it('is published with what changes, and a second version says whether trends break', async () => {
      const { page } = ana;
      await page.goto(`${survey}/publish`);
      await page.getByRole('button', { name: 'Publish version 1' }).click();
      await page.getByText('Version 1 is published and open.').waitFor();
      await page.goto(survey);
      await page.getByLabel('Question', { exact: true }).fill('How likely are you to recommend us?');
      await page.getByText('Saved.', { exact: true }).waitFor();
      await page.goto(`${survey}/publish`);
      await page.getByText('How likely are you to recommend us?').first().waitFor();
      expect(await ana.flaws()).toEqual([]);
    });

    it('nothing went wrong in the console', () => {
      expect(ana.errors).toEqual([]);
    });
  },
);
