import { createHmac } from 'node:crypto';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { erasureSecret, keptOut } from './store.ts';

/** HMAC-SHA-256 of a customer's identifier under the company's own secret, in hex. */
export async function fingerprintOf(tx: Tx, workspace: string, customer: string): Promise<string> {
  return createHmac('sha256', await erasureSecret(tx, workspace))
    .update(customer)
    .digest('hex');
}

/** Customers who were erased and are not to be taken again, as intake asks for them. */
export interface KeptOut {
  /** Was a customer of this identifier erased? */
  has(customer: string): boolean;
  /** The same as a condition in ClickHouse's SQL on a column; values in it are hex and need no binding. */
  condition(column: string): string;
}

const blockBytes = 64;

export const keptOutOf = (records: Records, workspace: string): Promise<KeptOut | null> =>
  records.inWorkspace(workspace, (tx) => keptOutIn(tx, workspace));

/** Null when nobody was erased: then asking costs nothing more. */
export async function keptOutIn(tx: Tx, workspace: string): Promise<KeptOut | null> {
  const hashes = await keptOut(tx);
  if (hashes.length === 0) return null;
  const secret = await erasureSecret(tx, workspace);
  const known = new Set(hashes);
  // HMAC as RFC 2104 has it, out of the engine's SHA256.
  const pad = (byte: number) => {
    const padded = Buffer.alloc(blockBytes, byte);
    secret.forEach((value, i) => {
      padded[i] = value ^ byte;
    });
    return `unhex('${padded.toString('hex')}')`;
  };
  const list = hashes.map((hash) => `'${hash}'`).join(', ');
  return {
    has: (customer) => known.has(createHmac('sha256', secret).update(customer).digest('hex')),
    condition: (column) =>
      `lower(hex(SHA256(concat(${pad(0x5c)}, SHA256(concat(${pad(0x36)}, ${column})))))) IN (${list})`,
  };
}
