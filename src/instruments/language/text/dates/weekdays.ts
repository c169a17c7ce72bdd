import { weekdayReadings } from './reading.ts';
import { type Found, type Scene, tenseOf } from './scene.ts';

/** A word that says which of several is meant, and how many words it takes. */
interface Modifier {
  readonly length: number;
  readonly said: 'next' | 'next or after' | 'last' | 'nothing';
}

const none: Modifier = { length: 0, said: 'nothing' };

/** "Tuesday", "next Tuesday", "el martes que viene", "mardi prochain". */
export function weekdayAt(scene: Scene, at: number): Found | null {
  const lead = modifierAt(scene, at);
  const name = at + lead.length;
  const found = scene.known.weekdays.find(scene.words, name);
  if (!found || isOrdinal(scene, name, found.length, found.value)) return null;
  const tail = lead.length > 0 ? none : modifierAt(scene, name + found.length);
  const next = name + found.length + tail.length;
  const { said } = lead.length > 0 ? lead : tail;
  const readings = weekdayReadings(found.value, said, tenseOf(scene, at, next), scene.now);
  return { from: at, next, readings, takesTime: true };
}

export function modifierAt({ words, known }: Scene, at: number): Modifier {
  const next = known.next.at(words, at);
  if (next > 0) return { length: next, said: 'next' };
  const after = known.nextOrAfter.at(words, at);
  if (after > 0) return { length: after, said: 'next or after' };
  const last = known.last.at(words, at);
  return last > 0 ? { length: last, said: 'last' } : none;
}

/** "segunda" and "sexta" are also "second" and "sixth": alone they need a lead and no noun behind. */
function isOrdinal(scene: Scene, at: number, length: number, weekday: number): boolean {
  const { words, known, language } = scene;
  if (language !== 'pt' || length > 1 || weekday < 1 || weekday > 5) return false;
  const isLed = known.leads.before(words, at) > 0 || modifierAt(scene, at - 1).length > 0;
  const after = words.text(at + 1);
  const isOver =
    after === '' || words.gap(at + 1) !== '' || /^(?:e|mas|que|ninguem|nao|as|de|a|para|o)$/.test(after);
  return !(isLed && isOver);
}
