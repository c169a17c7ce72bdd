/** How the times of a column are written. */
export interface TimeForm {
  /** 'iso' needs no format; 'epoch' is seconds or milliseconds; 'dated' is written in `formats`. */
  readonly kind: 'iso' | 'epoch' | 'dated';
  /** Formats in the mapping's tokens, commonest first. With an undecided order they are written day first. */
  readonly formats: readonly string[];
  /** Which way round day and month stand; 'either' fits both, 'mixed' has values that fit only one each. */
  readonly order: 'year-first' | 'day-first' | 'month-first' | 'either' | 'mixed';
  readonly hasZone: boolean;
  readonly hasClock: boolean;
  /** Values that no form reads, at most three of them as examples. */
  readonly unreadable: readonly string[];
  readonly unreadableCount: number;
  readonly separator: string;
  /** Years have two digits: 00 to 69 are read as 2000 to 2069, 70 to 99 as 1970 to 1999. */
  readonly shortYears: boolean;
}

const iso =
  /^[+-]?\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const clockPattern = String.raw`(?:(T|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?( ?[AaPp][Mm])?)?( ?(?:Z|[+-]\d{2}:?\d{2}))?`;
const dated = new RegExp(String.raw`^(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})${clockPattern}$`);
const named = new RegExp(
  String.raw`^(\d{1,2})([ -])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([ -])(\d{4}|\d{2})${clockPattern}$`,
  'i',
);
const epoch = /^(?:1\d{9}|1\d{12}|-?\d{9,10}\.\d+)$/;

/** The part of a format behind the date, in the mapping's tokens. */
function tailOf([gap, hour, , second, fraction, half, zone]: readonly (string | undefined)[]): string {
  const clock =
    hour === undefined
      ? ''
      : [
          gap === 'T' ? '[T]' : (gap ?? ''),
          half === undefined ? 'H' : 'h',
          ':mm',
          second === undefined ? '' : ':ss',
          fraction === undefined ? '' : '.SSS',
          half === undefined ? '' : half.replace(/[ap]m/i, 'A'),
        ].join('');
  return clock + (zone === undefined ? '' : zone.replace(/\S+/, 'Z'));
}

interface Shape {
  readonly date: string;
  readonly tail: string;
  readonly separator: string;
  readonly order: 'year-first' | 'words' | 'numbers';
  readonly shortYear: boolean;
  readonly first: number;
  readonly second: number;
}

/** One value's format, with day before month where numbers leave it open; undefined when it is no written date. */
function shapeOf(value: string): Shape | undefined {
  const words = named.exec(value);
  if (words !== null) {
    const [, day, s = ' ', s2 = ' ', year = '', ...rest] = words;
    const date = `D${s}MMM${s2}${year.length === 4 ? 'YYYY' : 'YY'}`;
    return {
      date,
      tail: tailOf(rest),
      separator: s,
      order: 'words',
      shortYear: year.length < 4,
      first: Number(day),
      second: 1,
    };
  }
  const numbers = dated.exec(value);
  if (numbers === null) return undefined;
  const [, a = '', s = '/', b, c = '', ...rest] = numbers;
  if (a.length === 3 || (a.length === 4 && c.length === 4)) return undefined;
  if (a.length === 4) {
    return {
      date: `YYYY${s}M${s}D`,
      tail: tailOf(rest),
      separator: s,
      order: 'year-first',
      shortYear: false,
      first: Number(b),
      second: Number(c),
    };
  }
  if (c.length === 1) return undefined;
  const date = `D${s}M${s}${c.length === 4 ? 'YYYY' : 'YY'}`;
  return {
    date,
    tail: tailOf(rest),
    separator: s,
    order: 'numbers',
    shortYear: c.length < 4,
    first: Number(a),
    second: Number(b),
  };
}

/**
 * Reads how a column writes its times; undefined when fewer than nine in ten of its values are times.
 * `hinted`: the header speaks of time, so that plain numbers may be epochs.
 */
export function timeFormOf(values: readonly string[], hinted: boolean): TimeForm | undefined {
  const counts = {
    iso: 0,
    epoch: 0,
    dated: 0,
    numbers: 0,
    dayOnly: 0,
    monthOnly: 0,
    zone: 0,
    clock: 0,
    short: 0,
  };
  const written = new Map<string, number>();
  const unreadable: string[] = [];
  let unreadableCount = 0;
  let separator = '';
  for (const raw of values) {
    const value = raw.trim();
    const isIso = iso.exec(value);
    if (isIso !== null) {
      counts.iso++;
      if (isIso[1] !== undefined) counts.zone++;
      if (value.length > 10) counts.clock++;
      continue;
    }
    const shape = shapeOf(value);
    if (
      shape !== undefined &&
      shape.first <= 31 &&
      shape.second <= 31 &&
      !(shape.first > 12 && shape.second > 12)
    ) {
      counts.dated++;
      separator = shape.separator;
      if (shape.order === 'numbers') {
        counts.numbers++;
        if (shape.first > 12) counts.dayOnly++;
        if (shape.second > 12) counts.monthOnly++;
      }
      if (shape.tail.endsWith('Z')) counts.zone++;
      if (shape.tail !== '') counts.clock++;
      if (shape.shortYear) counts.short++;
      const format = shape.date + shape.tail;
      written.set(format, (written.get(format) ?? 0) + 1);
    } else if (hinted && epoch.test(value)) counts.epoch++;
    else {
      unreadableCount++;
      if (unreadable.length < 3) unreadable.push(value);
    }
  }
  const read = counts.iso + counts.dated + counts.epoch;
  if (read === 0 || read < values.length * 0.9) return undefined;
  const common = {
    hasZone: counts.zone > read / 2,
    hasClock: counts.clock > 0,
    unreadable,
    unreadableCount,
    separator,
    shortYears: counts.short > 0,
  };
  if (counts.dated === 0) {
    return { ...common, kind: counts.epoch > counts.iso ? 'epoch' : 'iso', formats: [], order: 'year-first' };
  }
  const order =
    counts.numbers === 0
      ? 'year-first'
      : counts.dayOnly > 0 && counts.monthOnly > 0
        ? 'mixed'
        : counts.dayOnly > 0
          ? 'day-first'
          : counts.monthOnly > 0
            ? 'month-first'
            : 'either';
  const formats = [...written].sort((x, y) => y[1] - x[1]).map(([format]) => format);
  return {
    ...common,
    kind: 'dated',
    formats: order === 'month-first' ? formats.map(monthFirst) : formats,
    order,
  };
}

/** The same format with day and month the other way round. */
export function monthFirst(format: string): string {
  return format.replace(/^D([./-])M(?!M)/, 'M$1D');
}
