import type { Reason } from '../learning/reasons.ts';
import { tokensOf } from '../text/tokens.ts';
import type { Embed } from './fit-themes.ts';

/** Longer clauses are told by their first words. */
const mostWords = 40;

/**
 * Which words the embedding's part of a score comes from: how far it falls when the word is left out. Falls need not add
 * up, since words lean on each other. Strongest first, only those that raise it.
 */
export function leftOutWords(
  text: string,
  scoreOfVector: (vector: ArrayLike<number>) => number,
  embed: Pick<Embed, 'of'>,
): Reason[] {
  const tokens = tokensOf(text).slice(0, mostWords);
  if (tokens.length < 2) return [];
  const without = tokens.map(({ start, end }) => `${text.slice(0, start)} ${text.slice(end)}`);
  const [whole = 0, ...left] = embed.of([text, ...without]).map(scoreOfVector);
  const falls = left.map((score, i) => ({ term: tokens[i]?.text ?? '', amount: whole - score }));
  return falls
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.term < b.term ? -1 : 1));
}
