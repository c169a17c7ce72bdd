import { createReadStream } from 'node:fs';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { MomentsPort } from '../../../stores/moments/port.ts';
import type { Keeper, Redactor } from '../../meaning/redaction/index.ts';
import { kindOf, sourceFiles } from './exports/find-exports.ts';
import { openUpload } from './exports/open-upload.ts';
import { readExport } from './exports/read-export.ts';
import type { Mapping, TableMapping } from './mapping.contract.ts';
import { type BadRow, Losses, type ReadBlock } from './reading.ts';
import { fingerprintColumn, redactBlock } from './redaction/redact-block.ts';
import { textPlaces } from './redaction/text-places.ts';
import { readDelimited } from './scan/scan-delimited.ts';
import { readJsonLines } from './scan/scan-json-lines.ts';
import { type ImportFile, saveCheckpoint } from './store.ts';
import { pathOf, readablePath, recogniseUpload, type UploadFolder } from './upload-files.ts';
import { readXes } from './xes/read-xes.ts';

const mostColumns = 2000;
const chunkBytes = 1 << 20;

/** Cells go in exactly as they stand: no trimming, no text that means NULL, no guessing. */
const asTheyStand = {
  input_format_csv_trim_whitespaces: 0,
  // A tab is a separator like any other.
  input_format_csv_allow_whitespace_or_tab_as_delimiter: 1,
  input_format_csv_empty_as_default: 0,
  input_format_csv_skip_first_lines: 0,
  input_format_csv_detect_header: 0,
  format_csv_null_representation: '\u0001\u0002 no such text \u0002\u0001',
  format_csv_allow_single_quotes: 0,
  // The next block is read meanwhile: that is what the other core is for.
  input_format_parallel_parsing: 0,
  max_threads: 1,
};

export function stageTable(importId: string, n: number): string {
  return `intake_stage_${importId.replaceAll('-', '')}_${n}`;
}

