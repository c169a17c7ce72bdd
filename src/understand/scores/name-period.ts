import type { Period } from './contract.ts';

const day = 86_400_000;

/** The name people read of the period that starts on this day (YYYY-MM-DD): 2018-03, 2018-W10, 2018-Q1, 2018. */
export function namePeriod(start: string, period: Period): string {
  const [year = '', month = ''] = start.split('-');
  if (period === 'day') return start;
  if (period === 'month') return `${year}-${month}`;
  if (period === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  if (period === 'year') return year;
  // ISO week: the week's Thursday decides its year.
  const thursday = new Date(Date.parse(`${start}T00:00:00Z`) + 3 * day);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * day));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** The first day of the next period. */
export function nextPeriod(start: string, period: Period): string {
  const at = new Date(`${start}T00:00:00Z`);
  if (period === 'day') at.setUTCDate(at.getUTCDate() + 1);
  else if (period === 'week') at.setUTCDate(at.getUTCDate() + 7);
  else if (period === 'month') at.setUTCMonth(at.getUTCMonth() + 1);
  else if (period === 'quarter') at.setUTCMonth(at.getUTCMonth() + 3);
  else at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
}
