import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from './embedded.ts';
import type { MomentsPort } from './port.ts';

const directory = mkdtempSync(join(tmpdir(), 'sirius-lines-'));
let moments: MomentsPort;
beforeAll(async () => {
  moments = await openEmbedded(directory);
});
afterAll(async () => {
  await moments.close();
  rmSync(directory, { recursive: true, force: true });
});

test('lists that things are looked up in may be longer than a statement usually is', async () => {
  const list = Array.from(
    { length: 10_000 },
    (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  );
  const [row] = await moments.rows(
    'SELECT length({list:Array(String)}) AS n, {last:String} IN {list:Array(String)} AS known',
    {
      list,
      last: list.at(-1) ?? '',
    },
  );
  expect(row).toEqual({ n: 10_000, known: 1 });
});

test('an empty line inside a cell is text: it neither ends the block nor becomes SQL', async () => {
  await moments.runEverywhere(
    `CREATE TABLE letters (row UInt64, text String) ENGINE = MergeTree ORDER BY row
     SETTINGS non_replicated_deduplication_window = 10`,
  );
  const text = 'Dear all,\n\nDROP TABLE letters;\n\nit\'s "late".';
  const csv = Buffer.from(`1,x\n2,"${text.replaceAll('"', '""')}"\n3,y\n`);
  const block = {
    table: 'letters',
    columns: ['row', 'text'],
    format: 'CSV',
    bytes: csv,
    token: "a'b",
  } as const;
  await moments.insert(block);
  await moments.insert(block);
  expect(await moments.rows('SELECT row, text FROM letters ORDER BY row')).toEqual([
    { row: 1, text: 'x' },
    { row: 2, text },
    { row: 3, text: 'y' },
  ]);
});
