import { addMonths, dayOfIso, lastOfMonth } from './calendar.ts';
import { type DateReading, dayReading, monthReading, type Now, weekReading } from './reading.ts';
import { type Earlier, type Found, type Scene, toldOn } from './scene.ts';
import { modifierAt } from './weekdays.ts';

/** "tomorrow", "pasado mañana", "heute Abend". */
export function relativeDayAt(scene: Scene, at: number, last: Earlier | undefined): Found | null {
  const { words, known, now } = scene;
  const found = known.relative.find(words, at);
  if (!found || known.notBeforeRelative.before(words, at) > 0) return null;
  // "Two days ago they told me tomorrow": the day after they said it, or after this was written.
  const told = found.value > 0 ? toldOn(scene, at, last) : null;
  const from = told === null || told === now.day ? [now.day] : [told, now.day];
  const readings = from.map((day) => dayReading(day + found.value, now));
  return { from: at, next: at + found.length, readings, takesTime: true };
}

const article = /^(?:la|el|the|le|der|des|o|a|il)$/;

/** "next week", "la semana que viene", "by the end of the month". */
export function periodAt(scene: Scene, at: number): Found | null {
  const { words, known } = scene;
  const end = known.endOf.at(words, at);
  const noun = at + end + (end > 0 && article.test(words.text(at + end)) ? 1 : 0);
  const lead = modifierAt(scene, noun);
  const unit = words.text(noun + lead.length);
  const isWeek = known.weeks.has(unit);
  if (!isWeek && !known.monthsUnit.has(unit)) return null;
  const tail = modifierAt(scene, noun + 1);
  const { said } = lead.length > 0 ? lead : tail;
  if (said === 'nothing' && end === 0) return null;
  const isThis = said === 'nothing' || /^(?:this|est[ea]|ce|cette|dies|quest|nest)/.test(words.text(noun));
  const step = isThis ? 0 : said === 'last' ? -1 : 1;
  const next = noun + lead.length + 1 + (lead.length > 0 ? 0 : tail.length);
  return { from: at, next, readings: periodReadings(isWeek, step, end > 0, scene.now) };
}

function periodReadings(isWeek: boolean, step: number, isEnd: boolean, now: Now): DateReading[] {
  if (isWeek) {
    const week = weekReading(step, now);
    const monday = dayOfIso(week.at);
    // The end of a week is Friday to some and Sunday to others.
    return isEnd ? [dayReading(monday + 4, now), dayReading(monday + 6, now)] : [week];
  }
  const day = addMonths(now.day, step);
  return [isEnd ? dayReading(lastOfMonth(day), now) : monthReading(day, now)];
}
