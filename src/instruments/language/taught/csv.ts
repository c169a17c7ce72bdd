import { guarded } from '../../../kernel/spreadsheet.ts';

/** Rows of a CSV file (RFC 4180: quotes double inside quotes, line breaks within quotes, comma or semicolon). */
export function readCsv(text: string): string[][] {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const head = body.slice(0, Math.max(0, body.search(/[\r\n]|$/)));
  const separator = head.includes(',') || !head.includes(';') ? ',' : ';';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < body.length) {
    let cell = '';
    if (body[at] === '"') {
      for (at++; at < body.length; at++) {
        const quote = body.indexOf('"', at);
        const end = quote === -1 ? body.length : quote;
        cell += body.slice(at, end);
        at = end + 1;
        if (body[at] !== '"') break;
        cell += '"';
      }
    } else {
      const start = at;
      while (at < body.length && body[at] !== separator && body[at] !== '\n' && body[at] !== '\r') at++;
      cell = body.slice(start, at);
    }
    row.push(cell);
    if (body[at] === separator) {
      at++;
      if (at < body.length) continue;
      row.push('');
    }
    if (body[at] === '\r') at++;
    if (body[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

/** A cell as it is written; `unguarded` gives back exactly what was put in. */
export function toCell(text: string): string {
  const safe = guarded(text);
  return /[",;\r\n]|^\s|\s$/.test(safe) || safe === '' ? `"${safe.replaceAll('"', '""')}"` : safe;
}
