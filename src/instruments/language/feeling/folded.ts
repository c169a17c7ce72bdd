const known = new Map<string, string>();
/** Forms are remembered up to this number, so that a flood of strange words cannot fill the memory. */
const mostKnown = 50_000;

/** A word without accents, apostrophes and skin tones: people leave them out, so words are compared without. */
export function folded(word: string): string {
  if (isPlain.test(word)) return word;
  const found = known.get(word);
  if (found !== undefined) return found;
  // German would lose more than an accent: schön is beautiful, schon is already.
  const bare = word
    .replace(/^schön/u, 'schoen')
    .normalize('NFD')
    .replace(/\p{M}|\p{Emoji_Modifier}|'(?!(?:ll|d|re|ve|m|s)$)/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe');
  if (known.size >= mostKnown) known.clear();
  known.set(word, bare);
  return bare;
}

const isPlain = /^[a-z]+$/;
