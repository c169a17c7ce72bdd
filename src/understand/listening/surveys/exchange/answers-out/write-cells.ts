/** What a spreadsheet may run as a formula, also in full-width forms; a number is none. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const number = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A cell that no spreadsheet runs: an apostrophe before it keeps it text. `unguarded` gives it back as it was. */
export const guarded = (text: string): string =>
  formula.test(text) && !number.test(text) ? `'${text}` : text;

export const unguarded = (cell: string): string =>
  /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;

/** One line of a CSV file by RFC 4180. */
export const lineOf = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
