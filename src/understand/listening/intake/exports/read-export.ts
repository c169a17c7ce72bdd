import {
  cellsOf,
  knownIn,
  readSource,
  type SourceFile,
  scoresIn,
  sourceColumns,
} from '../../sources/index.ts';
import { type BadRow, blockBytes, blockRows, type Checkpoint, Losses, type ReadBlock } from '../reading.ts';
import { BlockWriter } from '../scan/block-writer.ts';

/** Columns of an export's rows; the last four are the times that stand beside a ticket in its row. */
export const exportColumns = [...sourceColumns, 'answered', 'resolved', 'bought', 'rated'] as const;

/**
 * Reads an export as blocks of rows, each row a moment (a table of tickets: a row). It cannot be entered in the middle:
 * what was done before a restart is read again and let go; borders depend on the file alone.
 */
export async function* readExport(
  file: SourceFile,
  context: { readonly name: string; readonly latest: number; readonly beside: readonly SourceFile[] },
  from: Checkpoint,
  size = { rows: blockRows, bytes: blockBytes },
): AsyncGenerator<ReadBlock> {
  const { name, latest } = context;
  const known = await knownIn(context.beside, file.kind);
  const scores =
    file.kind === 'qualtrics-response' ? (await scoresIn(context.beside)).map(({ column }) => column) : [];
  const columns = [...exportColumns, ...scores];
  const writer = new BlockWriter();
  let losses = new Losses();
  let bad: BadRow[] = [];
  let row = 0;
  let block = 0;
  let consumed = 0;
  const close = (): ReadBlock | null => {
    block++;
    const { csv, rows } = writer.take(columns.length);
    const done: ReadBlock = {
      header: columns,
      separator: ',',
      csv,
      rows,
      bad,
      losses: losses.list(),
      next: { offset: consumed, row, block },
    };
    bad = [];
    losses = new Losses();
    return block > from.block ? done : null;
  };
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      consumed += chunk.length;
      yield chunk;
    }
  }
  for await (const reading of readSource(file.kind, counted(), { name, latest, known })) {
    if ('lost' in reading) {
      losses.add(reading.lost, reading.example);
      continue;
    }
    row++;
    if ('wrong' in reading) {
      bad.push({
        row,
        column: reading.column,
        reason: reading.wrong,
        raw: reading.raw.toWellFormed().replaceAll('\0', '␀'),
      });
    } else {
      const { answered = '', resolved = '', bought = '', rated = '' } = reading.times ?? {};
      const own = scores.map((column) => reading.row.scores?.[column] ?? '');
      writer.add(row, [...cellsOf(reading.row), answered, resolved, bought, rated, ...own]);
    }
    if (writer.rows + bad.length >= size.rows || writer.size >= size.bytes) {
      const done = close();
      if (done !== null) yield done;
    }
  }
  const last = close();
  if (last !== null) yield last;
}
