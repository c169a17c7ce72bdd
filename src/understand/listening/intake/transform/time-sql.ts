import { isoForms, type TimeForm } from './time-format.ts';
import type { Values } from './values.ts';

/** How the texts of a mapping's times are read. */
export interface TimeReading {
  readonly zone: string;
  /** The declared formats, in the order they are tried; ISO 8601 and epoch forms come after them. */
  readonly forms: readonly TimeForm[];
}

const parse = (text: string) => `parseDateTime64BestEffortOrNull(${text}, 3, 'UTC')`;
const withOffset = '\\d:\\d\\d.*(?:[Zz]|[+-]\\d\\d(?::?\\d\\d)?)$';

/**
 * The text as a time written down in UTC, Nullable; a text without a zone is taken as if it stood in UTC, which
 * `inZone` puts right. NULL = not understood. Nothing is guessed: a text must match a form to its last character.
 */
export function parsedTime(text: string, reading: TimeReading, values: Values): string {
  const branches = [...reading.forms, ...isoForms].map(({ pattern, template }) => {
    const input =
      template === null
        ? text
        : `replaceRegexpOne(${text}, ${values.text(pattern)}, ${values.text(template)})`;
    return `match(${text}, ${values.text(pattern)}), ${parse(input)}`;
  });
  const seconds = `match(${text}, ${values.text('^\\d{9,10}$')}), fromUnixTimestamp64Milli(toInt64OrZero(${text}) * 1000, 'UTC')`;
  const millis = `match(${text}, ${values.text('^\\d{12,13}$')}), fromUnixTimestamp64Milli(toInt64OrZero(${text}), 'UTC')`;
  return `multiIf(${text} = '', NULL, ${branches.join(', ')}, ${seconds}, ${millis}, NULL)`;
}

/** Does the text carry no zone of its own? Epoch numbers carry one. */
export function isNaive(text: string, values: Values): string {
  return `NOT match(${text}, ${values.text(withOffset)}) AND NOT match(${text}, ${values.text('^\\d{9,13}$')})`;
}

/** Is the text a day without a time of day? Then a promise is due at the end of it. */
export function isDay(text: string, reading: TimeReading, values: Values): string {
  const days = [...reading.forms, ...isoForms].filter((form) => form.dateOnly);
  return days.map((form) => `match(${text}, ${values.text(form.pattern)})`).join(' OR ');
}

/**
 * A naive time moved into its zone, where clocks change twice a year: a time that occurs twice is the first of the
 * two; one that never occurs moves forward by the hour that was skipped. Both are counted.
 *
 * `naive` is the time as if in UTC. The offsets a day before and a day after frame any change of clocks.
 */
export function inZone(naive: string, zone: string): { at: string; gap: string; repeated: string } {
  const offset = (instant: string) => `timezoneOffset(toTimeZone(${instant}, '${zone}'))`;
  const before = `subtractSeconds(${naive}, ${offset(`subtractDays(${naive}, 1)`)})`;
  const after = `subtractSeconds(${naive}, ${offset(`addDays(${naive}, 1)`)})`;
  const fits = (instant: string) => `dateDiff('second', ${instant}, ${naive}) = ${offset(instant)}`;
  return {
    at: `if(${fits(before)} OR NOT ${fits(after)}, ${before}, ${after})`,
    gap: `NOT ${fits(before)} AND NOT ${fits(after)}`,
    repeated: `${fits(before)} AND ${fits(after)} AND ${before} != ${after}`,
  };
}
