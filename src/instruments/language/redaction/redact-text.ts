import type { Hit } from './hit.ts';
import type { Kind } from './kind.contract.ts';

const labels: Readonly<Record<Kind, string>> = {
  person: 'PERSON',
  staff: 'STAFF',
  email: 'EMAIL',
  url: 'URL',
  ip: 'IP',
  phone: 'PHONE',
  card: 'CARD',
  iban: 'IBAN',
  'national-id': 'NATIONAL_ID',
  passport: 'PASSPORT',
  'driving-licence': 'DRIVING_LICENCE',
  plate: 'PLATE',
  address: 'ADDRESS',
  'birth-date': 'BIRTH_DATE',
  denied: 'WITHHELD',
};

/** What stands in a redacted text: [PERSON_1], [PHONE_2]. */
export const placeholders = new RegExp(String.raw`\[(?:${Object.values(labels).join('|')})_\d{1,6}\]`, 'g');

/** Which pseudonym stands for whom in one conversation; hand the same memory on from text to text. */
export type Memory = Map<string, string>;

/** One replaced span: in the source, and in the redacted text. */
export interface Replaced {
  readonly hit: Hit;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export interface Redacted {
  readonly text: string;
  readonly replaced: readonly Replaced[];
  /** Where a place of the redacted text was in the source; a place within a pseudonym is where its span began. */
  readonly toSource: (offset: number) => number;
  /** Where a place of the source is in the redacted text; within a replaced span, where its pseudonym begins. */
  readonly toRedacted: (offset: number) => number;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The key under which the same person or number is known again in whatever writing. */
function keyOf(kind: Kind, quote: string): string {
  if (kind === 'phone' || kind === 'card' || kind === 'iban')
    return `${kind} ${quote.replace(/[^\dA-Za-z+]/g, '').toLowerCase()}`;
  return `${kind} ${plain(quote)}`;
}

/** Of each word of a name: what stands for the whole names that hold it. */
class Bearers {
  readonly #of = new Map<string, Set<string>>();

  add(key: string, bearer: string): void {
    const [kind = '', ...words] = key.split(' ');
    if (words.length < 2 || (kind !== 'person' && kind !== 'staff')) return;
    for (const word of words) {
      const known = this.#of.get(`${kind} ${word}`);
      if (known === undefined) this.#of.set(`${kind} ${word}`, new Set([bearer]));
      else known.add(bearer);
    }
  }

  /** The one whole name that a part ("MacTavish" of "Owen MacTavish") can mean; undefined when none or several. */
  only(part: string): string | undefined {
    const known = this.#of.get(part);
    return known?.size === 1 ? [...known][0] : undefined;
  }
}

/** Replaces what was found (in order of place, apart from one another) by stable pseudonyms. */
export function redactText(text: string, hits: readonly Hit[], memory: Memory = new Map()): Redacted {
  const taken = new Set(text.match(placeholders) ?? []);
  const counts = new Map<Kind, number>();
  const used = new Set(memory.values());
  const newLabel = (kind: Kind): string => {
    for (;;) {
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      const label = `[${labels[kind]}_${n}]`;
      if (!used.has(label) && !taken.has(label)) {
        used.add(label);
        return label;
      }
    }
  };
  const known = new Bearers();
  for (const [key, label] of memory) known.add(key, label);
  const here = new Bearers();
  for (const hit of hits) {
    const key = keyOf(hit.kind, text.slice(hit.start, hit.end));
    here.add(key, key);
  }
  const labelOf = (hit: Hit): string => {
    const key = keyOf(hit.kind, text.slice(hit.start, hit.end));
    const before = memory.get(key) ?? known.only(key);
    if (before !== undefined) return before;
    // "MacTavish" before "Owen MacTavish": both are the same person.
    const whole = here.only(key);
    const label = (whole === undefined ? undefined : memory.get(whole)) ?? newLabel(hit.kind);
    memory.set(key, label);
    known.add(key, label);
    if (whole !== undefined) {
      memory.set(whole, label);
      known.add(whole, label);
    }
    return label;
  };
  const pieces: string[] = [];
  const replaced: Replaced[] = [];
  let at = 0;
  let length = 0;
  for (const hit of hits) {
    const kept = text.slice(at, hit.start);
    const label = labelOf(hit);
    pieces.push(kept, label);
    length += kept.length;
    replaced.push({ hit, label, start: length, end: length + label.length });
    length += label.length;
    at = hit.end;
  }
  pieces.push(text.slice(at));
  /** The last replaced span that begins at or before a place, by bisection. */
  const before = (offset: number, place: (each: Replaced) => number): Replaced | undefined => {
    let low = 0;
    let high = replaced.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(replaced[middle] as Replaced) <= offset) low = middle + 1;
      else high = middle;
    }
    return replaced[low - 1];
  };
  return {
    text: pieces.join(''),
    replaced,
    toSource: (offset) => {
      const last = before(offset, (each) => each.start);
      if (last === undefined) return offset;
      return offset < last.end ? last.hit.start : last.hit.end + (offset - last.end);
    },
    toRedacted: (offset) => {
      const last = before(offset, (each) => each.hit.start);
      if (last === undefined) return offset;
      return offset < last.hit.end ? last.start : last.end + (offset - last.hit.end);
    },
  };
}
