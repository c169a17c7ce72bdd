import { type Chance, chance } from './random.ts';
import { english } from './verbatims-en.ts';
import { spanish } from './verbatims-es.ts';

/** What an episode was like; each customer's words are put together from what really happened to them. */
export const experiences = [
  'missed visit',
  'no part',
  'moved date',
  'slow activation',
  'price surprise',
  'good visit',
  'good bill',
  'asked too early',
  'plain',
  'old cables',
] as const;
export type Experience = (typeof experiences)[number];

/** The words of one language: sentences by experience, what may stand before and after them, and what fills `{…}`. */
export interface Words {
  readonly said: Readonly<Record<Experience, readonly string[]>>;
  readonly openings: readonly string[];
  readonly worse: readonly string[];
  readonly better: readonly string[];
  readonly wishes: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const words: Readonly<Record<'en' | 'es', Words>> = { en: english, es: spanish };
const good: ReadonlySet<Experience> = new Set(['good visit', 'good bill']);
const mild: ReadonlySet<Experience> = new Set(['plain', 'asked too early']);

function filled(c: Chance, sentence: string, { lists }: Words): string {
  // The same name twice in a sentence is the same thing: "if you say eight, be there at eight".
  const chosen = new Map<string, string>();
  const text = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = chosen.get(name) ?? c.pick(lists[name] ?? [name]);
    chosen.set(name, value);
    return value;
  });
  return text.charAt(0) === text.charAt(0).toLowerCase() && /^\{/.test(sentence)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** After an opening that runs on, a sentence begins small; names, places and "I" stay as they are. */
function runOn(opening: string, text: string): string {
  if (!opening.endsWith(', ') || /^(?:I\b|I'|[¿¡"]|[A-ZÁÉÍÓÚ]{2})/.test(text)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** People type in haste: lost capitals, lost full stops, a letter swapped now and then. */
function typed(c: Chance, text: string): string {
  if (c.happens(0.06)) return text.toLowerCase();
  if (c.happens(0.02)) return text.toUpperCase();
  const plain = c.happens(0.1) ? text.replace(/\.$/, '') : text;
  if (!c.happens(0.05) || plain.length < 12) return plain;
  const at = 4 + Math.floor(c.unit() * (plain.length - 8));
  if (!/^\p{Ll}{2}$/u.test(plain.slice(at, at + 2))) return plain;
  return plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
}

/**
 * A comment in the customer's language about one or two of the things that happened, or nothing at all.
 *
 * What is spoken of is drawn from the episode's own chance; the wording from another one, so that more ways of saying
 * things change nobody's life.
 */
export function comment(c: Chance, language: 'en' | 'es', lived: readonly Experience[]): string {
  return spoken(c, language, lived).text;
}

/** The same, with what is spoken of: the planted truth of each comment. */
export function spoken(
  c: Chance,
  language: 'en' | 'es',
  lived: readonly Experience[],
): { readonly text: string; readonly of: readonly Experience[]; readonly wishes: boolean } {
  if (!c.happens(0.62)) return { text: '', of: [], wishes: false };
  const all = lived.length === 0 ? (['plain'] as const) : lived;
  const first = c.pick(all);
  const seeds = [c.unit()];
  let second: Experience | null = null;
  if (all.length > 1 && c.happens(0.4)) {
    second = c.pick(all);
    seeds.push(c.unit());
  }
  const own = words[language];
  const how = chance('words', ...seeds, c.unit());
  const sentence = (of: Experience) => filled(how, how.pick(own.said[of]), own);
  const opening = how.pick(own.openings);
  const parts = [runOn(opening, sentence(first))];
  if (second !== null && second !== first) parts.push(sentence(second));
  if (!mild.has(first) && how.happens(0.35))
    parts.push(filled(how, how.pick(good.has(first) ? own.better : own.worse), own));
  const wishes = how.happens(0.05);
  if (wishes) parts.push(how.pick(own.wishes));
  const of = second !== null && second !== first ? [first, second] : [first];
  return { text: typed(how, opening + parts.join(' ')), of, wishes };
}
