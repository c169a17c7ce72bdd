/**
 * Stands where a voice's words stood whose time is over (U+2421, "symbol for delete"): the voice goes on being counted, with
 * what was read of it, and nobody reads it again.
 */
export const wordsGone = '\u2421';
