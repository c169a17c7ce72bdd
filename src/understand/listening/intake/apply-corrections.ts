import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { MomentsPort } from '../../../stores/moments/port.ts';
import type { Keeper, Redactor } from '../../meaning/redaction/index.ts';
import { fingerprintColumn } from './redaction/redact-block.ts';
import { BlockWriter } from './scan/block-writer.ts';
import type { ImportRow } from './store.ts';
import type { StagedFile } from './transform/tables.ts';

const columnsOf = (file: StagedFile) => [
  ...file.header.map((_, i) => `c${i}`),
  ...file.texts.map(fingerprintColumn),
];

async function stagedCells(moments: MomentsPort, file: StagedFile, rows: readonly number[]) {
  const cells = columnsOf(file);
  const found = (await moments.rows(
    `SELECT row, [${cells.join(', ')}] AS cells FROM ${file.stage} WHERE row IN {rows:Array(UInt64)}`,
    { rows },
  )) as { row: number; cells: string[] }[];
  return new Map(found.map((row) => [row.row, row.cells]));
}

/**
 * Puts corrected cells in the place of a file's own. A row that could not even be cut into cells has none of its own:
 * what its correction does not name is empty.
 */
export async function applyCorrections(
  moments: MomentsPort,
  it: Pick<ImportRow, 'id' | 'corrections'>,
  files: readonly StagedFile[],
  redactor: Redactor,
  keeper: Keeper | null,
): Promise<void> {
  for (const file of files) {
    const corrections = it.corrections.filter((correction) => correction.n === file.n);
    if (corrections.length === 0) continue;
    const rows = corrections.map((correction) => correction.row);
    const staged = await stagedCells(moments, file, rows);
    const writer = new BlockWriter();
    for (const { row, values } of corrections) {
      const cells = [...(staged.get(row) ?? columnsOf(file).map(() => ''))];
      for (const [name, text] of Object.entries(values)) {
        const place = file.header.indexOf(name);
        if (place === -1) {
          throw new Refused(
            refuse(
              'unknown-column',
              `The correction of row ${row} names a column "${name}" that is not there.`,
            ),
          );
        }
        if (text.includes('\0') || !text.isWellFormed()) {
          throw new Refused(
            refuse('bad-text', `The correction of row ${row} holds a character no store takes.`),
          );
        }
        const fingerprint = file.texts.indexOf(place);
        cells[place] = fingerprint === -1 ? text : redactor.redact(text);
        if (fingerprint === -1) continue;
        const key = text === '' ? '' : redactor.fingerprint(text);
        cells[file.header.length + fingerprint] = key;
        if (cells[place] !== text) keeper?.add(key, text);
      }
      writer.add(row, cells);
    }
    await moments.runEverywhere(
      `DELETE FROM ${file.stage} WHERE row IN (${rows.map(Math.trunc).join(', ')})`,
    );
    const { csv } = writer.take(columnsOf(file).length);
    await moments.insert({
      table: file.stage,
      columns: ['row', ...columnsOf(file)],
      format: 'CSV',
      bytes: csv,
      token: `${it.id}:${file.n}:corrections`,
      settings: { input_format_csv_trim_whitespaces: 0, input_format_csv_empty_as_default: 0 },
    });
  }
}
