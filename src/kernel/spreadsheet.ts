/**
 * May a spreadsheet run a cell with this text as a formula? Also with apostrophes before it, in full-width forms, and behind
 * a tab or a line end. Whoever writes a table puts an apostrophe before such a cell, names of columns included.
 */
export const mayRun = (text: string): boolean => /^'*[=+\-@\t\r\n＝＋－＠]/.test(text);
