import { guarded } from '../../../../../kernel/spreadsheet.ts';

const number = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A cell of answers that no spreadsheet runs: a number below zero is none that could. */
export const answerCell = (text: string): string => (number.test(text) ? text : guarded(text));

/** One line of a CSV file by RFC 4180. */
export const lineOf = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
