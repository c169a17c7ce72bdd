import { sql } from 'kysely';
import { workspaceNamed } from '../../src/align/governance/index.ts';
import type { Settings } from '../../src/main/settings.ts';
import { type GivenMoment, given } from '../../src/understand/journeys/given.ts';
import { openServer, type TestServer } from '../serving.ts';
import { openBrowser, type Visit, visit } from './browser.ts';

export const password = 'a long enough password';

/** The first visit to an empty house: company and first administrator, then in. */
export async function setUpCompany({ page }: Visit, company: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Company').fill(company);
  await page.getByLabel('Your name').fill('Ana Duarte');
  await page.getByLabel('E-mail').fill('ana@vela.example');
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('navigation', { name: 'Sirius' }).waitFor();
}

/** A score that customers gave, as a mapping would have made it known. */
export interface KnownScore {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly sumUp: 'nps' | 'mean';
}

/** A house of its own in which Ana set up Vela, with these moments of its customers; closed with one call. */
export async function companyWith(
  moments: readonly GivenMoment[],
  score: KnownScore,
  now: string,
  settings: Partial<Settings> = {},
): Promise<{ server: TestServer; ana: Visit; close(): Promise<void> }> {
  const browser = await openBrowser();
  const server = await openServer({ settings });
  const ana = await visit(browser, server.url);
  await setUpCompany(ana, 'Vela');
  const { services } = server.opened.house;
  const { id } = await workspaceNamed(services.records, 'Vela');
  const { name, low, high, sumUp } = score;
  await services.records.inWorkspace(id, (tx) =>
    sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up)
      VALUES (${id}::uuid, ${name}, ${low}, ${high}, ${sumUp})`.execute(tx),
  );
  await given(services, id, [...moments], { now: new Date(now) });
  return {
    server,
    ana,
    async close() {
      await ana.close();
      await browser.close();
      await server.close();
    },
  };
}
