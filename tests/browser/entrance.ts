import type { Visit } from './browser.ts';

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
