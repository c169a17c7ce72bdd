/**
 * May a spreadsheet run a cell with this text as a formula? Also with apostrophes before it, in full-width forms, and behind
 * a tab or a line end. Whoever writes a table puts an apostrophe before such a cell, names of columns included.
 */
export const mayRun = (text: string): boolean => /^'*[=+\-@\t\r\n＝＋－＠]/.test(text);

/** The text as a cell that no spreadsheet runs. */
export const guarded = (text: string): string => (mayRun(text) ? `'${text}` : text);

/** A guarded cell as the text it was. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && mayRun(cell) ? cell.slice(1) : cell;
