import { createHash } from 'node:crypto';
import type { Seal } from '../../../../server/seal.ts';

/** Whose challenge it is: a session begins once, so what is bound to one is of use once. */
export interface Entrance {
  readonly workspace: string;
  readonly link: string;
  /** The hash of the session's id. */
  readonly session: string;
}

const hour = 3_600_000;
/** Long enough to read the first page; afterwards a new one is asked for. */
const lastsMs = 2 * hour;
const aboutOf = ({ workspace, link, session }: Entrance) =>
  `${workspace} survey challenge ${link} ${session}`;

export function makeChallenge(seal: Seal, entrance: Entrance, asked: { at: number; bits: number }): string {
  return seal.close(`${asked.at} ${asked.bits}`, aboutOf(entrance));
}

/**
 * What a proof is worth: solved = the work was done · unsolved = a challenge of ours without its work, with how long ago it
 * was given · null = another's, an altered one, too old, or wrong work.
 */
export function judgeProof(
  seal: Seal,
  entrance: Entrance,
  proof: string,
  now: number,
): { readonly solved: boolean; readonly ageMs: number; readonly bits: number } | null {
  const [challenge = '', work] = proof.split('~');
  const [at, bits] = (seal.open(challenge, aboutOf(entrance)) ?? '').split(' ').map(Number);
  if (at === undefined || bits === undefined) return null;
  const ageMs = now - at;
  // Another server's clock may be a little ahead.
  if (!(ageMs > -60_000 && ageMs < lastsMs)) return null;
  if (work === undefined) return { solved: false, ageMs, bits };
  return /^\d{1,16}$/.test(work) && hasZeroBits(createHash('sha256').update(proof).digest(), bits)
    ? { solved: true, ageMs, bits }
    : null;
}

function hasZeroBits(hash: Buffer, bits: number): boolean {
  return bits <= 32 && hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

/** The least work, about 0.2 s of a desk computer's and 1 s of a slow telephone's time, and the most that is ever asked. */
const leastBits = 15;
const mostBits = 19;

/** Twice the work for each doubling of how many asked within ten minutes (see count-asked.ts), from a hundred on. */
export function bitsFor(askedLately: number): number {
  const more = askedLately < 100 ? 0 : Math.floor(Math.log2(askedLately / 100)) + 1;
  return Math.min(mostBits, leastBits + more);
}
