import type { Estimate } from '../../../kernel/estimate.ts';
import { seeded } from './random.ts';

/** One text with what each person (or pass, or the machine) said about it; null = did not judge it. */
export type Judged = readonly (string | null)[];

const draws = 1000;
const level = 0.95;

/**
 * Krippendorff's alpha for names (nominal data), any number of people, missing judgements allowed.
 *
 * In plain words: 1 = all agree, 0 = as if they had guessed, below 0 = they disagree on purpose; from 0.8 on labels are
 * reliable, below 0.67 the definition is wrong. The interval is the middle 95 % of 1,000 seeded draws of texts with
 * repetition. `n` = texts judged at least twice. Null where nobody disagrees because only one name was ever used.
 * Source: Krippendorff 2004, Content Analysis, chapter 11; Hayes & Krippendorff 2007.
 */
export function krippendorff(texts: readonly Judged[]): Estimate {
  const method = "Krippendorff's alpha, nominal; bootstrap over texts";
  const pairable = texts
    .map((judged) => judged.filter((said): said is string => said !== null))
    .filter((said) => said.length >= 2);
  const n = pairable.length;
  const value = alphaOf(pairable);
  if (value === null) return { value: null, low: null, high: null, level, n, method };
  const random = seeded(n);
  const drawn: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const again = Array.from({ length: n }, () => pairable[Math.floor(random() * n)] as string[]);
    // A draw in which only one name occurs shows no disagreement.
    drawn.push(alphaOf(again) ?? 1);
  }
  drawn.sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.min(draws - 1, Math.floor(share * draws))] as number;
  return { value, low: at((1 - level) / 2), high: at((1 + level) / 2), level, n, method };
}

/** 1 − observed / expected disagreement; null when it cannot be told. */
function alphaOf(texts: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let all = 0;
  let observed = 0;
  for (const said of texts) {
    const counts = new Map<string, number>();
    for (const name of said) counts.set(name, (counts.get(name) ?? 0) + 1);
    let alike = 0;
    for (const [name, count] of counts) {
      totals.set(name, (totals.get(name) ?? 0) + count);
      alike += count * (count - 1);
    }
    all += said.length;
    observed += (said.length * (said.length - 1) - alike) / (said.length - 1);
  }
  let expected = all * (all - 1);
  for (const count of totals.values()) expected -= count * (count - 1);
  if (expected <= 0) return null;
  return 1 - ((all - 1) * observed) / expected;
}