async function widen(moments: MomentsPort, table: string, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) {
    await moments.runEverywhere(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS c${i} String`);
  }
}

async function addFingerprints(
  moments: MomentsPort,
  table: string,
  places: readonly number[],
): Promise<void> {
  for (const place of places) {
    await moments.runEverywhere(
      `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${fingerprintColumn(place)} String`,
    );
  }
}

async function createStage(moments: MomentsPort, table: string, columns: number): Promise<void> {
  if (columns > mostColumns) {
    throw new Refused(
      refuse('too-wide', `The file has ${columns} columns; more than ${mostColumns} are not read.`, {
        next: 'Check its separator, or export fewer columns.',
      }),
    );
  }
  const cells = Array.from({ length: columns }, (_, i) => `, c${i} String`).join('');
  // Nothing merges what will be dropped in a moment. A block is on the disk before the checkpoint says so: a power
  // loss between the two stores must not leave rows that count as read and are gone.
  await moments.runEverywhere(
    `CREATE TABLE IF NOT EXISTS ${table} (row UInt64${cells}) ENGINE = MergeTree ORDER BY row
     SETTINGS non_replicated_deduplication_window = 10000, max_bytes_to_merge_at_max_space_in_pool = 1,
       fsync_after_insert = 1, fsync_part_directory = 1`,
  );
  await widen(moments, table, 0, columns);
}

/** Bad rows of a block, as the quarantine keeps them. */
export async function quarantineRows(
  moments: MomentsPort,
  key: { workspace: string; importId: string; n: number; token: string },
  bad: readonly BadRow[],
): Promise<void> {
  if (bad.length === 0) return;
  const lines = bad.map(({ row, column, reason, raw }) =>
    JSON.stringify({
      workspace: key.workspace,
      import: key.importId,
      attempt: 0,
      file: key.n,
      row,
      column,
      reason,
      raw: raw.toWellFormed(),
    }),
  );
  await moments.insert({
    table: 'quarantine',
    columns: ['workspace', 'import', 'attempt', 'file', 'row', 'column', 'reason', 'raw'],
    format: 'JSONEachRow',
    bytes: Buffer.from(lines.join('\n')),
    token: key.token,
  });
}

const aDay = 86_400_000;

async function* exportBlocks(
  folder: UploadFolder,
  file: ImportFile,
  all: readonly ImportFile[],
): AsyncGenerator<ReadBlock> {
  const { id, name } = file.upload;
  const kind = kindOf(folder, { id, name });
  if (kind === null) {
    throw new Refused(
      refuse('no-export', `${name} is no export that is read without a mapping.`, {
        next: 'Run `sirius map FILE --out map.yaml` and import with --map map.yaml.',
      }),
    );
  }
  const beside = sourceFiles(
    folder,
    all.map(({ upload }) => ({ id: upload.id, name: upload.name })),
  );
  // Nothing has happened later than tomorrow: clocks and zones differ by no more.
  const latest = Date.now() + aDay;
  const own = { kind, open: () => openUpload(folder, id) };
  yield* readExport(own, { name, latest, beside }, file.next);
}

/** The blocks of a file from its checkpoint on, read as its content asks for. */
export async function* blocksOf(
  folder: UploadFolder,
  file: ImportFile,
  mapping: TableMapping | undefined,
  /** Every file of the import: those of an export tell of one another. */
  all: readonly ImportFile[] = [file],
): AsyncGenerator<ReadBlock> {
  const { id, format, name } = file.upload;
  if (mapping?.reads === 'export') {
    yield* exportBlocks(folder, file, all);
    return;
  }
  if (format === 'xes' || format === 'xes.gz') {
    yield* readXes(createReadStream(pathOf(folder, id), { highWaterMark: chunkBytes }), file.next);
    return;
  }
  const recognised = recogniseUpload(folder, id, mapping);
  const path = await readablePath(folder, id, recognised);
  // Half a character at a checkpoint cannot be: blocks end with rows.
  const chunks = createReadStream(path, { start: file.next.offset, highWaterMark: chunkBytes });
  if (recognised.format === 'jsonl') {
    yield* readJsonLines(chunks, file.next, file.header);
  } else if (recognised.dialect !== undefined) {
    const { dialect } = recognised;
    const encoding =
      path.endsWith('.text') && dialect.encoding.name !== 'windows-1252'
        ? { name: 'utf-8', mark: dialect.encoding.name === 'utf-8' ? dialect.encoding.mark : 0 }
        : dialect.encoding;
    yield* readDelimited(chunks, file.next, { ...dialect, encoding });
  } else if (recognised.format !== 'empty') {
    throw new Refused(
      refuse('unreadable', `${name} is a file of kind ${recognised.format}, which is not read yet.`, {
        next: 'Export it as CSV, TSV, JSON lines or XES.',
      }),
    );
  }
}

/**
 * Puts a file's rows into a table of the engine, block by block, each once: the engine knows a block by its token, and
 * the checkpoint moves when it is stored. Goes on where an earlier run was killed. While the engine stores a block, the
 * next one is read. Texts are redacted on the way: none reaches the engine as it was.
 */
export async function stageFile(
  services: Pick<Services, 'records' | 'moments'>,
  it: {
    workspace: string;
    importId: string;
    mapping: Mapping;
    folder: UploadFolder;
    redactor: Redactor;
    /** Keeps originals; null where the company keeps none, and in a rehearsal. */
    keeper: Keeper | null;
    check: () => void;
    /** Every file of the import. */
    all: readonly ImportFile[];
  },
  file: ImportFile,
): Promise<void> {
  if (file.isRead) return;
  const { moments, records } = services;
  const { workspace, importId, redactor, keeper } = it;
  const mapping = it.mapping.tables[file.table];
  const textsIn = (names: readonly string[]) => textPlaces(it.mapping, file.table, names);
  const table = stageTable(importId, file.n);
  const losses = new Losses();
  losses.addAll(file.losses);
  let { header, next } = file;
  let columns = header.length;
  let storing: Promise<void> = Promise.resolve();
  const fingerprinted = new Set<number>();
  if (columns > 0) await createStage(moments, table, columns);

  const store = async (block: ReadBlock): Promise<void> => {
    const token = `${importId}:${file.n}:${block.next.block}`;
    if (block.header.length > columns) {
      if (columns === 0) await createStage(moments, table, block.header.length);
      else await widen(moments, table, columns, block.header.length);
      columns = block.header.length;
    }
    const texts = textsIn(block.header);
    // What cannot be cut into cells may hold a text anywhere.
    const bad =
      texts.length === 0 ? block.bad : block.bad.map((row) => ({ ...row, raw: redactor.redact(row.raw) }));
    await quarantineRows(moments, { workspace, importId, n: file.n, token }, bad);
    if (block.rows > 0) {
      await addFingerprints(
        moments,
        table,
        texts.filter((place) => !fingerprinted.has(place)),
      );
      for (const place of texts) fingerprinted.add(place);
      const csv = texts.length === 0 ? block.csv : await redactBlock(block, texts, redactor, keeper);
      if (keeper !== null) await records.inWorkspace(workspace, (tx) => keeper.flush(tx));
      await moments.insert({
        table,
        columns: ['row', ...block.header.map((_, i) => `c${i}`), ...texts.map(fingerprintColumn)],
        format: 'CSV',
        bytes: csv,
        token,
        settings: { ...asTheyStand, format_csv_delimiter: block.separator },
      });
    }
    losses.addAll(
      texts.length === 0
        ? block.losses
        : block.losses.map((loss) => ({ ...loss, example: redactor.redact(loss.example) })),
    );
    await records.inWorkspace(workspace, (tx) =>
      saveCheckpoint(tx, importId, file.n, {
        header: block.header,
        next: block.next,
        isRead: false,
        losses: losses.list(),
      }),
    );
  };

  try {
    for await (const block of blocksOf(it.folder, file, mapping, it.all)) {
      await storing;
      it.check();
      header = block.header;
      next = block.next;
      storing = store(block);
      // A failure is met at the next `await storing`; it must not count as unhandled until then.
      storing.catch(() => undefined);
    }
  } finally {
    await storing;
  }
  if (header.length === 0) {
    const recognised = recogniseUpload(it.folder, file.upload.id, mapping);
    header = recognised.dialect?.header ?? [];
  }
  await createStage(moments, table, header.length);
  await addFingerprints(moments, table, textsIn(header));
  await records.inWorkspace(workspace, (tx) =>
    saveCheckpoint(tx, importId, file.n, { header, next, isRead: true, losses: losses.list() }),
  );
}

/** Removes every table an import kept to itself, from the disk too: the engine would else keep them for minutes. */
export async function dropStages(moments: MomentsPort, importId: string, files: number): Promise<void> {
  for (let n = 0; n < files; n++)
    await moments.runEverywhere(`DROP TABLE IF EXISTS ${stageTable(importId, n)} SYNC`);
}
