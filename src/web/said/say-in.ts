/**
 * Sentences that the server says (why a row was refused, what an import left out, why something may not be done) come
 * in English, for programs and the command line as for everybody. On screen they stand in the reader's language: as in
 * gettext, the English sentence with numbered gaps is the key of its translation, and what filled the gaps is carried
 * over as it is. A sentence that nobody translated stays English.
 */
export type PhraseBook = Readonly<Record<string, string>>;

interface Phrase {
  readonly pattern: RegExp;
  /** Which gap each group of the pattern fills. */
  readonly gaps: readonly number[];
  readonly translation: string;
}

const gap = /\{(\d)\}/g;
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function phraseOf(english: string, translation: string): Phrase {
  const parts = english.split(gap);
  // split() alternates text and the number of the gap between.
  const source = parts.map((part, i) => (i % 2 === 0 ? literal(part) : '([\\s\\S]*?)')).join('');
  return {
    pattern: new RegExp(`^${source}$`),
    gaps: parts.filter((_, i) => i % 2 === 1).map(Number),
    translation,
  };
}

const compiled = new WeakMap<PhraseBook, readonly Phrase[]>();

/** The phrases that say most first, so that "{0}: no customer" is tried before "{0}: {1}". */
function phrasesOf(book: PhraseBook): readonly Phrase[] {
  const known = compiled.get(book);
  if (known !== undefined) return known;
  const said = (english: string) => english.replace(gap, '').length;
  const phrases = Object.entries(book)
    .sort(([a], [b]) => said(b) - said(a))
    .map(([english, translation]) => phraseOf(english, translation));
  compiled.set(book, phrases);
  return phrases;
}

/** The sentence by the book; undefined when the book does not have it. */
function whole(sentence: string, book: PhraseBook): string | undefined {
  for (const { pattern, gaps, translation } of phrasesOf(book)) {
    const found = pattern.exec(sentence);
    if (found === null) continue;
    return translation.replace(gap, (_, number: string) => {
      const filled = found[gaps.indexOf(Number(number)) + 1] ?? '';
      // A gap may hold a phrase of its own ("MOVER over mean, t interval"), never half of one.
      return book[filled] ?? filled;
    });
  }
  return undefined;
}

/** The sentence as the book says it; several reasons in one, joined by semicolons, each by itself. */
export function sayIn(book: PhraseBook, sentence: string): string {
  return (
    whole(sentence, book) ??
    sentence
      .split('; ')
      .map((part) => whole(part, book) ?? part)
      .join('; ')
  );
}
