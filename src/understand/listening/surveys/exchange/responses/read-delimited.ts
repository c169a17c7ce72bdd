import { type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import { type AnswerTable, tooLarge } from './table.ts';

const longestCell = 1_000_000;

/** Records of a delimited text by RFC 4180; a quote inside a plain cell is a quote. */
function records(text: string, separator: string): string[][] | Refusal {
  const found: string[][] = [];
  let cells: string[] = [];
  let all = 0;
  let i = 0;
  const end = text.length;
  while (i < end) {
    let cell = '';
    if (text[i] === '"') {
      let from = ++i;
      for (;;) {
        const quote = text.indexOf('"', i);
        if (quote === -1) {
          return refuse('cut-table', 'The table ends in the middle of a quoted cell: the file is cut off.', {
            next: 'Export it once more, and hand in the new file.',
          });
        }
        cell += text.slice(from, quote);
        i = quote + 1;
        if (text[i] !== '"') break;
        cell += '"';
        from = ++i;
      }
    }
    const rest = i;
    while (i < end && text[i] !== separator && text[i] !== '\n' && text[i] !== '\r') i++;
    cell += text.slice(rest, i);
    if (cell.length > longestCell) {
      return refuse(
        'long-cell',
        'A cell of the table is longer than 1,000,000 characters; it was not read.',
        {
          kind: 'too-large',
        },
      );
    }
    cells.push(cell);
    const large = tooLarge(cells.length, found.length, ++all);
    if (large !== null) return large;
    if (text[i] === separator) {
      i++;
      if (i >= end) cells.push('');
      continue;
    }
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    i++;
    if (cells.length > 1 || cells[0] !== '') found.push(cells);
    cells = [];
  }
  if (cells.length > 0) found.push(cells);
  return found;
}

/** The separator that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '').slice(0, 100_000);
  const counts = [',', ';', '\t', '|'].map((one) => [one, line.split(one).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

/** The ImportId in a cell of the third header row: JSON, or as Python writes it. */
function importIdIn(cell: string): string | null {
  return /^\s*\{\s*["']ImportId["']\s*:\s*["']([^"']{1,300})["']/.exec(cell)?.[1] ?? null;
}

/** Qualtrics' first two header rows name the same things twice: ResponseID over ResponseID, V1 over ResponseID. */
const isSecondHeader = (first: readonly string[], second: readonly string[]): boolean =>
  /^V1$/.test(first[0] ?? '') ||
  second.slice(0, 8).filter((cell, n) => cell === first[n] && cell !== '').length >= 4;

/** A table of answers: ours, LimeSurvey's, or Qualtrics' with two or three header rows. */
export function readDelimited(text: string): AnswerTable | Refusal {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\0', '');
  const found = records(plain, separatorOf(plain));
  if (!Array.isArray(found)) return found;
  const [first = [], second = [], third = []] = found;
  if (found.length < 1 || first.length < 2) {
    return refuse('no-table', 'This is no table of answers: it has fewer than two columns.');
  }
  const ids = third.map(importIdIn);
  const threeRows = ids.filter((id) => id !== null).length >= Math.max(2, third.length / 2);
  const twoRows = threeRows || isSecondHeader(first, second);
  const headerRows = threeRows ? 3 : twoRows ? 2 : 1;
  const trailing = first.at(-1) === '' ? first.length - 1 : first.length;
  const columns = first.slice(0, trailing);
  const rows = found.slice(headerRows);
  const own = columns[0] === 'sirius_response';
  const lime = columns.some((column) => /^(?:\d+X\d+X\d+|submitdate|.+\[[^\]]+\])/.test(column));
  return {
    format: twoRows ? 'qualtrics' : own ? 'sirius' : lime ? 'limesurvey' : 'csv',
    columns,
    labels: twoRows ? second.slice(0, trailing) : [],
    importIds: threeRows ? columns.map((_, n) => ids[n] ?? '') : [],
    headerRows,
    rows,
    ragged: rows.filter((row) => row.length !== columns.length && row.length !== first.length).length,
  };
}
