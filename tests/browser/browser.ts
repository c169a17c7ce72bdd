import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildWebIfStale } from '../../src/main/build-web.ts';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a Chromium lies on this machine; undefined = the stories in a browser are skipped, saying so. */
export const chromiumPath = places.find((path) => path !== undefined && path !== '' && existsSync(path));
if (chromiumPath === undefined)
  console.warn('No Chromium on this machine (CHROMIUM=path): stories in a browser are skipped.');

/** Starts the browser, quiet towards the outside, with the web built from the present sources. */
export async function openBrowser(): Promise<Browser> {
  await buildWebIfStale();
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that went wrong in the page so far: console errors and warnings, uncaught ones, failed requests. */
  readonly errors: readonly string[];
  /** What axe finds on the present screen, in both themes; empty when all is well. */
  axe(): Promise<string[]>;
  /** axe's findings, and whether a phone would have to scroll sideways; empty when all is well. */
  flaws(): Promise<string[]>;
  close(): Promise<void>;
}

/** One person's window: English, desktop size unless told. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1280, height = 900, locale = 'en-GB' }: { width?: number; height?: number; locale?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      errors.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Leaving a screen takes back what it had asked for; that is no failure.
    if (why !== 'net::ERR_ABORTED') errors.push(`${page.url()}: ${request.url()} ${why}`);
  });
  const axe = async () => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // The look follows a moment later, and later still on a busy machine; one who chose a look keeps it.
      if ((await page.locator(':root[data-mantine-color-scheme]').count()) > 0) {
        await page
          .locator(`:root[data-mantine-color-scheme=${colorScheme}]`)
          .waitFor({ state: 'attached', timeout: 1500 })
          .catch(() => undefined);
      }
      await page.waitForTimeout(150);
      // One page without foreign frames: no second window is needed. In the dark only the colours are others.
      const looking = new AxeBuilder({ page }).setLegacyMode();
      if (colorScheme === 'dark') looking.withRules('color-contrast');
      const { violations } = await looking.analyze();
      for (const { id, nodes } of violations) {
        found.push(`${colorScheme} ${new URL(page.url()).pathname} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  };
  return {
    context,
    page,
    errors,
    axe,
    async flaws() {
      const found = await axe();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(150);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) found.push(`${new URL(page.url()).pathname}: a phone scrolls ${wider} px sideways`);
      await page.setViewportSize({ width, height });
      return found;
    },
    close: () => context.close(),
  };
}
