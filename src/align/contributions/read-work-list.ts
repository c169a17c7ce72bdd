import type { WorkLine } from './work-store.ts';

/** Cells of a CSV text (RFC 4180), row by row; the separator is the commoner of comma and semicolon in the header. */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '');
  const header = body.split(/\r?\n/, 1)[0] ?? '';
  const separator = header.split(';').length > header.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string;
    if (quoted) {
      if (c === '"' && body[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) endCell();
    else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

export interface WorkList {
  readonly lines: { readonly row: number; readonly line: WorkLine }[];
  readonly refused: { readonly row: number; readonly reason: string }[];
}

const known = ['title', 'function', 'cost', 'currency', 'finding', 'decision'] as const;

/** Amounts as people write them in lists: 1400000, 1,400,000.00 or 1 400 000; anything else is asked about. */
function amountOf(text: string): number | null | undefined {
  const plain = text.trim().replace(/[\s']/g, '');
  if (plain === '') return null;
  if (!/^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return undefined;
  return Number(plain.replace(/,/g, ''));
}

/**
 * Reads a list of projects and plans. Needs a `title` column; `function`, `cost`, `currency`, and the `finding` or
 * `decision` it serves are optional. A row that cannot be taken is named with its number and reason. Row 1 is the
 * header.
 */
export function readWorkList(csv: string): WorkList {
  const [header = [], ...rows] = readCsv(csv);
  const names = header.map((name) => name.trim().toLowerCase());
  const place = Object.fromEntries(known.map((name) => [name, names.indexOf(name)]));
  const lines: WorkList['lines'] = [];
  const refused: WorkList['refused'] = [];
  if (!names.includes('title')) {
    return { lines, refused: [{ row: 1, reason: 'There is no column "title".' }] };
  }
  rows.forEach((cells, i) => {
    const row = i + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const cell = (name: (typeof known)[number]) => cells[place[name] ?? -1]?.trim() ?? '';
    const cost = amountOf(cell('cost'));
    const [finding, decision] = [cell('finding'), cell('decision')];
    if (cell('title') === '') refused.push({ row, reason: 'The title is empty.' });
    else if (cells.length > header.length)
      refused.push({ row, reason: `The row has ${cells.length} cells, the header ${header.length}.` });
    else if (cost === undefined) refused.push({ row, reason: `The cost "${cell('cost')}" is no amount.` });
    else {
      const serves =
        decision !== ''
          ? ({ kind: 'decision', id: decision } as const)
          : finding !== ''
            ? ({ kind: 'finding', id: finding } as const)
            : null;
      const line = {
        title: cell('title').slice(0, 300),
        function: cell('function').slice(0, 120),
        cost,
        currency: cell('currency').slice(0, 12),
        serves,
      };
      lines.push({ row, line });
    }
  });
  return { lines, refused };
}
