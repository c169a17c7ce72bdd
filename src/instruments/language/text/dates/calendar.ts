/** A calendar day as whole days since 1970-01-01; no time zone sticks to it. */
export type Day = number;

const dayLength = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The clock on the wall of `zone` at an instant: its day and the minutes since midnight. */
export function wallClock(instant: number, zone: string): { day: Day; minutes: number } {
  const local = instant + offsetOf(instant, zone);
  const day = Math.floor(local / dayLength);
  return { day, minutes: Math.floor((local - day * dayLength) / 60_000) };
}

/** The instant at which the wall of `zone` shows this day and minute; in a skipped hour, the one after the jump. */
export function instantOf(day: Day, minutes: number, zone: string): number {
  const wall = day * dayLength + minutes * 60_000;
  const first = wall - offsetOf(wall, zone);
  return wall - offsetOf(first, zone);
}

/** Milliseconds by which the zone's wall is ahead of UTC; an unknown zone counts as UTC. */
function offsetOf(instant: number, zone: string): number {
  const format = formatOf(zone);
  if (format === null || !Number.isFinite(instant)) return 0;
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-u-ca-gregory', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // No such zone: days are then those of UTC.
  }
  formats.set(zone, format);
  return format;
}

/** The day of a date, or null where the calendar has none (31 April). */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const day = Math.round(Date.UTC(year, month - 1, date) / dayLength);
  const back = partsOf(day);
  return back.month === month && back.date === date ? day : null;
}

/** Year, month (1-12), date (1-31) and weekday (0 = Sunday) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number; weekday: number } {
  const instant = new Date(day * dayLength);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    date: instant.getUTCDate(),
    weekday: instant.getUTCDay(),
  };
}

/** "2026-03-05". */
export function isoOf(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** The day `count` months later, on the same date or the last of that month. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const first = Math.round(Date.UTC(year, month - 1 + count, 1) / dayLength);
  return Math.min(first + date - 1, lastOfMonth(first));
}

/** The last day of the month in which a day lies. */
export function lastOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return Math.round(Date.UTC(year, month, 0) / dayLength);
}

/** The day after `count` working days, Monday to Friday; public holidays are not known. */
export function addWorkingDays(day: Day, count: number): Day {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached++;
    const { weekday } = partsOf(reached);
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return reached;
}

/** The day of "2026-03-05". */
export function dayOfIso(date: string): Day {
  return Math.round(Date.parse(date) / dayLength);
}
