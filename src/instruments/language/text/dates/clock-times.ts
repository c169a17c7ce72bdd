import { dayOfIso, instantOf } from './calendar.ts';
import type { PlainWords } from './plain-words.ts';
import { type DateReading, instantReading } from './reading.ts';
import type { Found, Scene } from './scene.ts';

/** A time of the day in a text: minutes since midnight, or null where it is not certain; `next` is the word after it. */
interface ClockTime {
  readonly minutes: number | null;
  readonly next: number;
}

/**
 * Reads a time of the day from word `at`: "5pm", "10:30 am", "17 Uhr", "17h30", "a las 5 de la tarde". A time that
 * may be morning or evening ("at 5") is passed over, its minutes null: the day is then all that is known.
 */
export function clockTimeAt({ words, known }: Scene, from: number): ClockTime | null {
  const lead = known.at.at(words, from);
  const at = from + lead + (words.is(from + lead, 'las') ? 1 : 0);
  const hour = /^(\d{1,2})(am|pm|h|uhr)?(\d{2})?$/.exec(words.text(at));
  if (!hour) return null;
  let minutes = Number(hour[1]) * 60 + Number(hour[3] ?? 0);
  let next = at + 1;
  let mark = hour[2] ?? '';
  if (mark === '' && hour[3] !== undefined) return null;
  const minute = /^(\d{2})(am|pm|h|uhr)?$/.exec(words.text(next));
  const isWithMinutes = minute !== null && words.gap(next) === ':';
  if (isWithMinutes) {
    minutes += Number(minute[1]);
    mark = minute[2] ?? mark;
    next++;
  }
  const after = markAfter(words, next);
  if (mark === '' && after) {
    mark = after.mark;
    next = after.next;
  }
  if (mark === '' && lead === 0 && !isWithMinutes) return null;
  return { minutes: certain(minutes, mark), next };
}

function markAfter(words: PlainWords, at: number): { mark: string; next: number } | null {
  const word = words.text(at);
  if (/^(?:am|pm|uhr|h|horas|heures)$/.test(word)) return { mark: word, next: at + 1 };
  if ((word === 'a' || word === 'p') && words.is(at + 1, 'm')) return { mark: `${word}m`, next: at + 2 };
  const part = words.phrase(at, 3);
  if (part === 'de la tarde' || part === 'de la noche' || part === 'in the afternoon')
    return { mark: 'pm', next: at + 3 };
  if (part === 'de la manana' || part === 'in the morning') return { mark: 'am', next: at + 3 };
  return null;
}

function certain(minutes: number, mark: string): number | null {
  if (minutes >= 24 * 60) return null;
  if (mark === 'pm') return minutes < 12 * 60 ? minutes + 12 * 60 : minutes;
  if (mark === 'am') return minutes >= 12 * 60 ? minutes - 12 * 60 : minutes;
  return mark !== '' || minutes >= 13 * 60 ? minutes : null;
}

/** The date with the part or time of the day that follows it: "tomorrow morning", "Tuesday at 10am". */
export function withTimeOfDay(scene: Scene, found: Found): Found {
  const { words, known, now } = scene;
  if (found.takesTime !== true) return found;
  const next = found.next + known.dayParts.at(words, found.next);
  const time = /[.!?;]/.test(words.gap(next)) ? null : clockTimeAt(scene, next);
  if (!time || time.minutes === null) return { ...found, next };
  const { minutes } = time;
  return { ...found, next: time.next, readings: found.readings.map((day) => atTime(day, minutes, now.zone)) };
}

/** A day's reading at a minute of that day, where it is a day. */
export function atTime(reading: DateReading, minutes: number, zone: string): DateReading {
  if (reading.precision !== 'day') return reading;
  return instantReading(instantOf(dayOfIso(reading.at), minutes, zone));
}
