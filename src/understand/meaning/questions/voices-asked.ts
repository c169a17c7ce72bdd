import type { Filter } from '../../../kernel/filter.ts';
import { keepMoments } from '../../../stores/moments/filter-sql.ts';
import { isOfMeaning, keepClauses } from '../../../stores/moments/meaning-sql.ts';
import type { Value } from '../../../stores/moments/port.ts';
import type { SearchedWords } from '../search-words.ts';

/** Which voices are asked for. */
export interface VoicesAsked {
  readonly filter: Filter;
  readonly words: SearchedWords;
}
export const allVoices: VoicesAsked = { filter: [], words: { all: [], none: [] } };

/** The two sides of what is asked: which voices, and which of their clauses are meant. */
export interface AskedSql {
  /** On rows of {{timeline}}. */
  readonly voices: string;
  /** The same without what is asked of meaning: voices not read yet can meet only this. */
  readonly unread: string;
  /** On rows of {{clauses}} with n > 0. */
  readonly clauses: string;
  readonly values: Readonly<Record<string, Value>>;
}

const words = (column: string, { all, none }: SearchedWords) =>
  [
    ...all.map((_, i) => `match(${column}, {word${i}:String})`),
    ...none.map((_, i) => `NOT match(${column}, {without${i}:String})`),
  ].join(' AND ') || '1';

export function askedSql({ filter, words: searched }: VoicesAsked): AskedSql {
  const keep = keepMoments(filter);
  const plain = keepMoments(
    filter.filter((c) => !isOfMeaning(c)),
    'p',
  );
  const meant = keepClauses(filter);
  const said = "kind = 'voice' AND missed = 0 AND text != ''";
  // A clause that holds any of the words is meant; the voice holds all of them.
  const held = searched.all.map((_, i) => `match(quote, {word${i}:String})`).join(' OR ') || '1';
  return {
    voices: `${said} AND ${keep.sql} AND ${words('text', searched)}`,
    unread: `${said} AND ${plain.sql} AND ${words('text', searched)}`,
    clauses: `n > 0 AND (${meant.sql}) AND (${held})`,
    values: {
      ...keep.values,
      ...plain.values,
      ...meant.values,
      ...Object.fromEntries(searched.all.map((pattern, i) => [`word${i}`, pattern])),
      ...Object.fromEntries(searched.none.map((pattern, i) => [`without${i}`, pattern])),
    },
  };
}
