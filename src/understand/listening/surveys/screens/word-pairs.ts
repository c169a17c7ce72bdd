/** Words with English and Spanish side by side, so that neither is forgotten. */
export type WordPairs = Readonly<Record<string, readonly [en: string, es: string]>>;

/** The two books that the shell reads. */
export function booksOf(...lists: readonly WordPairs[]): {
  en: Record<string, string>;
  es: Record<string, string>;
} {
  const pairs = lists.flatMap((list) => Object.entries(list));
  return {
    en: Object.fromEntries(pairs.map(([key, [en]]) => [`surveys.${key}`, en])),
    es: Object.fromEntries(pairs.map(([key, [, es]]) => [`surveys.${key}`, es])),
  };
}
