import { addMonths, addWorkingDays, type Day } from './calendar.ts';
import { dayReading, instantReading } from './reading.ts';
import { type Earlier, type Found, type Scene, toldOn } from './scene.ts';

type Unit = 'hour' | 'day' | 'working day' | 'week' | 'month';

interface Amount {
  readonly count: number;
  readonly unit: Unit;
  /** The word after it. */
  readonly next: number;
}

/** "They told me 48 hours": a span without "within" counts only after such words. */
const said =
  /\b(?:told me|told us|said|promised|promised me|dijeron|dicho|prometieron|prometido|dit|promis|versprochen|gesagt|disseram|prometeram|detto|promesso)$/;

/** "within 48 hours", "en 3 a 5 días hábiles", "vor zwei Tagen", "3 days ago". */
export function spanOfTimeAt(scene: Scene, at: number, last: Earlier | undefined): Found | null {
  const { words, known } = scene;
  const ago = known.agoBefore.at(words, at);
  const lead = ago || known.within.at(words, at);
  const amount = amountAt(scene, at + lead);
  if (!amount) return null;
  const after = known.agoAfter.at(words, amount.next);
  if (lead === 0 && after === 0 && !said.test(words.phrase(at - 2, 2))) return null;
  const next = amount.next + after;
  if (ago > 0 || after > 0) return { ...counted(scene, amount, -1, null), from: at, next };
  return { ...counted(scene, amount, 1, toldOn(scene, at, last)), from: at, next };
}

function amountAt(scene: Scene, at: number): Amount | null {
  const { words, known } = scene;
  const glued = /^(\d{1,3})(h|hs|hrs|d|j|gg)$/.exec(words.text(at));
  if (glued)
    return { count: Number(glued[1]), unit: glued[2]?.startsWith('h') ? 'hour' : 'day', next: at + 1 };
  const number = numberAt(scene, at);
  if (!number) return null;
  const to = known.to.at(words, number.next);
  // Of a range the upper end is what was promised.
  const isRange = to > 0 || /^[-–/]$/.test(words.gap(number.next));
  const upper = isRange ? rangeEnd(scene, number.next + to) : null;
  return upper ?? withUnit(scene, number.count, number.next);
}

function rangeEnd(scene: Scene, at: number): Amount | null {
  const glued = /^(\d{1,3})(h|hs|hrs|d|j|gg)$/.exec(scene.words.text(at));
  if (glued)
    return { count: Number(glued[1]), unit: glued[2]?.startsWith('h') ? 'hour' : 'day', next: at + 1 };
  const number = numberAt(scene, at);
  return number ? withUnit(scene, number.count, number.next) : null;
}

/** A number in digits or words, "a couple of" included. */
function numberAt({ words, known }: Scene, at: number): { count: number; next: number } | null {
  const word = words.text(at);
  if (/^\d{1,3}$/.test(word)) return { count: Number(word), next: at + 1 };
  const count = known.numbers.get(word);
  if (count === undefined) return null;
  const isPair = count === 1 && /^(?:couple|par|paio|paar)$/.test(words.text(at + 1));
  if (!isPair) return { count, next: at + 1 };
  return { count: 2, next: at + 2 + (/^(?:of|de|di)$/.test(words.text(at + 2)) ? 1 : 0) };
}

function withUnit({ words, known, language }: Scene, count: number, at: number): Amount | null {
  const word = words.text(at);
  if (known.working.has(word)) {
    // In German the noun itself says it (Werktage); elsewhere an adjective stands before or behind the days.
    if (language === 'de') return { count, unit: 'working day', next: at + 1 };
    return known.days.has(words.text(at + 1)) ? { count, unit: 'working day', next: at + 2 } : null;
  }
  if (known.days.has(word)) {
    const isWorking = known.working.has(words.text(at + 1));
    return { count, unit: isWorking ? 'working day' : 'day', next: at + (isWorking ? 2 : 1) };
  }
  if (known.hours.has(word)) return { count, unit: 'hour', next: at + 1 };
  if (known.weeks.has(word)) return { count, unit: 'week', next: at + 1 };
  return known.monthsUnit.has(word) ? { count, unit: 'month', next: at + 1 } : null;
}

function counted(
  { now }: Scene,
  { count, unit }: Amount,
  sign: 1 | -1,
  told: Day | null,
): Pick<Found, 'readings' | 'countedFrom'> {
  const countedFrom = told === null ? 'voice' : 'text';
  if (unit === 'hour' && told === null) {
    return { readings: [instantReading(now.instant + sign * count * 3_600_000)], countedFrom };
  }
  const day = told ?? now.day;
  let reached = day + sign * count * (unit === 'week' ? 7 : 1);
  if (unit === 'hour') reached = day + Math.ceil(count / 24);
  if (unit === 'month') reached = addMonths(day, sign * count);
  if (unit === 'working day' && sign === 1) reached = addWorkingDays(day, count);
  return { readings: [dayReading(reached, now)], countedFrom };
}
