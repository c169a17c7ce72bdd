import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Company, demoCompany, writeCompany } from './generate.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const small: Company = { ...demoCompany, customers: 600, to: Date.UTC(2025, 4, 1) };

async function written(company: Company): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vela-'));
  folders.push(folder);
  const paths = await writeCompany(company, folder);
  return Object.fromEntries(paths.map((path) => [path.split('/').at(-1), readFileSync(path, 'utf8')]));
}
const digest = (text: string | undefined) =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

describe('the demo company', () => {
  it('is the same, byte for byte, whenever it is made', async () => {
    const [one, two] = [await written(small), await written(small)];
    for (const name of ['orders.csv', 'repairs.csv', 'bills.csv']) {
      expect(digest(one[name])).toBe(digest(two[name]));
    }
  });

  it('tells only what has happened by its today', async () => {
    const tables = await written(small);
    for (const text of Object.values(tables)) {
      const [header = '', ...rows] = text.trimEnd().split('\n');
      const at = header.split(',').flatMap((name, i) => (name.endsWith('_at') ? [i] : []));
      const times = rows
        .filter((row) => !row.includes('"'))
        .flatMap((row) => at.map((i) => row.split(',')[i] ?? ''));
      expect(times.every((time) => time <= '2025-05-01 00:00:00')).toBe(true);
    }
  });

  it('adds later months without changing who came before', async () => {
    const ids = (text = '') =>
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').slice(0, 3).join());
    const early = ids((await written(small))['repairs.csv']);
    const later = ids((await written({ ...small, to: Date.UTC(2025, 6, 1) }))['repairs.csv']);
    expect(later.slice(0, early.length)).toEqual(early);
    expect(later.length).toBeGreaterThan(early.length);
  });
});
