import {
  addMonths,
  addWorkingDays,
  type Day,
  dayFrom,
  instantOf,
  isoOf,
  lastOfMonth,
} from './dates/calendar.ts';
import { clockTimeAt } from './dates/clock-times.ts';
import { type DateWords, dateWordsOf } from './dates/date-words.ts';
import { PlainWords } from './dates/plain-words.ts';
import {
  type DateReading,
  dateReadings,
  dayReading,
  instantReading,
  monthReading,
  type Now,
  nowOf,
  weekdayReadings,
  weekReading,
  yearlessReadings,
} from './dates/reading.ts';
import { type Tense, tenseAround } from './dates/tense.ts';

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

interface Found {
  /** First word and the word after the last. */
  readonly from: number;
  readonly next: number;
  readonly readings: readonly DateReading[];
  readonly countedFrom?: 'voice' | 'text';
  /** The day, where it is one: a time of the day may follow. */
  readonly takesTime?: boolean;
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
  const reader = new DateReader(text, language, known, nowOf(instant, voice.zone));
  return reader.read();
}

class DateReader {
  readonly #text: string;
  readonly #language: string;
  readonly #known: DateWords;
  readonly #now: Now;
  readonly #words: PlainWords;
  readonly #found: MentionedDate[] = [];

  constructor(text: string, language: string, known: DateWords, now: Now) {
    this.#text = text;
    this.#language = language.slice(0, 2).toLowerCase();
    this.#known = known;
    this.#now = now;
    this.#words = new PlainWords(text);
  }

  read(): MentionedDate[] {
    for (let at = 0; at < this.#words.count; ) {
      const found = this.#dateAt(at);
      if (found === null || this.#isSince(found.from)) at = found?.next ?? at + 1;
      else at = this.#note(this.#withTime(found));
    }
    return this.#found;
  }

  #dateAt(at: number): Found | null {
    return (
      this.#span(at) ??
      this.#numeric(at) ??
      this.#named(at) ??
      this.#weekday(at) ??
      this.#relative(at) ??
      this.#period(at) ??
      this.#bareDate(at) ??
      this.#bareTime(at)
    );
  }

  #note(found: Found): number {
    const start = this.#words.words[found.from]?.start ?? 0;
    const end = this.#words.words[found.next - 1]?.end ?? start;
    const isBefore = this.#words.longestBefore(found.from, this.#known.before) > 0 && !found.countedFrom;
    const readings = isBefore ? found.readings.map((reading) => this.#before(reading)) : found.readings;
    const from = found.countedFrom ? { countedFrom: found.countedFrom } : {};
    if (readings.length > 0) this.#found.push({ start, end, readings, ...from });
    return found.next;
  }

