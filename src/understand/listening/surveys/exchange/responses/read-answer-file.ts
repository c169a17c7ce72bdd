import { isRefusal, type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import { nonAnswerOfCode } from '../answers-out/non-answer-codes.ts';
import { parseJson } from '../given.ts';
import { isSav, readSav, type SavFile } from '../sav/read-sav.ts';
import { madeHere } from '../sav/write-sav.ts';
import { isZip, unzip } from '../zip.ts';
import { readDelimited } from './read-delimited.ts';
import { readJsonAnswers } from './read-json.ts';
import { readLsr } from './read-lsr.ts';
import type { AnswerTable } from './table.ts';

/** Reads a table of answers out of a file's bytes; what it is, is told by the content. */
export function readAnswerFile(bytes: Buffer): AnswerTable | Refusal {
  if (isSav(bytes)) {
    const read = readSav(bytes);
    return isRefusal(read) ? read : tableOf(read);
  }
  if (isZip(bytes)) {
    const members = unzip(bytes, (name) => /\.ls[rs]$/.test(name));
    if (isRefusal(members)) return members;
    const of = (ending: string) =>
      members.find(({ name }) => name.endsWith(ending))?.bytes.toString('utf8') ?? null;
    const answers = of('.lsr');
    if (answers === null) return refuse('no-answers', 'The archive holds no answers.');
    return readLsr(answers, of('.lss'));
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  const begin = text.trimStart();
  if (begin.startsWith('<')) return readLsr(text, null);
  if (/^(?:\[|\{)/.test(begin)) {
    const read = parseJson(
      begin.startsWith('{')
        ? `[${begin
            .trim()
            .split(/\r?\n(?=\{)/)
            .join(',')}]`
        : text,
    );
    return isRefusal(read) ? read : readJsonAnswers(read.json);
  }
  return readDelimited(text);
}

/** Seconds from the beginning of SPSS' calendar (14 October 1582) to 1970. */
const calendar = 12_219_379_200;
const days = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
const moments = new Set([22, 41]);

/**
 * An SPSS file as a table: values as codes, dates as dates; what was declared missing is left blank, as in SPSS. In a file of
 * ours the missing values tell what was said in place of an answer.
 */
export function tableOf({ product, variables, rows }: SavFile): AnswerTable {
  const own = product.endsWith(`SPSS DATA FILE ${madeHere}`);
  const isMissing = variables.map(({ missing }) => (value: number | string) => {
    if (missing === null) return false;
    if (missing.values.includes(value)) return true;
    return (
      missing.range !== null &&
      typeof value === 'number' &&
      value >= missing.range[0] &&
      value <= missing.range[1]
    );
  });
  return {
    format: 'spss',
    columns: variables.map(({ name }) => name),
    labels: variables.map(({ label }) => label),
    importIds: [],
    headerRows: 1,
    ragged: 0,
    rows: rows.map((row) =>
      row.map((value, n) => {
        if (value === null) return '';
        if (isMissing[n]?.(value) === true) return own ? (nonAnswerOfCode(value) ?? String(value)) : '';
        const format = variables[n]?.format ?? 0;
        if (typeof value === 'number' && (days.has(format) || moments.has(format))) {
          const at = new Date((value - calendar) * 1000);
          if (!Number.isNaN(at.getTime())) return at.toISOString().slice(0, days.has(format) ? 10 : 19);
        }
        return String(value);
      }),
    ),
  };
}
