import { type Answer, answer, answerCells, answerColumns } from './answer.ts';
import { atWork, days, endOfDay, hours, line, stamp } from './calendar.ts';
import type { Lever } from './levers.ts';
import { person } from './people.ts';
import { chance } from './random.ts';
import type { Experience } from './verbatims.ts';

export const repairColumns = [
  'repair_id',
  'customer_id',
  'segment',
  'region',
  'language',
  'visit_by',
  'crew',
  'reported_at',
  'diagnosed_at',
  'part_reserved_at',
  'visit_planned_at',
  'visit_promised_for',
  'replanned_at',
  'repaired_at',
  ...answerColumns,
] as const;

/**
 * One repair. Planted here:
 * - cause 1, the deep one: in 17 % of repairs Logistics does not reserve the part before Planning promises a day. The
 *   day is then missed in 58 % of cases, else in 9 %; a missed day costs 2.4 points, however it came about. The pain
 *   shows after the repair, four steps later; most missed days still have another beginning.
 * - flaw of measurement: the survey goes out the day after the promised day, repaired or not.
 * - too small to tell: two-person crews, tried in the West, help by 0.1 at most.
 */
export function repair(
  seed: number,
  number: number,
  at: number,
  customers: number,
  levers: readonly Lever[],
): string {
  return line(repairLived(seed, number, at, customers, levers).cells);
}

/** The same before it is written: the cells, and the answer with what it speaks of. */
export function repairLived(
  seed: number,
  number: number,
  at: number,
  customers: number,
  levers: readonly Lever[],
): { readonly cells: (string | number)[]; readonly given: Answer | null } {
  const c = chance(seed, 'repair', number);
  const who = person(seed, Math.floor(c.unit() * customers));
  const reported = at;
  const diagnosed = reported + hours(c.between(0.2, 26));
  const lever = levers.some(
    (l) => l.name === 'reserve part' && diagnosed >= l.from && l.regions.includes(who.region),
  );
  const forgotten = c.happens(0.17) && !(lever && c.happens(0.8));
  const reserved = forgotten ? null : diagnosed + hours(c.between(0.5, 12));
  const planned = atWork((reserved ?? diagnosed + hours(6)) + hours(c.between(1, 18)));
  const promised = endOfDay(planned, 2 + Math.floor(c.between(0, 4)));
  const missed = c.happens(forgotten ? 0.58 : 0.09);
  const replanned = missed && c.happens(0.85) ? promised + hours(c.between(1, 30)) : null;
  const repaired = missed ? atWork(promised + days(c.between(1.5, 9))) : promised - hours(c.between(0.5, 9));
  const contractor = c.happens(who.region === 'Coast' ? 0.6 : 0.15);
  const crew =
    who.region === 'West' && repaired >= Date.UTC(2026, 6, 1) && c.happens(0.5) ? 'two people' : 'one person';

  const sent = promised + hours(16);
  const early = repaired > sent;
  const lived: Experience[] = [];
  if (missed) lived.push('missed visit');
  if (forgotten && missed) lived.push('no part');
  if (replanned !== null) lived.push('moved date');
  if (early) lived.push('asked too early');
  if (who.region === 'Coast' && c.happens(0.4)) lived.push('old cables');
  if (lived.length === 0) lived.push(c.happens(0.75) ? 'good visit' : 'plain');
  const effect = (missed ? -2.4 : 0) + (crew === 'two people' ? 0.1 : 0);
  const given = c.happens(0.42) ? answer(c, who, sent, effect, lived) : null;
  return {
    given,
    cells: [
      `R${String(number).padStart(6, '0')}`,
      who.id,
      who.segment,
      who.region,
      who.language,
      contractor ? 'contractor' : 'own technician',
      crew,
      stamp(reported),
      stamp(diagnosed),
      stamp(reserved),
      stamp(planned),
      stamp(promised),
      stamp(replanned),
      stamp(repaired),
      ...answerCells(sent, given),
    ],
  };
}
