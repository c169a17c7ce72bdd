import {
  addMonths,
  type Day,
  dayFrom,
  instantOf,
  isoOf,
  lastOfMonth,
  partsOf,
  wallClock,
} from './calendar.ts';
import type { Tense } from './tense.ts';

/** One way to read a date in a text. */
export interface DateReading {
  /** 'YYYY-MM-DD' in the customer's zone (of a week or month its first day), or an instant in UTC. */
  readonly at: string;
  readonly precision: 'instant' | 'day' | 'week' | 'month';
  /** The last moment that still belongs to it, an instant in UTC: what was promised for it is due by then. */
  readonly due: string;
}

/** The moment at which a customer spoke, and the wall clock of the place. */
export interface Now {
  readonly instant: number;
  readonly zone: string;
  readonly day: Day;
}

/** The place in time from which a text is read. */
export function nowOf(instant: number, zone: string): Now {
  return { instant, zone, day: wallClock(instant, zone).day };
}

const iso = (instant: number) => new Date(instant).toISOString();
const endOfDay = (day: Day, now: Now) => instantOf(day + 1, 0, now.zone) - 1000;

export function dayReading(day: Day, now: Now): DateReading {
  return { at: isoOf(day), precision: 'day', due: iso(endOfDay(day, now)) };
}

export function instantReading(instant: number): DateReading {
  return { at: iso(instant), precision: 'instant', due: iso(instant) };
}

/** The week (Monday to Sunday) `weeks` after this one. */
export function weekReading(weeks: number, now: Now): DateReading {
  const monday = now.day - ((partsOf(now.day).weekday + 6) % 7) + 7 * weeks;
  return { at: isoOf(monday), precision: 'week', due: iso(endOfDay(monday + 6, now)) };
}

/** The month of a day. */
export function monthReading(day: Day, now: Now): DateReading {
  const last = lastOfMonth(day);
  return {
    at: isoOf(last - partsOf(last).date + 1),
    precision: 'month',
    due: iso(endOfDay(last, now)),
  };
}

/** Which weekday is meant: "next" and "last" say it, the tense may, else both neighbours are possible. */
export function weekdayReadings(
  weekday: number,
  said: 'next' | 'next or after' | 'last' | 'nothing',
  tense: Tense,
  now: Now,
): DateReading[] {
  const ahead = (weekday - partsOf(now.day).weekday + 7) % 7;
  const coming = now.day + (ahead === 0 ? 7 : ahead);
  const previous = coming - (ahead === 0 ? 14 : 7);
  const today = ahead === 0 ? [now.day] : [];
  let days: Day[];
  if (said === 'last') days = [previous];
  else if (tense === 'past') days = [previous, ...today];
  else if (said === 'next') days = [coming];
  else if (said === 'next or after') days = isInNextWeek(coming, now) ? [coming] : [coming, coming + 7];
  else if (tense === 'future') days = [...today, coming];
  else days = [previous, ...today, coming];
  return days.map((day) => dayReading(day, now));
}

function isInNextWeek(day: Day, now: Now): boolean {
  const daysLeft = 6 - ((partsOf(now.day).weekday + 6) % 7);
  return day > now.day + daysLeft;
}

/** A date without year: the one that the tense picks, else those within half a year. */
export function yearlessReadings(month: number, date: number, tense: Tense, now: Now): DateReading[] {
  const { year } = partsOf(now.day);
  const days = [year - 1, year, year + 1]
    .map((candidate) => dayFrom(candidate, month, date))
    .filter((day): day is Day => day !== null);
  return picked(days, tense, now, 183).map((day) => dayReading(day, now));
}

/** A bare day of the month ("the 5th"): the tense picks, else the neighbours on both sides. */
export function dateReadings(date: number, tense: Tense, now: Now): DateReading[] {
  const first = now.day - partsOf(now.day).date + 1;
  const days = [-1, 0, 1]
    .map((months) => partsOf(addMonths(first, months)))
    .map(({ year, month }) => dayFrom(year, month, date))
    .filter((day): day is Day => day !== null);
  const past = days.filter((day) => day <= now.day).at(-1);
  const next = days.find((day) => day > now.day);
  const both = [past, next].filter((day): day is Day => day !== undefined);
  return picked(both, tense, now, 31).map((day) => dayReading(day, now));
}

function picked(days: readonly Day[], tense: Tense, now: Now, reach: number): Day[] {
  const past = days.filter((day) => day <= now.day).at(-1);
  const next = days.find((day) => day >= now.day);
  if (tense === 'past' && past !== undefined) return [past];
  if (tense === 'future' && next !== undefined) return [next];
  return days.filter((day) => Math.abs(day - now.day) <= reach);
}
