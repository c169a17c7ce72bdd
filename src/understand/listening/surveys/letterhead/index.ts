import type { Tx } from '../../../../stores/records/records.ts';
import { commands } from './commands.ts';
import { routes } from './routes.ts';
import { headOf, logoOf } from './store.ts';

/** Who asks: the company's name and logo above its surveys. */
export const letterhead = { routes, commands };

export { logoOf };

/** What stands above a survey's page. `logo` makes an address for a picture known by this hash. */
export async function companyOf(
  tx: Tx,
  workspaceId: string,
  logo: (hash: string) => string | Promise<string>,
): Promise<{ company: { name: string; logo?: string } } | Record<string, never>> {
  const { name, hash } = await headOf(tx, workspaceId);
  if (hash === null) return name === null ? {} : { company: { name } };
  return { company: { name: name ?? '', logo: await logo(hash) } };
}
