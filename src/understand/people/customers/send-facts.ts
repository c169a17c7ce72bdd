import type { Services } from '../../../server/serve.ts';
import { alone } from '../../../stores/records/alone.ts';
import { keeping } from '../../../stores/records/keeping.ts';
import { markSent, unsentAttributes } from './store.ts';

const atOnce = 20_000;
const encoder = new TextEncoder();

/**
 * Brings attributes that were written to the records into the moments store, where questions filter by them. A kill between
 * the two leaves them to the next call: the last word on a name counts, so that a row that comes twice changes nothing.
 */
export async function sendFacts(
  { records, moments }: Pick<Services, 'records' | 'moments'>,
  workspace: string,
): Promise<void> {
  const portion = async (): Promise<boolean> => {
    const rows = await records.inWorkspace(workspace, (tx) => unsentAttributes(tx, atOnce));
    const last = rows.at(-1);
    if (last === undefined) return false;
    await moments.insert({
      table: 'customer_facts',
      columns: ['workspace', 'customer', 'name', 'value', 'number'],
      format: 'JSONEachRow',
      bytes: encoder.encode(rows.map((row) => JSON.stringify({ workspace, ...row })).join('\n')),
      token: `facts ${workspace} ${rows[0]?.number} ${last.number} ${rows.length}`,
    });
    await records.inWorkspace(workspace, (tx) =>
      markSent(
        tx,
        rows.map(({ number }) => number),
      ),
    );
    return true;
  };
  await alone(records, `customer facts ${workspace}`, async () => {
    // Nobody is erased between reading what is known of them and writing it.
    while (await keeping(records, workspace, portion));
  });
}
