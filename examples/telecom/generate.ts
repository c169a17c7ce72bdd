import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bill, billColumns } from './bills.ts';
import { days, line } from './calendar.ts';
import { billPreview, type Lever } from './levers.ts';
import { order, orderColumns } from './orders.ts';
import { chance } from './random.ts';
import { repair, repairColumns } from './repairs.ts';

export interface Company {
  readonly seed: number;
  readonly customers: number;
  /** Months are made from `from` to `to` (milliseconds); what begins in them may end later. */
  readonly from: number;
  readonly to: number;
  readonly levers: readonly Lever[];
}

/** The demo company: two years up to the end of October 2026. */
export const demoCompany: Company = {
  seed: 1844,
  customers: 20_000,
  from: Date.UTC(2024, 10, 1),
  to: Date.UTC(2026, 10, 1),
  levers: [billPreview],
};

const dayZero = Date.UTC(2024, 10, 1);

interface Row {
  readonly text: string;
  /** When its episode begins. */
  readonly at: number;
}

/** Times of arrivals between two days, at a steady rate; day by day, so that any window gives the same arrivals. */
function* arrivals(company: Company, kind: string, perDay: number): Iterable<{ number: number; at: number }> {
  const first = Math.floor((company.from - dayZero) / days(1));
  const end = Math.ceil((company.to - dayZero) / days(1));
  for (let day = first; day < end; day++) {
    const c = chance(company.seed, kind, 'day', day);
    const many = Math.round(c.between(0.7, 1.3) * perDay);
    for (let i = 0; i < many; i++) {
      yield { number: day * 1000 + i, at: dayZero + days(day) + c.between(7, 21) * 3_600_000 };
    }
  }
}

/** Nothing of an episode happens, and nobody answers, later than this after its beginning. */
const longest = days(120);

/** Only what has happened by `to` is known: later times are cut out of the line, as a real export would have it. */
function known({ text, at }: Row, to: number, columns: readonly string[]): string {
  if (at + longest < to) return text;
  const latest = new Date(to).toISOString().slice(0, 19).replace('T', ' ');
  const cells = text.slice(0, -1).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const answered = columns.indexOf('answered_at');
  const unanswered = (cells[answered] ?? '') > latest;
  const unplanned = (cells[columns.indexOf('visit_planned_at')] ?? '') > latest;
  return `${cells
    .map((cell, i) => {
      if (unanswered && i >= answered) return '';
      const column = columns[i] ?? '';
      // A day is promised when the visit is planned, not before.
      if (unplanned && column === 'visit_promised_for') return '';
      return column.endsWith('_at') && cell > latest ? '' : cell;
    })
    .join(',')}\n`;
}

function* orders(company: Company): Iterable<Row> {
  const perDay = company.customers / 600;
  for (const { number, at } of arrivals(company, 'order', perDay)) {
    yield { at, text: order(company.seed, number, at, company.customers, company.levers) };
  }
}

/** The repairs that begin between `from` and `to`: their number, and when the fault is reported. */
export const repairsBegunIn = (company: Company) => arrivals(company, 'repair', company.customers / 900);

function* repairs(company: Company): Iterable<Row> {
  for (const { number, at } of repairsBegunIn(company)) {
    yield { at, text: repair(company.seed, number, at, company.customers, company.levers) };
  }
}

function* bills(company: Company): Iterable<Row> {
  const start = new Date(company.from);
  for (let month = start.getUTCMonth(); ; month++) {
    const at = Date.UTC(start.getUTCFullYear(), month, 3);
    if (at >= company.to) return;
    const months = new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
    for (let customer = months % 6; customer < company.customers; customer += 6) {
      if (at >= company.from) {
        yield { at, text: bill(company.seed, customer, months, at, company.levers) };
      }
    }
  }
}

/** Writes orders.csv, repairs.csv and bills.csv into a folder. The same company gives the same bytes. */
export async function writeCompany(company: Company, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const tables = {
    orders: [orders, orderColumns],
    repairs: [repairs, repairColumns],
    bills: [bills, billColumns],
  } as const;
  const paths: string[] = [];
  for (const [name, [rows, columns]] of Object.entries(tables)) {
    const path = join(folder, `${name}.csv`);
    const file = createWriteStream(path);
    let block = line(columns);
    for (const row of rows(company)) {
      block += known(row, company.to, columns);
      if (block.length > 1 << 20) {
        if (!file.write(block)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
        block = '';
      }
    }
    await new Promise<void>((resolve, reject) => {
      file.on('error', reject);
      file.end(block, () => resolve());
    });
    paths.push(path);
  }
  return paths;
}
