import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate } from '../kernel/estimate.ts';
import { useSession } from './session.ts';

/**
 * How a value is written. `share` 0..1 as percent · `nps` −100..100 · `mean` on its scale · `difference` a
 * signed difference on the scale itself · `share-difference`, `nps-difference` signed points of a hundred ·
 * `seconds` a duration.
 */
export type Unit =
  | 'share'
  | 'nps'
  | 'mean'
  | 'difference'
  | 'share-difference'
  | 'nps-difference'
  | 'seconds';

/** Differences of shares and of NPS are counted in points and say so; those on a scale have no unit of their own. */
export const inPoints = (unit: Unit): boolean => unit === 'share-difference' || unit === 'nps-difference';

const minus = (text: string) => text.replace(/^-/, '−');

/** The real minus sign, thin grouping, as the language writes numbers. */
export function writeNumber(value: number, language: string, digits = 0, signed = false): string {
  const rounded = Number(value.toFixed(digits));
  const text = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'negative',
    // Spanish would leave 2864 ungrouped beside 12.864 in the same column.
    useGrouping: 'always',
  }).format(rounded);
  return minus(text);
}

const lengths: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** "2 h", "21 d", "45 s": one unit, the largest that fits; a decimal below three. The signs are the SI's in every language. */
export function writeSeconds(seconds: number, language: string): string {
  const [length, unit] = lengths.find(([length]) => Math.abs(seconds) >= length) ?? [1, 's'];
  const value = seconds / length;
  const digits = Math.abs(value) < 3 && length > 1 && Math.round(value * 10) % 10 !== 0 ? 1 : 0;
  return `${writeNumber(value, language, digits)}\u00a0${unit}`;
}

/** "€1,400,000"; a currency nobody has heard of is written as it was given. */
export function writeMoney(value: number, currency: string, language: string): string {
  try {
    const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
    return minus(new Intl.NumberFormat(language, style).format(value));
  } catch {
    return `${currency} ${writeNumber(value, language)}`.trim();
  }
}

const digitsAlone: Record<Exclude<Unit, 'seconds'>, number> = {
  share: 0,
  nps: 0,
  mean: 2,
  difference: 1,
  'share-difference': 1,
  'nps-difference': 0,
};

/** As many digits as the interval deserves: a wide interval makes decimals a pretence. */
const digitsFor = (width: number): number => (width >= 2 ? 0 : width >= 0.25 ? 1 : 2);

/** A value in its unit; pass the interval's width so that a narrow interval does not round to one number. */
export function writeValue(value: number, unit: Unit, language: string, width?: number): string {
  if (unit === 'seconds') return writeSeconds(value, language);
  const percent = unit === 'share' || unit === 'share-difference';
  const scaled = percent ? value * 100 : value;
  const digits =
    width === undefined ? digitsAlone[unit] : digitsFor(percent ? Math.abs(width) * 100 : Math.abs(width));
  const text = writeNumber(scaled, language, digits, unit.endsWith('difference'));
  // The sign never stands alone on a line.
  return unit === 'share' ? `${text}\u00a0%` : text;
}

/** English dates are written day first, as in the rest of the world. */
const dateLocale = (language: string) => (language === 'en' ? 'en-GB' : language);

/** A day of the calendar without a time ("2026-10-14") is that day in every zone. */
const zoneOf = (at: string | Date, zone: string) =>
  typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? 'UTC' : zone;

const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** "14 Oct 2025" in the zone of the company; stores and the API keep UTC. */
export function writeDay(at: string | Date, language: string, zone = 'UTC'): string {
  const format = new Intl.DateTimeFormat(dateLocale(language), { ...dayParts, timeZone: zoneOf(at, zone) });
  // A date never breaks over two lines.
  return format.format(new Date(at)).replaceAll(' ', '\u00a0');
}

/** "14 Oct 2025, 09:30" in the zone of the company. */
export function writeMoment(at: string | Date, language: string, zone = 'UTC'): string {
  const format = new Intl.DateTimeFormat(dateLocale(language), {
    ...dayParts,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zoneOf(at, zone),
  });
  return format.format(new Date(at));
}

type Translate = (key: string, values: Record<string, unknown>) => string;

/** "−3.9 points", "+0.3": a value with the word for its unit, where it has one. */
function writeMeasured(written: string, unit: Unit, t: Translate): string {
  const one = written.replace(/^[+−]/, '') === '1';
  return inPoints(unit) ? t('shell.points', { count: one ? 1 : 2, replace: { value: written } }) : written;
}

const writersIn = (language: string, zone: string, t: Translate) => ({
  language,
  zone,
  number: (value: number, digits = 0) => writeNumber(value, language, digits),
  signed: (value: number, digits = 1) => writeNumber(value, language, digits, true),
  share: (value: number, digits = 0) => `${writeNumber(value * 100, language, digits)}\u00a0%`,
  money: (value: number, currency: string) => writeMoney(value, currency, language),
  seconds: (value: number) => writeSeconds(value, language),
  value: (value: number, unit: Unit, width?: number) => writeValue(value, unit, language, width),
  measured: (value: number, unit: Unit, width?: number) =>
    writeMeasured(writeValue(value, unit, language, width), unit, t),
  /** "−8 points (−12 to −4)": an effect with its interval; '' when there is none. */
  effect({ value, low, high }: Pick<Estimate, 'value' | 'low' | 'high'>, unit: Unit): string {
    if (value === null) return '';
    if (low === null || high === null) return writeMeasured(writeValue(value, unit, language), unit, t);
    const write = (x: number) => writeValue(x, unit, language, high - low);
    return `${writeMeasured(write(value), unit, t)} (${write(low)} ${t('shell.to', {})} ${write(high)})`;
  },
  day: (at: string | Date) => writeDay(at, language, zone),
  moment: (at: string | Date) => writeMoment(at, language, zone),
});

/** The writers above in the language on screen and the zone of the company; who calls it repaints when they change. */
export function useFormat() {
  const { i18n, t } = useTranslation();
  const language = i18n.language ?? 'en';
  const { data } = useSession();
  const zone = data?.state === 'in' ? data.me.workspace.zone : 'UTC';
  return useMemo(() => writersIn(language, zone, t), [language, zone, t]);
}
