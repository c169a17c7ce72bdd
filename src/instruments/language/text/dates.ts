import { dayOfIso, instantOf } from './dates/calendar.ts';
import { bareDateAt, namedDateAt, numericDateAt } from './dates/calendar-dates.ts';
import { atTime, clockTimeAt, withTimeOfDay } from './dates/clock-times.ts';
import { dateWordsOf } from './dates/date-words.ts';
import { PlainWords } from './dates/plain-words.ts';
import { type DateReading, dayReading, nowOf } from './dates/reading.ts';
import { periodAt, relativeDayAt } from './dates/relative-days.ts';
import type { Earlier, Found, Scene } from './dates/scene.ts';
import { spanOfTimeAt } from './dates/spans-of-time.ts';
import { weekdayAt } from './dates/weekdays.ts';

export type { DateReading } from './dates/reading.ts';

/** A date that a text names. */
export interface MentionedDate {
  /** UTF-16 offsets in the text: the words of the date with its time, without "by" or "on". */
  readonly start: number;
  readonly end: number;
  /** In order of time. More than one where the words leave it open; never a guess. */
  readonly readings: readonly DateReading[];
  /**
   * From where "within 48 hours" was counted: an earlier date of the same sentence ("on Monday they said …") or
   * the moment the customer spoke, which is then the latest possible beginning. Absent for dates of the calendar.
   */
  readonly countedFrom?: 'voice' | 'text';
}

/**
 * The dates that a customer names ("they told me Tuesday", "by the 5th of March", "en dos días", "within 48
 * hours"), resolved against the moment and place of the voice. Days count in `zone` (an unknown one counts as
 * UTC). What has passed and what is to come is told by the words around; where they do not tell, all readings are
 * given. Languages: en, es, fr, de, pt, it; others give none. Public holidays are not known.
 */
export function datesIn(
  text: string,
  language: string,
  voice: { readonly at: string | Date; readonly zone: string },
): MentionedDate[] {
  const known = dateWordsOf(language);
  const instant = typeof voice.at === 'string' ? Date.parse(voice.at) : voice.at.getTime();
  if (known === null || !Number.isFinite(instant)) return [];
  const words = new PlainWords(text);
  if (!words.some((word) => isTelling(word) || known.telling.has(word))) return [];
  const scene = {
    text,
    language: language.slice(0, 2).toLowerCase(),
    known,
    now: nowOf(instant, voice.zone),
    words,
  };
  const found: MentionedDate[] = [];
  for (let at = 0; at < words.count; ) {
    const date = dateAt(scene, at, found.at(-1));
    if (date && known.since.before(words, date.from) === 0) note(scene, date, found);
    at = date?.next ?? at + 1;
  }
  return found;
}

const isTelling = (word: string) => word.charCodeAt(0) <= 0x39 && /^\d/.test(word);

function dateAt(scene: Scene, at: number, last: Earlier | undefined): Found | null {
  const found =
    spanOfTimeAt(scene, at, last) ??
    numericDateAt(scene, at) ??
    namedDateAt(scene, at) ??
    weekdayAt(scene, at) ??
    relativeDayAt(scene, at, last) ??
    periodAt(scene, at) ??
    bareDateAt(scene, at) ??
    bareTimeAt(scene, at, last);
  return found && withTimeOfDay(scene, found);
}

/** "by 5pm": today, or the day that is named right after it. */
function bareTimeAt(scene: Scene, at: number, last: Earlier | undefined): Found | null {
  const { words, known, now } = scene;
  const lead = known.at.at(words, at);
  const time = lead > 0 ? clockTimeAt(scene, at) : null;
  if (!time || time.minutes === null) return null;
  const { minutes } = time;
  const place = time.next + known.leads.at(words, time.next);
  const date = weekdayAt(scene, place) ?? relativeDayAt(scene, place, last) ?? namedDateAt(scene, place);
  const days = date?.readings ?? [dayReading(now.day, now)];
  return {
    from: at + lead,
    next: date?.next ?? time.next,
    readings: days.map((day) => atTime(day, minutes, now.zone)),
  };
}

function note({ words, known, now }: Scene, date: Found, found: MentionedDate[]): void {
  const isBefore = known.before.before(words, date.from) > 0 && date.countedFrom === undefined;
  const readings = isBefore ? date.readings.map((reading) => endedBefore(reading, now.zone)) : date.readings;
  const countedFrom = date.countedFrom === undefined ? {} : { countedFrom: date.countedFrom };
  if (readings.length > 0) found.push({ ...words.span(date.from, date.next), readings, ...countedFrom });
}

/** "before Tuesday" is due when Monday ends. */
function endedBefore(reading: DateReading, zone: string): DateReading {
  if (reading.precision === 'instant') return reading;
  return { ...reading, due: new Date(instantOf(dayOfIso(reading.at), 0, zone) - 1000).toISOString() };
}
