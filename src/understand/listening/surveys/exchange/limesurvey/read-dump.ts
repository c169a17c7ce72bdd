import { SaxesParser } from 'saxes';
import { type Refusal, refuse } from '../../../../../kernel/refusal.ts';

/** A row of a table in a dump; what is absent or empty is ''. */
export type Row = Readonly<Record<string, string>>;

/** A database dump of LimeSurvey: rows by table. */
export interface Dump {
  readonly type: string;
  readonly languages: readonly string[];
  table(name: string): readonly Row[];
}

const mostRows = 500_000;
const longestCell = 2_000_000;

/** Whether an XML document is a LimeSurvey dump of a survey. */
export const isLss = (text: string): boolean =>
  /<document[\s>]/.test(text.slice(0, 5000)) &&
  /<LimeSurveyDocType>\s*Survey\s*<\/LimeSurveyDocType>/.test(text.slice(0, 5000));

/**
 * Reads `document/TABLE/rows/row/FIELD`. Document types, and with them entities of one's own, files from elsewhere and
 * expansions without end, are refused: no dump has them.
 */
export function readDump(text: string): Dump | Refusal {
  const bad = (say: string) =>
    refuse('bad-dump', say, { next: 'Export it once more, and hand in the new file.' });
  const tables = new Map<string, Record<string, string>[]>();
  const languages: string[] = [];
  const path: string[] = [];
  let type = '';
  let row: Record<string, string> | null = null;
  let cell = '';
  let rows = 0;
  let wrong: Refusal | null = null;
  const stop = (refusal: Refusal): never => {
    wrong = refusal;
    throw new Error('stopped');
  };
  const parser = new SaxesParser();
  parser.on('doctype', () =>
    stop(bad('The file declares entities of its own, as no survey export does; it was not read.')),
  );
  parser.on('error', () => stop(bad('The file is cut off or damaged: it is no whole XML document.')));
  parser.on('opentag', ({ name }) => {
    path.push(name);
    cell = '';
    if (path.length > 12) stop(bad('The file nests deeper than any survey export does; it was not read.'));
    if (path.length === 4 && path[2] === 'rows' && name === 'row') {
      if (++rows > mostRows) stop(bad('The file holds more rows than any survey does; it was not read.'));
      row = Object.create(null) as Record<string, string>;
    }
  });
  const add = (chunk: string) => {
    cell += chunk;
    if (cell.length > longestCell)
      stop(bad('A text in the file is longer than 2,000,000 characters; it was not read.'));
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (path.length === 5 && row !== null) row[name] = cell.trim();
    else if (path.length === 4 && name === 'row' && row !== null) {
      const table = path[1] as string;
      const kept = tables.get(table) ?? [];
      kept.push(row);
      tables.set(table, kept);
      row = null;
    } else if (path.length === 3 && name === 'language') languages.push(cell.trim());
    else if (path.length === 2 && name === 'LimeSurveyDocType') type = cell.trim();
    path.pop();
    cell = '';
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (wrong !== null) return wrong;
    if (error instanceof Error && error.message !== 'stopped')
      return bad('The file is cut off or damaged: it is no whole XML document.');
  }
  return { type, languages, table: (name) => tables.get(name) ?? [] };
}

/** A field of a row; '' when it has none. */
export const cellOf = (row: Row | undefined, ...names: readonly string[]): string => {
  for (const name of names) {
    const found = row?.[name];
    if (found !== undefined && found !== '') return found;
  }
  return '';
};
