import { readCsv } from '../../../instruments/language/taught/csv.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** One row of a file, by the lower-case names of its columns. */
export type FileRow = Readonly<Record<string, unknown>>;

/**
 * Rows of a file of texts: JSON lines, a JSON list, CSV (comma or semicolon) or tab-separated, each with names; or plain
 * lines, one text each. Refuses what is none of these, naming the line.
 */
export function rowsOfFile(content: string): FileRow[] | Refusal {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const start = text.trimStart();
  if (start === '') return [];
  if (start.startsWith('[')) return jsonList(text);
  if (start.startsWith('{')) return jsonLines(text);
  return table(text);
}

const lowered = (row: object): FileRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim().toLowerCase(), value]));

function jsonList(text: string): FileRow[] | Refusal {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return refuse('not-rows', 'The file is JSON, but no list of rows.');
    return list.map((row: unknown) =>
      typeof row === 'object' && row !== null ? lowered(row) : { text: row },
    );
  } catch (error) {
    return refuse('not-json', `The file begins like JSON but is none: ${(error as Error).message}`);
  }
}

function jsonLines(text: string): FileRow[] | Refusal {
  const rows: FileRow[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null) throw new Error('no object');
      rows.push(lowered(row));
    } catch {
      return refuse('not-json', `Line ${i + 1} of the file is not a JSON object.`, {
        next: 'JSON lines hold one object a line: {"id":"1","text":"…"}.',
      });
    }
  }
  return rows;
}

const known = [
  'text',
  'full_text',
  'comment',
  'verbatim',
  'sentence',
  'review',
  'content',
  'message',
  'texto',
  'comentario',
];

function table(text: string): FileRow[] | Refusal {
  const [first = ''] = text.split(/\r?\n/, 1);
  const tabs = first.includes('\t');
  const rows = tabs ? text.split(/\r?\n/).map((line) => line.split('\t')) : readCsv(text);
  const [head = [], ...body] = rows;
  const names = head.map((name) => name.trim().toLowerCase());
  if (!names.some((name) => known.includes(name))) {
    // No heading: each line is a text.
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({ text: line }));
  }
  return body
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** The first of the named columns that a row has, as text. */
export function cellOf(row: FileRow, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map(String).join('|');
  }
  return undefined;
}

export const textColumns = known;
export const labelColumns = [
  'label',
  'labels',
  'theme',
  'themes',
  'category',
  'intent',
  'topic',
  'class',
  'sentiment',
  'tema',
  'temas',
];
export const languageColumns = ['language', 'lang', 'idioma'];
export const idColumns = ['id', 'moment', 'voice'];
