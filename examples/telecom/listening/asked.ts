import { days } from '../calendar.ts';
import { type Company, repairsBegunIn } from '../generate.ts';
import { type Person, person } from '../people.ts';
import { chance } from '../random.ts';
import { repairColumns, repairLived } from '../repairs.ts';

/** A customer whose line was repaired lately, and how it went. */
export interface Repaired {
  readonly repair: string;
  readonly who: Person;
  /** When the line worked again, in milliseconds since 1970. */
  readonly at: number;
  readonly wasMissed: boolean;
}

const cell = (cells: readonly (string | number)[], column: (typeof repairColumns)[number]) =>
  String(cells[repairColumns.indexOf(column)] ?? '');
const time = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

/** Repairs of the last weeks that are over, at most one of each customer. */
export function lateRepairs(company: Company): Repaired[] {
  const seen = new Set<string>();
  const found: Repaired[] = [];
  for (const { number, at } of repairsBegunIn({ ...company, from: company.to - days(42) })) {
    const { cells } = repairLived(company.seed, number, at, company.customers, company.levers);
    const repairedAt = time(cell(cells, 'repaired_at'));
    const id = cell(cells, 'customer_id');
    if (repairedAt > company.to - days(4) || seen.has(id)) continue;
    seen.add(id);
    found.push({
      repair: cell(cells, 'repair_id'),
      who: person(company.seed, Number(id.slice(1))),
      at: repairedAt,
      wasMissed: repairedAt > time(cell(cells, 'visit_promised_for')),
    });
  }
  return found.filter(({ repair }) => chance(company.seed, 'asked', repair).happens(0.4));
}
