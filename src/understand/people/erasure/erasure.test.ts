import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { eraseCustomer, lookUpCustomer, showErasure } from './contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const voices = mapping({
  tables: { v: { file: 'v.csv' } },
  customer: 'who',
  episode: 'id',
  moments: [{ kind: 'voice', step: 'Comment', at: 'at', text: 'says' }],
});

/** Files of the data directory that hold these bytes, whatever engine wrote them. */
function filesWith(directory: string, words: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', words, directory]).toString().trim().split('\n');
  } catch {
    return [];
  }
}

async function erased(customer: string) {
  let erasure = await house.answer(eraseCustomer, { body: { customer, confirm: customer } });
  for (let i = 0; i < 600 && erasure.state !== 'done'; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    erasure = await house.answer(showErasure, { params: { erasure: erasure.id } });
    if (erasure.problem !== null) throw new Error(erasure.problem);
  }
  return erasure;
}

describe('erasing a customer', () => {
  it('leaves nothing of them anywhere in the data directory', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `e${i},c${i},2024-01-01 10:00:00,comment ${i}`);
    const file = [
      'id,who,at,says',
      ...rows,
      'ep-KANARIENEP,cust-KANARIE,2024-01-02 10:00:00,my kanarienvogel is not delivered',
      'ep-KANARIENEQ,cust-KANARIE,not a time,my zeisig is not delivered',
      'e99,c99,not a time,other',
    ].join('\n');
    reported(await imported(house, { 'v.csv': `${file}\n` }, voices));
    await house.services.records.pool.query('CHECKPOINT').catch(() => undefined);
    expect(filesWith(house.dataDirectory, 'cust-KANARIE').length).toBeGreaterThan(0);
    expect(await house.answer(lookUpCustomer, { body: { customer: 'cust-KANARIE' } })).toMatchObject({
      moments: 1,
      voices: 1,
      erasures: [],
    });
    const done = await erased('cust-KANARIE');
    expect(done).toMatchObject({ state: 'done', again: 'quarantine', remains: [] });
    for (const canary of ['cust-KANARIE', 'ep-KANARIENEP', 'ep-KANARIENEQ', 'kanarienvogel', 'zeisig']) {
      expect(filesWith(house.dataDirectory, canary)).toEqual([]);
    }
  }, 120_000);
});
