const hour = 3_600_000;
const day = 24 * hour;

/** Milliseconds for so many days and hours. */
export const days = (n: number) => n * day;
export const hours = (n: number) => n * hour;

/** `2026-03-05 14:30:00`: how the invented company's systems write times, in UTC. */
export function stamp(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** The end of the day `n` days after `from`, 18:00: when a promised visit is due. */
export function endOfDay(from: number, n: number): number {
  return Math.floor((from + n * day) / day) * day + 18 * hour;
}

/** Moved into working hours (8 to 18) of the same or the next day. */
export function atWork(at: number): number {
  const midnight = Math.floor(at / day) * day;
  const time = at - midnight;
  if (time < 8 * hour) return midnight + 8 * hour + (time % (2 * hour));
  if (time >= 18 * hour) return midnight + day + 8 * hour + (time % (2 * hour));
  return at;
}

/** One line of a CSV file; cells with separators, quotes or line ends are quoted. */
export function line(cells: readonly (string | number | null)[]): string {
  return `${cells
    .map((cell) => {
      const text = cell === null ? '' : String(cell);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',')}\n`;
}
