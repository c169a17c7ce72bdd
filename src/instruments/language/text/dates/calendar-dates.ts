import { type Day, dayFrom, dayOfIso } from './calendar.ts';
import { dateReadings, dayReading, monthReading, yearlessReadings } from './reading.ts';
import { type Found, type Scene, tenseOf } from './scene.ts';

/** "2026-03-05", "05.03.2026", "5/3"; day and month may change places in English, so both readings are given. */
export function numericDateAt(scene: Scene, at: number): Found | null {
  const { text, words, known } = scene;
  if (!/^\d{1,4}$/.test(words.text(at))) return null;
  const { start } = words.span(at, at + 1);
  const near = text.slice(start, start + 11);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(near);
  if (iso) return onDays(scene, at, at + 3, [dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))]);
  const full = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(near);
  if (full) {
    const year = Number(full[4]) + (full[4]?.length === 2 ? 2000 : 0);
    const days = orders(scene, Number(full[1]), Number(full[3])).map(([month, date]) =>
      dayFrom(year, month, date),
    );
    return onDays(scene, at, at + 3, days);
  }
  const short = /^(\d{1,2})(?:\/(\d{1,2})|\.(\d{1,2})\.)(?![\d/.])/.exec(near);
  if (!short || known.leads.before(words, at) === 0) return null;
  const tense = tenseOf(scene, at, at + 2);
  const readings = orders(scene, Number(short[1]), Number(short[2] ?? short[3]))
    .filter(([month, date]) => exists(month, date))
    .flatMap(([month, date]) => yearlessReadings(month, date, tense, scene.now))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return readings.length > 0 ? { from: at, next: at + 2, readings, takesTime: true } : null;
}

/** Month and date of two numbers: only English leaves their order open. */
function orders(
  { language }: Scene,
  first: number,
  second: number,
): (readonly [month: number, date: number])[] {
  if (language !== 'en') return [[second, first]];
  return first === second
    ? [[first, second]]
    : [
        [first, second],
        [second, first],
      ];
}

function onDays({ now }: Scene, from: number, next: number, days: readonly (Day | null)[]): Found | null {
  const there = days.filter((day): day is Day => day !== null).sort((a, b) => a - b);
  if (there.length === 0) return null;
  return { from, next, readings: there.map((day) => dayReading(day, now)), takesTime: true };
}

/** "5 March", "5 de marzo de 2026", "March 5th, 2026", and the month alone after "in". */
export function namedDateAt(scene: Scene, at: number): Found | null {
  const { words, known, language } = scene;
  const date = dateNumber(words.text(at));
  if (date > 0) {
    const place = at + 1 + known.of.at(words, at + 1);
    const month = known.months.find(words, place);
    if (!month || !/^[.]?$/.test(words.gap(at + 1))) return null;
    return ofMonth(scene, at, place + month.length, month.value, date);
  }
  const month = known.months.find(words, at);
  if (!month) return null;
  const after = language === 'en' ? dateNumber(words.text(at + 1)) : 0;
  if (after > 0 && /^[.]?$/.test(words.gap(at + 1))) return ofMonth(scene, at, at + 2, month.value, after);
  return monthAlone(scene, at, month.value);
}

function ofMonth(scene: Scene, from: number, next: number, month: number, date: number): Found | null {
  const { words, known, now } = scene;
  const place = next + known.of.at(words, next);
  const year = /^20\d{2}$/.test(words.text(place)) ? Number(words.text(place)) : null;
  if (year !== null) return onDays(scene, from, place + 1, [dayFrom(year, month, date)]);
  if (!exists(month, date)) return null;
  const readings = yearlessReadings(month, date, tenseOf(scene, from, next), now);
  return { from, next, readings, takesTime: true };
}

function monthAlone(scene: Scene, at: number, month: number): Found | null {
  const { words, now, language } = scene;
  const lead = words.text(at - 1);
  if (!/^(?:in|en|em|im|by|until|bis|before|for|para)$/.test(lead) || words.text(at).length < 3) return null;
  // "by may" and "for march" are other words more often than months.
  if (language === 'en' && (month === 5 || month === 3) && lead !== 'in') return null;
  const readings = yearlessReadings(month, 1, tenseOf(scene, at, at + 1), now);
  return { from: at, next: at + 1, readings: readings.map((day) => monthReading(dayOfIso(day.at), now)) };
}

/** Words that may follow a bare date: it is over, and no noun comes. */
const closing =
  /^(?:and|but|so|or|to|for|at|of|nobody|no|it|they|i|we|y|pero|o|a|para|por|que|nadie|et|mais|ou|und|aber|oder|e|mas|ma|kam|ninguem|nessuno|the|my)$/;

/** "by the 5th", "el día 5": only after a lead, and with no noun behind ("the 5th time"). */
export function bareDateAt(scene: Scene, at: number): Found | null {
  const { words, known, language, now } = scene;
  const word = words.text(at);
  const date = dateNumber(word);
  if (date === 0 || known.leads.before(words, at) === 0) return null;
  const isCalled = !/^\d+$/.test(word) || /dia|giorno|tag/.test(words.text(at - 1));
  if (language === 'en' && !isCalled) return null;
  const after = words.text(at + 1);
  const gap = words.gap(at + 1);
  if (after !== '' && !/^[.,;:!?)]/.test(gap) && !closing.test(after)) return null;
  if (/^[.,:/-]/.test(gap) && /^\d/.test(after)) return null;
  return {
    from: at,
    next: at + 1,
    readings: dateReadings(date, tenseOf(scene, at, at + 1), now),
    takesTime: true,
  };
}

function dateNumber(word: string): number {
  const match = /^(\d{1,2})(?:st|nd|rd|th|er|o|a)?$/.exec(word);
  const date = match ? Number(match[1]) : 0;
  return date <= 31 ? date : 0;
}

/** Whether some year has that day. */
function exists(month: number, date: number): boolean {
  return dayFrom(2024, month, date) !== null;
}
