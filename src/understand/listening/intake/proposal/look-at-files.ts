import { isRefusal, Refused } from '../../../../kernel/refusal.ts';
import { start } from '../reading.ts';
import { type Dialect, type Recognised, recognise } from '../recognise.ts';
import { recordsOf } from '../scan/records.ts';
import { readJsonLines } from '../scan/scan-json-lines.ts';
import { readXes } from '../xes/read-xes.ts';
import type { TableSample } from './look-at-column.ts';
import type { Proposal, ProposedFile, Warning } from './proposal.contract.ts';
import { propose } from './propose.ts';
import { sampledRows, sampleOf } from './sample-tables.ts';

/** The beginning of a file, unpacked when it was gzip. */
export interface FileHead {
  readonly name: string;
  readonly head: Uint8Array;
  /** The file goes on after `head`. */
  readonly truncated: boolean;
  readonly gzip: boolean;
}

/** How much of a file's beginning is worth looking at. */
export const headBytes = 4 * 1024 * 1024;

const shownRows = 8;
const shownCell = 200;

async function* once(bytes: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Rows of blocks as they come from a reader, without the row number in front. */
function rowsOf(csv: Buffer, width: number): string[][] {
  return recordsOf(csv.toString('utf8'), ',', false, sampledRows).map(({ cells }) => {
    const row = cells.slice(1, width + 1);
    return row.concat(new Array<string>(Math.max(0, width - row.length)).fill(''));
  });
}

async function sampleJsonLines(file: FileHead): Promise<TableSample> {
  // The last line of a cut head is torn: it is no broken row.
  const end = file.truncated ? Buffer.from(file.head).lastIndexOf(10) + 1 : file.head.length;
  const rows: string[][] = [];
  let header: readonly string[] = [];
  let bad = 0;
  for await (const block of readJsonLines(once(file.head.subarray(0, end)), start)) {
    header = block.header;
    bad += block.bad.length;
    rows.push(...rowsOf(block.csv, header.length));
  }
  const whole = !file.truncated && rows.length <= sampledRows;
  return { file: file.name, format: 'jsonl', header, rows: rows.slice(0, sampledRows), whole, ragged: bad };
}

/** A cell that no column would be called: a time, a number with decimals, an address. */
const looksLikeData = (cell: string) =>
  /^\d{4}-\d{2}-\d{2}([T ]|$)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^[+-]?\d+[.,]\d+$|^\d{6,}$|^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(
    cell.trim(),
  );

function tableOf(file: FileHead, format: string, dialect: Dialect): TableSample {
  const { name, head, truncated, gzip } = file;
  if (!dialect.header.some(looksLikeData)) return sampleOf(name, format, head, truncated, dialect);
  const bare = recognise(head, { truncated, gzip, wanted: { header: false } }).dialect ?? dialect;
  return { ...sampleOf(name, format, head, truncated, bare), headless: true };
}

/** An event log needs no mapping: what is shown are its first events. */
async function showLog(file: FileHead, format: string): Promise<ProposedFile> {
  const shown = { file: file.name, format, table: '', whole: !file.truncated };
  for await (const block of readXes(once(file.head), start)) {
    const rows = rowsOf(block.csv, block.header.length).slice(0, shownRows);
    const cut = rows.map((row) =>
      row.map((cell) => (cell.length > shownCell ? `${cell.slice(0, shownCell)}…` : cell)),
    );
    return { ...shown, header: [...block.header], rows: cut, looked: block.rows };
  }
  return { ...shown, header: [], rows: [], looked: 0 };
}

const unread = (file: string, why: string): Warning => ({
  about: 'unused-file',
  file,
  column: '',
  say: `${file} is left out: ${why}.`,
  facts: { why },
});

function whyNot({ format }: Recognised): string {
  if (format === 'empty') return 'it is empty';
  if (format === 'unknown' || format === 'zip' || format === 'xml')
    return 'it is neither a table nor an event log';
  if (format === 'mail') return 'it is mail, which comes in by itself';
  return `files of the kind ${format} are not read as tables`;
}

/** Looks at the beginnings of files and proposes how they become moments. */
export async function proposeFor(files: readonly FileHead[]): Promise<Proposal> {
  const samples: TableSample[] = [];
  const others: ProposedFile[] = [];
  const warnings: Warning[] = [];
  for (const file of files) {
    const { head, truncated, gzip, name } = file;
    const known = recognise(head, { truncated, gzip });
    if (known.dialect !== undefined) samples.push(tableOf(file, known.format, known.dialect));
    else if (known.format === 'jsonl') samples.push(await sampleJsonLines(file));
    else if (known.format === 'xes' || known.format === 'xes.gz') {
      try {
        others.push(await showLog(file, known.format));
      } catch (error) {
        if (!(error instanceof Refused) || !isRefusal(error.refusal)) throw error;
        others.push({
          file: name,
          format: known.format,
          table: '',
          header: [],
          rows: [],
          looked: 0,
          whole: false,
        });
        warnings.push(unread(name, error.refusal.say.replace(/\.$/, '')));
      }
    } else {
      others.push({
        file: name,
        format: known.format,
        table: '',
        header: [],
        rows: [],
        looked: 0,
        whole: false,
      });
      warnings.push(unread(name, whyNot(known)));
    }
  }
  const logs = others.filter((file) => file.format.startsWith('xes') && file.header.length > 0);
  if (samples.length === 0) {
    return {
      files: others,
      mapping: null,
      sure: logs.length > 0 && warnings.length === 0,
      questions: [],
      warnings,
    };
  }
  const proposal = propose(samples);
  // A mapping of tables says nothing about logs: they come in by themselves.
  for (const log of logs) warnings.push(unread(log.file, 'import event logs by themselves'));
  return {
    ...proposal,
    files: [...proposal.files, ...others],
    warnings: [...warnings, ...proposal.warnings],
  };
}
