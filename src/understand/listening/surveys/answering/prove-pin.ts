import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Records } from '../../../../stores/records/records.ts';
import { giveTryBack, isTriedOut, takeTry } from '../../../../stores/records/tries.ts';
import { isPin } from '../index.ts';
import type { Link } from './kept.ts';
import { readSurveys } from './store.ts';

const hour = 60 * 60_000;
/** Wrong PINs per address, over all servers; right ones do not count. Afterwards not even the right one is looked at. */
const limit = { most: 30, windowMs: hour / 4 };

export const wrongPin = refuse('wrong-pin', 'This is not the PIN of the survey.', { kind: 'forbidden' });
const tooManyPins = refuse('too-many', 'Too many wrong PINs in a short time.', {
  kind: 'forbidden',
  next: 'Wait a quarter of an hour.',
});

interface Guesses {
  /** PINs that were found right: scrypt is meant to be slow, a class of 200 is not meant to wait for it. */
  readonly right: Set<string>;
  /** PINs that are looked at just now: who gives the same one meanwhile hears the same. */
  readonly underWay: Map<string, Promise<Refusal | null>>;
  /** How many different ones are looked at just now, by address. */
  readonly count: Map<string, number>;
}
const everybodys = new WeakMap<Records, Guesses>();

function guessesOf(records: Records): Guesses {
  const known = everybodys.get(records) ?? { right: new Set(), underWay: new Map(), count: new Map() };
  everybodys.set(records, known);
  return known;
}

/** Counted before it is compared, here and in the records: a thousand guesses at the same moment count one by one. */
async function guess(records: Records, link: Link, given: { pin: string; kept: string; seen: string }) {
  const { right, count } = guessesOf(records);
  const now = count.get(link.id) ?? 0;
  if (now >= limit.most) return tooManyPins;
  count.set(link.id, now + 1);
  try {
    const about = `pin ${link.id}`;
    if ((await takeTry(records, about, limit)) !== null) return tooManyPins;
    if (!(await isPin(given.pin, given.kept))) return wrongPin;
    await giveTryBack(records, about);
    if (right.size > 1000) right.clear();
    right.add(given.seen);
    return null;
  } finally {
    const left = (count.get(link.id) ?? 1) - 1;
    if (left === 0) count.delete(link.id);
    else count.set(link.id, left);
  }
}

/** Null = this is the survey's PIN, and not too many others were tried. */
export async function provePin(records: Records, link: Link, pin: string): Promise<Refusal | null> {
  const kept = await records.inWorkspace(
    link.workspace,
    async (tx) => (await readSurveys(tx, [link.survey])).get(link.survey)?.pin ?? null,
  );
  if (kept === null) return wrongPin;
  const { right, underWay, count } = guessesOf(records);
  const seen = createHash('sha256').update(`${link.id} ${kept} ${pin}`).digest('hex');
  if (right.has(seen)) {
    const many = (count.get(link.id) ?? 0) >= limit.most;
    return many || (await isTriedOut(records, `pin ${link.id}`, limit)) ? tooManyPins : null;
  }
  const asked = underWay.get(seen) ?? guess(records, link, { pin, kept, seen });
  underWay.set(seen, asked);
  try {
    return await asked;
  } finally {
    underWay.delete(seen);
  }
}

/** Sessions whose PIN was right but which ask for more: known for an hour. */
const provenPins = new WeakMap<Records, Map<string, number>>();

export function rememberPin(records: Records, session: string): void {
  const known = provenPins.get(records) ?? new Map<string, number>();
  provenPins.set(records, known);
  if (known.size >= 10_000) known.delete(known.keys().next().value ?? '');
  known.set(session, Date.now() + hour);
}

/** Whether a session that has not begun gave the right PIN already. */
export const pinKnown = (records: Records, session: string): boolean =>
  (provenPins.get(records)?.get(session) ?? 0) > Date.now();
