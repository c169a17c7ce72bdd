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
  /** Years written with two digits cannot be read without knowing the century. */
  readonly shortYears: boolean;
}

const iso =
  /^[+-]?\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const dated =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})(?:(T|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp]\.?[Mm]\.?))?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?$/;
const epoch = /^(?:1\d{9}|1\d{12}|-?\d{9,10}\.\d+)$/;

/** One value's format with D and M in day-first order, or undefined when it is no written date. */
function shapeOf(value: string) {
  const [, a = '', separator = '', b = '', c = '', gap, hour, , second, fraction, half, zone] =
    dated.exec(value) ?? [];
  if (separator === '') return undefined;
  const yearFirst = a.length === 4;
  if (!yearFirst && a.length > 2) return undefined;
  const clock =
    hour === undefined
      ? ''
      : `${gap === 'T' ? 'T' : (gap ?? ' ')}${half === undefined ? 'H' : 'h'}:mm${second === undefined ? '' : ':ss'}${
          fraction === undefined ? '' : '.SSS'
        }${half === undefined ? '' : ' A'}`;
  const tail = `${clock}${zone === undefined ? '' : ' Z'}`;
  const [first, second2] = yearFirst ? [Number(b), Number(c)] : [Number(a), Number(b)];
  return {
    separator,
    yearFirst,
    shortYear: !yearFirst && c.length < 4,
    tail,
    first,
    second: second2,
    hasClock: hour !== undefined,
    hasZone: zone !== undefined,
  };
}

/**
 * Reads how a column writes its times; undefined when fewer than nine in ten of its values are times.
 * `hinted`: the header speaks of time, so that plain numbers may be epochs.
 */
export function timeFormOf(values: readonly string[], hinted: boolean): TimeForm | undefined {
  const counts = { iso: 0, epoch: 0, dated: 0, dayOnly: 0, monthOnly: 0, zone: 0, clock: 0, short: 0 };
  const tails = new Map<string, number>();
  const unreadable: string[] = [];
  let unreadableCount = 0;
  let separator = '';
  let yearFirst = false;
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
      yearFirst = shape.yearFirst;
      if (!shape.yearFirst && shape.first > 12) counts.dayOnly++;
      if (!shape.yearFirst && shape.second > 12) counts.monthOnly++;
      if (shape.hasZone) counts.zone++;
      if (shape.hasClock) counts.clock++;
      if (shape.shortYear) counts.short++;
      const key = `${shape.separator}${shape.tail}`;
      tails.set(key, (tails.get(key) ?? 0) + 1);
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
  const order = yearFirst
    ? 'year-first'
    : counts.dayOnly > 0 && counts.monthOnly > 0
      ? 'mixed'
      : counts.dayOnly > 0
        ? 'day-first'
        : counts.monthOnly > 0
          ? 'month-first'
          : 'either';
  const formats = [...tails]
    .sort((x, y) => y[1] - x[1])
    .map(([key]) => {
      const s = key[0] as string;
      const date = yearFirst ? `YYYY${s}M${s}D` : `D${s}M${s}YYYY`;
      return date + key.slice(1);
    });
  const written = order === 'month-first' ? formats.map(monthFirst) : formats;
  return { ...common, kind: 'dated', formats: written, order };
}

/** The same format with day and month the other way round. */
export function monthFirst(format: string): string {
  return format.replace(/^D([./-])M/, 'M$1D');
}