  /** "before Tuesday" is due when Monday ends. */
  #before(reading: DateReading): DateReading {
    if (reading.precision === 'instant') return reading;
    const day = Math.round(Date.parse(reading.at) / 86_400_000);
    return { ...reading, due: new Date(instantOf(day, 0, this.#now.zone) - 1000).toISOString() };
  }

  #isSince(at: number): boolean {
    const lead = this.#words.longestBefore(at, this.#known.since);
    return lead > 0;
  }

  #tense(from: number, next: number): Tense {
    const start = this.#words.words[from]?.start ?? 0;
    const end = this.#words.words[next - 1]?.end ?? start;
    return tenseAround(this.#text, start, end, this.#language);
  }

  /** A number in digits or words, "a couple of" included; the second is the word after it. */
  #number(at: number): readonly [number, number] | null {
    const word = this.#words.text(at);
    if (/^\d{1,3}$/.test(word)) return [Number(word), at + 1];
    const value = Object.hasOwn(this.#known.numbers, word) ? this.#known.numbers[word] : undefined;
    if (value === undefined) return null;
    if (value === 1 && this.#words.is(at + 1, 'couple'))
      return [2, at + (this.#words.is(at + 2, 'of') ? 3 : 2)];
    if (value === 1 && /^(?:par|paio)$/.test(this.#words.text(at + 1))) return [2, at + 3];
    return [value, at + 1];
  }

  /** "within 48 hours", "en 3 a 5 días hábiles", "vor zwei Tagen", "3 days ago". */
  #span(at: number): Found | null {
    const known = this.#known;
    const ago = this.#words.longest(at, known.agoBefore);
    const lead = ago || this.#words.longest(at, known.within);
    const amount = this.#amount(at + lead);
    if (!amount || (lead > 0 && amount.next <= at + lead)) return null;
    const isPost = this.#words.longest(amount.next, known.agoAfter);
    if (lead === 0 && isPost === 0 && !said.test(this.#words.phrase(at - 2, 2))) return null;
    const next = amount.next + isPost;
    if (ago > 0 || isPost > 0) return this.#counted(at, next, amount, -1, null);
    return this.#counted(at, next, amount, 1, this.#toldOn(at));
  }

  #amount(at: number): { count: number; unit: Unit; next: number } | null {
    const glued = /^(\d{1,3})(h|hs|hrs|d|j|gg)$/.exec(this.#words.text(at));
    if (glued)
      return { count: Number(glued[1]), unit: glued[2]?.startsWith('h') ? 'hour' : 'day', next: at + 1 };
    let number = this.#number(at);
    if (!number) return null;
    const to = this.#words.longest(number[1], this.#known.to);
    const isRange = to > 0 || /^[-–/]$/.test(this.#words.gap(number[1]));
    const upper = isRange ? this.#amount(number[1] + to) : null;
    if (upper) return upper;
    if (this.#words.longest(number[1], this.#known.working) === 1) number = [number[0], number[1]];
    return this.#unit(number[0], number[1]);
  }

  #unit(count: number, at: number): { count: number; unit: Unit; next: number } | null {
    const known = this.#known;
    const word = this.#words.text(at);
    if (known.working.includes(word)) {
      const isNoun = this.#language === 'de';
      if (isNoun) return { count, unit: 'working day', next: at + 1 };
      return known.days.includes(this.#words.text(at + 1))
        ? { count, unit: 'working day', next: at + 2 }
        : null;
    }
    if (known.days.includes(word)) {
      const isWorking = known.working.includes(this.#words.text(at + 1));
      return { count, unit: isWorking ? 'working day' : 'day', next: at + (isWorking ? 2 : 1) };
    }
    if (known.hours.includes(word)) return { count, unit: 'hour', next: at + 1 };
    if (known.weeks.includes(word)) return { count, unit: 'week', next: at + 1 };
    return known.monthsUnit.includes(word) ? { count, unit: 'month', next: at + 1 } : null;
  }

  #counted(
    from: number,
    next: number,
    { count, unit }: { count: number; unit: Unit },
    sign: 1 | -1,
    told: Day | null,
  ): Found {
    const countedFrom = told === null ? ('voice' as const) : ('text' as const);
    if (unit === 'hour' && told === null) {
      return {
        from,
        next,
        readings: [instantReading(this.#now.instant + sign * count * 3_600_000)],
        countedFrom,
      };
    }
    const day = told ?? this.#now.day;
    let reached = day + sign * count * (unit === 'week' ? 7 : 1);
    if (unit === 'hour') reached = day + Math.ceil(count / 24);
    if (unit === 'month') reached = addMonths(day, sign * count);
    if (unit === 'working day' && sign === 1) reached = addWorkingDays(day, count);
    return { from, next, readings: [dayReading(reached, this.#now)], countedFrom };
  }

  /** The day on which it was said, when the same sentence named one that has passed. */
  #toldOn(at: number): Day | null {
    const last = this.#found.at(-1);
    const start = this.#words.words[at]?.start ?? 0;
    if (!last || start - last.end > 90 || /[.!?\n]/.test(this.#text.slice(last.end, start))) return null;
    const passed = last.readings.filter(
      (reading) => reading.precision === 'day' && reading.at <= isoOf(this.#now.day),
    );
    const only = passed.length === 1 ? passed[0] : undefined;
    return only ? Math.round(Date.parse(only.at) / 86_400_000) : null;
  }

  /** "2026-03-05", "05.03.2026", "5/3"; day and month may change places in English, so both readings are given. */
  #numeric(at: number): Found | null {
    const start = this.#words.words[at]?.start ?? 0;
    if (!/^\d{1,4}$/.test(this.#words.text(at))) return null;
    const near = this.#text.slice(start, start + 11);
    const year = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(near);
    if (year) return this.#dates(at, at + 3, [dayFrom(Number(year[1]), Number(year[2]), Number(year[3]))]);
    const full = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(near);
    if (full) {
      const whole = Number(full[4]) + (full[4]?.length === 2 ? 2000 : 0);
      return this.#dates(
        at,
        at + 3,
        this.#orders(Number(full[1]), Number(full[3]), (m, d) => dayFrom(whole, m, d)),
      );
    }
    const short = /^(\d{1,2})(?:\/(\d{1,2})|\.(\d{1,2})\.)(?![\d/.])/.exec(near);
    if (!short || this.#words.longestBefore(at, this.#known.leads) === 0) return null;
    const tense = this.#tense(at, at + 2);
    const readings = this.#orders(Number(short[1]), Number(short[2] ?? short[3]), (month, date) => ({
      month,
      date,
    }))
      .filter(({ month, date }) => isDate(month, date))
      .flatMap(({ month, date }) => yearlessReadings(month, date, tense, this.#now));
    return readings.length > 0
      ? { from: at, next: at + 2, readings: inOrder(readings), takesTime: true }
      : null;
  }

  #orders<T>(first: number, second: number, make: (month: number, date: number) => T): T[] {
    if (this.#language !== 'en') return [make(second, first)];
    if (first === second) return [make(first, second)];
    return [make(first, second), make(second, first)];
  }

  #dates(from: number, next: number, days: readonly (Day | null)[]): Found | null {
    const there = days.filter((day): day is Day => day !== null).sort((a, b) => a - b);
    if (there.length === 0) return null;
    return { from, next, readings: there.map((day) => dayReading(day, this.#now)), takesTime: true };
  }

  #month(at: number): number {
    return 1 + this.#known.months.findIndex((names) => names.split('/').includes(this.#words.text(at)));
  }

  #dateNumber(at: number): number {
    const match = /^(\d{1,2})(?:st|nd|rd|th|er|o|a)?$/.exec(this.#words.text(at));
    const date = match ? Number(match[1]) : 0;
    return date <= 31 ? date : 0;
  }

  /** "5 March", "5 de marzo de 2026", "March 5th, 2026", and the month alone after "in". */
  #named(at: number): Found | null {
    const date = this.#dateNumber(at);
    if (date > 0) {
      const month = at + 1 + this.#words.longest(at + 1, this.#known.of);
      if (/^[.]?$/.test(this.#words.gap(at + 1)) && this.#month(month) > 0)
        return this.#dayOfMonth(at, month + 1, this.#month(month), date);
      return null;
    }
    const month = this.#month(at);
    if (month === 0) return null;
    const after = this.#language === 'en' ? this.#dateNumber(at + 1) : 0;
    if (after > 0 && /^[.]?$/.test(this.#words.gap(at + 1)))
      return this.#dayOfMonth(at, at + 2, month, after);
    return this.#monthAlone(at, month);
  }

  #dayOfMonth(from: number, next: number, month: number, date: number): Found | null {
    const year = next + this.#words.longest(next, this.#known.of);
    const written = /^20\d{2}$/.test(this.#words.text(year)) ? Number(this.#words.text(year)) : null;
    if (written !== null) return this.#dates(from, year + 1, [dayFrom(written, month, date)]);
    if (!isDate(month, date)) return null;
    const readings = yearlessReadings(month, date, this.#tense(from, next), this.#now);
    return { from, next, readings, takesTime: true };
  }

  #monthAlone(at: number, month: number): Found | null {
    if (!/^(?:in|en|em|im|by|until|bis|before|for|para)$/.test(this.#words.text(at - 1))) return null;
    if (
      this.#words.text(at).length < 3 ||
      (this.#language === 'en' && month === 5 && !this.#words.is(at - 1, 'in'))
    )
      return null;
    const readings = yearlessReadings(month, 1, this.#tense(at, at + 1), this.#now);
    return {
      from: at,
      next: at + 1,
      readings: readings.map((day) => monthReading(Math.round(Date.parse(day.at) / 86_400_000), this.#now)),
    };
  }

  /** "Tuesday", "next Tuesday", "el martes que viene", "mardi prochain". */
  #weekday(at: number): Found | null {
    const lead = this.#modifier(at);
    const name = at + lead.length;
    const found = this.#weekdayAt(name);
    if (!found) return null;
    const tail = lead.length > 0 ? { length: 0, said: lead.said } : this.#modifier(name + found.length);
    const next = name + found.length + tail.length;
    const said = lead.length > 0 ? lead.said : tail.said;
    const readings = weekdayReadings(found.weekday, said, this.#tense(at, next), this.#now);
    return { from: at, next, readings, takesTime: true };
  }

  #modifier(at: number): { length: number; said: 'next' | 'next or after' | 'last' | 'nothing' } {
    const known = this.#known;
    const next = this.#words.longest(at, known.next);
    if (next > 0) return { length: next, said: 'next' };
    const after = this.#words.longest(at, known.nextOrAfter);
    if (after > 0) return { length: after, said: 'next or after' };
    const last = this.#words.longest(at, known.last);
    return last > 0 ? { length: last, said: 'last' } : { length: 0, said: 'nothing' };
  }

  #weekdayAt(at: number): { weekday: number; length: number } | null {
    for (const [weekday, names] of this.#known.weekdays.entries()) {
      const length = this.#words.longest(at, names.split('/'));
      if (length === 0) continue;
      // "segunda" and "sexta" are also "second" and "sixth": alone they need a lead and no noun behind.
      const isOrdinal = this.#language === 'pt' && length === 1 && weekday >= 1 && weekday <= 5;
      if (isOrdinal && !this.#standsAlone(at)) return null;
      return { weekday, length };
    }
    return null;
  }

  #standsAlone(at: number): boolean {
    const isLed = this.#words.longestBefore(at, this.#known.leads) > 0 || this.#modifier(at - 1).length > 0;
    const after = this.#words.text(at + 1);
    return isLed && (after === '' || this.#words.gap(at + 1) !== '' || closing.test(after));
  }

  /** "tomorrow", "pasado mañana", "heute Abend". */
  #relative(at: number): Found | null {
    const length = this.#words.longest(at, Object.keys(this.#known.relative));
    const days = length > 0 ? this.#known.relative[this.#words.phrase(at, length)] : undefined;
    if (days === undefined || this.#words.longestBefore(at, this.#known.notBeforeRelative) > 0) return null;
    // "Two days ago they told me tomorrow": the day after they said it, or after this was written.
    const told = days > 0 ? this.#toldOn(at) : null;
    const from = told === null || told === this.#now.day ? [this.#now.day] : [told, this.#now.day];
    const readings = from.map((day) => dayReading(day + days, this.#now));
    return { from: at, next: at + length, readings, takesTime: true };
  }

  /** "next week", "la semana que viene", "by the end of the month". */
  #period(at: number): Found | null {
    const known = this.#known;
    const end = this.#words.longest(at, known.endOf);
    const articles = this.#words.longest(at + end, ['la', 'el', 'the', 'le', 'der', 'des', 'o', 'a', 'il']);
    const noun = at + end + (end > 0 ? articles : 0);
    const lead = this.#modifier(noun);
    const unit = this.#words.text(noun + lead.length);
    const isWeek = known.weeks.includes(unit);
    if (!isWeek && !known.monthsUnit.includes(unit)) return null;
    const tail = lead.length > 0 ? { length: 0, said: lead.said } : this.#modifier(noun + 1);
    const next = noun + lead.length + 1 + tail.length;
    const said = lead.length > 0 ? lead.said : tail.said;
    if (said === 'nothing' && end === 0) return null;
    const isThis =
      said === 'nothing' || /^(?:this|est[ea]|ce|cette|dies|quest|nest)/.test(this.#words.text(noun));
    const step = isThis ? 0 : said === 'last' ? -1 : 1;
    return { from: at, next, readings: this.#periodReadings(isWeek, step, end > 0) };
  }

  #periodReadings(isWeek: boolean, step: number, isEnd: boolean): DateReading[] {
    if (isWeek) {
      const week = weekReading(step, this.#now);
      const monday = Math.round(Date.parse(week.at) / 86_400_000);
      // The end of a week is Friday to some and Sunday to others.
      return isEnd ? [dayReading(monday + 4, this.#now), dayReading(monday + 6, this.#now)] : [week];
    }
    const day = addMonths(this.#now.day, step);
    return [isEnd ? dayReading(lastOfMonth(day), this.#now) : monthReading(day, this.#now)];
  }

  /** "by the 5th", "el día 5": only after a lead, and with no noun behind ("the 5th time"). */
  #bareDate(at: number): Found | null {
    const date = this.#dateNumber(at);
    const isOrdinal = !/^\d+$/.test(this.#words.text(at)) || /dia|giorno|tag/.test(this.#words.text(at - 1));
    if (date === 0 || this.#words.longestBefore(at, this.#known.leads) === 0) return null;
    if (this.#language === 'en' && !isOrdinal) return null;
    const after = this.#words.text(at + 1);
    const gap = this.#words.gap(at + 1);
    if (after !== '' && !/^[.,;:!?)]/.test(gap) && !closing.test(after)) return null;
    if (/^[.,:/-]/.test(gap) && /^\d/.test(after)) return null;
    return {
      from: at,
      next: at + 1,
      readings: dateReadings(date, this.#tense(at, at + 1), this.#now),
      takesTime: true,
    };
  }

  /** "by 5pm": today, or the day that is named right after it. */
  #bareTime(at: number): Found | null {
    if (this.#words.longest(at, this.#known.at) === 0) return null;
    const time = clockTimeAt(this.#words, at, this.#known);
    if (!time || time.minutes === null) return null;
    const lead = this.#words.longest(time.next, this.#known.leads);
    const date =
      this.#weekday(time.next + lead) ?? this.#relative(time.next + lead) ?? this.#named(time.next + lead);
    const readings = (date?.readings ?? [dayReading(this.#now.day, this.#now)]).map((day) =>
      this.#atTime(day, time.minutes),
    );
    return { from: at + this.#words.longest(at, this.#known.at), next: date?.next ?? time.next, readings };
  }

  #withTime(found: Found): Found {
    if (found.takesTime !== true) return found;
    const part = this.#words.longest(found.next, this.#known.dayParts);
    const next = found.next + part;
    if (/[.!?;]/.test(this.#words.gap(next))) return { ...found, next };
    const time = clockTimeAt(this.#words, next, this.#known);
    if (!time) return { ...found, next };
    const readings = found.readings.map((day) => this.#atTime(day, time.minutes));
    return { ...found, next: time.minutes === null ? next : time.next, readings };
  }

  #atTime(reading: DateReading, minutes: number | null): DateReading {
    if (minutes === null || reading.precision !== 'day') return reading;
    return instantReading(
      instantOf(Math.round(Date.parse(reading.at) / 86_400_000), minutes, this.#now.zone),
    );
  }
}

type Unit = 'hour' | 'day' | 'working day' | 'week' | 'month';

/** "They told me 48 hours": a span without "within" counts only after such words. */
const said =
  /\b(?:told me|told us|said|promised|promised me|dijeron|dicho|prometieron|prometido|dit|promis|versprochen|gesagt|disseram|prometeram|detto|promesso)$/;

/** Words that may follow a bare date: it is over, and no noun comes. */
const closing =
  /^(?:and|but|so|or|to|for|at|of|nobody|no|it|they|i|we|y|pero|o|a|para|por|que|no|nadie|et|mais|ou|und|aber|oder|e|mas|ma|kam|ninguem|nessuno|they|the|my)$/;

function isDate(month: number, date: number): boolean {
  return dayFrom(2024, month, date) !== null;
}

function inOrder(readings: readonly DateReading[]): DateReading[] {
  return [...readings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
