import type { Feeling, Felt } from './felt.ts';

/** Names of the counts and sums below, in their order, as people read them in a reason. */
export const featureNames = [
  'good words',
  'bad words',
  'good against bad words',
  'number of good words',
  'number of bad words',
  'best word',
  'worst word',
  'last word with a value',
  'first word with a value',
  'balance after a turn',
  'happy pictures',
  'unhappy pictures',
  'exclamation marks',
  'exclamation marks with good words',
  'exclamation marks with bad words',
  'question marks',
  'praise negated',
  'complaint negated',
  'irony',
  'capitals with good words',
  'capitals with bad words',
  'no word with a value',
  'balance per word',
  'bad phrases',
  'good phrases',
  'negations left over',
  'drawn-out letters',
  'good and bad together',
] as const;

const log1p = (x: number) => Math.log1p(x);
const up = (felt: Felt) => Math.max(0, felt.value);
const down = (felt: Felt) => Math.max(0, -felt.value);

/** The feeling of a text in numbers, each between about -1 and 1, whatever its language. */
export function featuresOf({ written, felt, looseNegators, ironies, hasContrast }: Feeling): Float64Array {
  const words = felt.filter((one) => !one.picture);
  const pictures = felt.filter((one) => one.picture);
  const good = sum(felt, up);
  const bad = sum(felt, down);
  const net = good - bad;
  const hasGood = felt.some((one) => one.value >= 1);
  const hasBad = felt.some((one) => one.value <= -1);
  const exclaims = Math.min(3, written.exclamations) / 3;
  const shouted = Math.min(3, felt.filter((one) => written.shouted[one.from]).length) / 3;
  const phrases = words.filter((one) => one.to - one.from > 1);
  return Float64Array.of(
    log1p(good) / 2,
    log1p(bad) / 2,
    net / Math.sqrt(net * net + 8),
    log1p(felt.filter((one) => one.value > 0.3).length) / 1.5,
    log1p(felt.filter((one) => one.value < -0.3).length) / 1.5,
    Math.max(0, ...felt.map(up)) / 4,
    Math.max(0, ...felt.map(down)) / 4,
    (felt.at(-1)?.value ?? 0) / 4,
    (felt[0]?.value ?? 0) / 4,
    hasContrast ? Math.tanh(net / 3) : 0,
    Math.min(1, sum(pictures, up) / 6),
    Math.min(1, sum(pictures, down) / 6),
    exclaims,
    hasGood && !hasBad ? exclaims : 0,
    hasBad ? exclaims : 0,
    Math.min(2, written.questions) / 2,
    Math.min(2, felt.filter((one) => one.turned && one.listed > 0).length) / 2,
    Math.min(2, felt.filter((one) => one.turned && one.listed < 0).length) / 2,
    Math.min(1, ironies),
    net > 0 ? shouted : 0,
    net < 0 ? shouted : 0,
    felt.length === 0 ? 1 : 0,
    Math.tanh(net / Math.sqrt(written.words + 1)),
    log1p(sum(phrases, down)) / 2,
    log1p(sum(phrases, up)) / 2,
    Math.min(3, looseNegators) / 3,
    Math.min(2, written.drawnOut) / 2,
    hasGood && hasBad ? 1 : 0,
  );
}

function sum(felt: readonly Felt[], of: (one: Felt) => number): number {
  let total = 0;
  for (const one of felt) total += of(one);
  return total;
}
