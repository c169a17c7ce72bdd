import { instantOf, partsOf, wallClock } from '../instruments/language/text/dates/calendar.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** What the wall of this zone shows at a time, as a field for date and time writes it: 2026-11-23T09:30; '' for none. */
export function wallOf(at: string | undefined, zone: string): string {
  const instant = at === undefined ? Number.NaN : Date.parse(at);
  if (!Number.isFinite(instant)) return '';
  const { day, minutes } = wallClock(instant, zone);
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The time at which the wall of this zone shows it; undefined for what is none. In an hour that is skipped, the one after. */
export function timeFromWall(wall: string, zone: string): string | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(wall) ?? [];
  const start = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (!Number.isFinite(start)) return undefined;
  return new Date(instantOf(start / 86_400_000, Number(hours) * 60 + Number(minutes), zone)).toISOString();
}
