import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCompany, writeCompany } from '../../examples/telecom/generate.ts';
import { mappingOfTable as velaTable } from '../../examples/telecom/mapping.ts';
import type { Import } from '../../src/understand/listening/intake/contract.ts';
import { imported } from '../../src/understand/listening/intake/given-files.ts';
import type { Mapping } from '../../src/understand/listening/intake/mapping.contract.ts';
import { findPeople, importPeople } from '../../src/understand/people/customers/contract.ts';
import type { TestHouse } from '../house.ts';

const tables = ['orders', 'repairs', 'bills'] as const;
type Table = (typeof tables)[number];
export type Exports = Readonly<Record<Table, string>>;

/** A year of the demo company with few customers: the same text each time. */
export async function exportsOfCompany(): Promise<Exports> {
  const folder = mkdtempSync(join(tmpdir(), 'vela-'));
  try {
    const small = { ...demoCompany, customers: 600, from: Date.UTC(2025, 10, 1) };
    const paths = await writeCompany(small, folder);
    const texts = paths.map((path) => readFileSync(path, 'utf8'));
    return Object.fromEntries(tables.map((table, i) => [table, texts[i] ?? ''])) as Exports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the example has it, and activations with the source's own id: what comes again with other content is asked about. */
export function mappingOfTable(table: Table): Mapping {
  const mapping = velaTable(table);
  const moments = mapping.moments.map((moment) =>
    moment.step === 'Activated' ? { ...moment, id: 'order_id' } : moment,
  );
  return { ...mapping, moments };
}

const days = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
const twoBadDays = (line: string) => line.replace(days, '31.02.2026').replace(days, 'soon');

/**
 * Orders with rows as real exports have them: eight with two dates that are none, one cut short, one that contradicts
 * an earlier one of the same id.
 */
export function withBadRows(orders: string): string {
  const [header = '', first = '', ...rest] = orders.split('\n');
  const contradicting = first.replace(/(Coast|North|South|Centre)/, 'Elsewhere');
  const misdated = rest.slice(0, 8).map(twoBadDays);
  return [header, first, ...misdated, 'O9,cut short', contradicting, ...rest.slice(8)].join('\n');
}

/** What a person would correct of them: one of the two dates of each, so that the rows stay in quarantine. */
export const halfCorrected = Array.from({ length: 8 }, (_, i) => ({
  path: 'orders.csv',
  row: 2 + i,
  values: { ordered_at: '2025-11-02 10:00:00' },
}));

/** What an import came to, without what differs from one time to the next. */
export const outcomeOf = ({ stage, problem, report }: Import) => ({ stage, problem, ...report, seconds: 0 });

/** Somebody is a supplier: from then on every question keeps groups apart, and says the same on each form. */
async function setOneApart(house: TestHouse): Promise<void> {
  const { people } = await house.answer(findPeople, { body: { limit: 1 } });
  const rows = people.map(({ customer }) => ({ customer }));
  await house.answer(importPeople, { body: { rows, kind: 'supplier', source: 'test' } });
}

/** The company's three exports, brought in one after the other. */
export async function importCompany(house: TestHouse, exports: Exports): Promise<Import[]> {
  const imports: Import[] = [];
  for (const table of tables) {
    imports.push(await imported(house, { [`${table}.csv`]: exports[table] }, mappingOfTable(table)));
  }
  await setOneApart(house);
  return imports;
}
