import { createHash } from 'node:crypto';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { scalesKnown } from '../items/index.ts';
import { refuseWhilePaused } from '../posts/index.ts';
import type { Import } from './contract.ts';
import {
  areExports,
  type KnownScales,
  kindsOf,
  mappingOfExports,
  onlyTelling,
} from './exports/find-exports.ts';
import { heardIn, readsExports } from './exports/heard-at.ts';
import { isMailIn, mailMapping } from './mail/find-mailbox.ts';
import type { KeptMapping, Mapping } from './mapping.contract.ts';
import { eventLogMapping, fits, matchFiles } from './match-files.ts';
import { proposeFor } from './proposal/look-at-files.ts';
import { headOf } from './proposal/routes.ts';
import { enqueue } from './queue.ts';
import { refuseOtherScale } from './register-metrics.ts';
import type { Needs } from './run-import.ts';
import { stageTable } from './stage-file.ts';
import {
  addImport,
  type Correction,
  filesOf,
  findSame,
  findUnfinished,
  findUploads,
  saveReport,
  showImports,
  type UploadRow,
} from './store.ts';
import { planOf } from './transform/plan.ts';
import { type StagedFile, tablesOf } from './transform/tables.ts';
import { hasUpload, recogniseUpload, removeUpload, type UploadFolder, uploadFolder } from './upload-files.ts';

export interface Start {
  readonly workspace: string;
  readonly caller: Caller;
  readonly uploads: readonly string[];
  readonly mapping?: Mapping | undefined;
  readonly as?: string | undefined;
  readonly mail?:
    | { readonly post?: string | undefined; readonly own?: readonly string[] | undefined }
    | undefined;
  readonly dryRun: boolean;
  readonly replays?: { readonly id: string; readonly corrections: readonly Correction[] };
}

const readable = new Set(['csv', 'tsv', 'jsonl', 'xes', 'xes.gz']);

/** Files a proposal has no use for are read all the same, so that the report says what was not taken. */
function withAllFiles(mapping: Mapping, uploads: readonly UploadRow[]): Mapping {
  const used = Object.values(mapping.tables);
  const rest = uploads.filter(({ name }) => !used.some(({ file }) => fits(file, name)));
  const more = rest.map(({ name }, i) => [`unused_${i + 1}`, { file: name.replaceAll('*', '') }] as const);
  return { ...mapping, tables: { ...mapping.tables, ...Object.fromEntries(more) } };
}

/** The mapping to import under: the given one, none needed for event logs, or a proposal without open questions. */
async function mappingFor(
  given: Mapping | undefined,
  uploads: readonly UploadRow[],
  folder: UploadFolder,
  as: string | undefined,
  scales: KnownScales,
): Promise<Mapping | Refusal> {
  if (given !== undefined) {
    const own = Object.values(given.tables).some(({ reads }) => reads !== undefined);
    return (own ? null : unreadable(uploads)) ?? given;
  }
  const logs = uploads.filter((upload) => upload.format.startsWith('xes'));
  if (logs.length === uploads.length) return eventLogMapping;
  const kinds = kindsOf(folder, uploads);
  if (areExports(kinds)) return mappingOfExports(folder, uploads, kinds, scales);
  if (onlyTelling(kinds)) {
    return refuse(
      'only-tells',
      `${uploads[0]?.name} only tells who or what stands in other tables of an export; by itself it holds nothing that happened.`,
      { next: 'Import the whole folder of the export, or say with --map what its rows are.' },
    );
  }
  const other = unreadable(uploads) ?? asWithoutMapping(as);
  if (other !== null) return other;
  const proposal = await proposeFor(uploads.map((upload) => headOf(folder, upload)));
  const open = proposal.questions.filter((question) => question.assumed === undefined);
  if (proposal.sure && proposal.mapping !== null) return withAllFiles(proposal.mapping, uploads);
  const [first] = open;
  if (first === undefined) return nothingHappened(uploads);
  const more = open.length > 1 ? ` and ${open.length - 1} more` : '';
  const why = `${first.ask} (${first.file}, ${first.column})`;
  return refuse('unsure', `Without a mapping this is unsure: ${why}${more}.`, {
    next: 'Run `sirius map FILE --out map.yaml`, answer what it asks, and import with --map map.yaml.',
  });
}

/** No time, no moment: lists and definitions hold nothing that somebody went through. */
function nothingHappened(uploads: readonly UploadRow[]): Refusal {
  const [one] = uploads;
  const where = uploads.length === 1 && one !== undefined ? `of ${one.name}` : 'of these files';
  return refuse(
    'no-moments',
    `No column ${where} tells when something happened or was said, so no moment is in it.`,
    {
      next: 'Export it with a column of times, or write a mapping that says which column holds them: --map map.yaml.',
    },
  );
}

function unreadable(uploads: readonly UploadRow[]): Refusal | null {
  const other = uploads.find((upload) => !readable.has(upload.format));
  if (other === undefined) return null;
  if (other.format === 'empty') {
    return refuse('empty-file', `${other.name} is empty.`, { next: 'Leave it out, or export it again.' });
  }
  return refuse('unreadable', `${other.name} is a file of kind ${other.format}, which is not read yet.`, {
    next: 'Export it as CSV, TSV, JSON lines or XES.',
  });
}

function asWithoutMapping(as: string | undefined): Refusal | null {
  if (as === undefined || as === 'moments') return null;
  return refuse('as-needs-mapping', `Files cannot be read as ${as} without a mapping yet.`, {
    next: 'Run `sirius map FILE --out map.yaml` and import with --map map.yaml.',
  });
}

/** Looks the mapping's names up in the files' headers, so that a wrong name is told at once and not minutes later. */
function checkNames(
  mapping: Mapping,
  uploads: readonly UploadRow[],
  tables: readonly string[],
  folder: UploadFolder,
): Refusal | null {
  const staged: (StagedFile & { table: string })[] = [];
  for (const [n, upload] of uploads.entries()) {
    const table = tables[n] ?? '';
    if (mapping.tables[table]?.reads !== undefined) return null;
    const { dialect } = recogniseUpload(folder, upload.id, mapping.tables[table]);
    // Columns of JSON lines and event logs are known only once the file is read.
    if (dialect === undefined) return null;
    staged.push({
      n,
      source: 0,
      stage: stageTable('', n),
      header: dialect.header,
      rows: 0,
      texts: [],
      table,
    });
  }
  const plan = planOf(mapping, tablesOf(mapping, staged));
  return isRefusal(plan) ? plan : null;
}

function fingerprintOf(
  mapping: KeptMapping,
  uploads: readonly UploadRow[],
  tables: readonly string[],
  start: Start,
) {
  const files = uploads.map((upload, n) => [tables[n], upload.sha256]).sort();
  return createHash('sha256')
    .update(JSON.stringify({ files, mapping, replays: start.replays ?? null }))
    .digest('hex');
}

/** Uploads that no import will read, because the very files are in already or under way: they need not stay. */
async function removeUnread(
  services: Needs,
  workspace: string,
  begun: string | null,
  uploads: readonly UploadRow[],
  start: Start,
): Promise<void> {
  // A replay reads the files of the import it replays; a rehearsal keeps them for the import itself.
  if (start.replays !== undefined || start.dryRun) return;
  const files =
    begun === null ? [] : await services.records.inWorkspace(workspace, (tx) => filesOf(tx, begun));
  const read = new Set(files.map(({ upload }) => upload.id));
  const folder = uploadFolder(services.dataDirectory);
  for (const { id } of uploads) if (!read.has(id)) removeUpload(folder, id);
}

/**
 * Checks what can be checked at once and starts the import. The same files under the same mapping again are answered
 * at once, with every row a duplicate; an import of them that a crash interrupted is taken up instead of a new one.
 */
export async function startImporting(services: Needs, start: Start): Promise<Import | Refusal> {
  const { records } = services;
  const { workspace } = start;
  const folder = uploadFolder(services.dataDirectory);
  const uploads = await records.inWorkspace(workspace, (tx) => findUploads(tx, start.uploads));
  if (uploads.length < start.uploads.length || !uploads.every(({ id }) => hasUpload(folder, id))) {
    return refuse('unknown-upload', 'One of these uploads is not here.', {
      kind: 'not-found',
      next: 'Upload the file again.',
    });
  }
  const mapping: KeptMapping | Refusal = isMailIn(uploads)
    ? await mailMapping(services, start, uploads, folder)
    : await mappingFor(start.mapping, uploads, folder, start.as, (metrics) =>
        records.inWorkspace(workspace, (tx) => scalesKnown(records, tx, workspace, metrics)),
      );
  if (isRefusal(mapping)) return mapping;
  const tables = matchFiles(
    mapping,
    uploads.map((upload) => upload.name),
  );
  if (isRefusal(tables)) return tables;
  const wrong =
    checkNames(mapping, uploads, tables, folder) ??
    (readsExports(mapping)
      ? await records.inWorkspace(workspace, (tx) => refuseWhilePaused(tx, heardIn(folder, uploads)))
      : null) ??
    (await records.inWorkspace(workspace, (tx) => refuseOtherScale(tx, mapping)));
  if (wrong !== null) return wrong;

  const fingerprint = fingerprintOf(mapping, uploads, tables, start);
  const { id, begin } = await records.inWorkspace(workspace, async (tx) => {
    const interrupted = await findUnfinished(tx, fingerprint, start.dryRun);
    if (interrupted !== null) return { id: interrupted, begin: true };
    const same = start.replays === undefined ? await findSame(tx, fingerprint) : null;
    const created = newId();
    await addImport(tx, workspace, {
      id: created,
      dryRun: start.dryRun,
      mapping,
      fingerprint,
      replays: start.replays?.id ?? null,
      corrections: start.replays?.corrections ?? [],
      startedBy: start.caller.name,
      files: uploads.map((upload, n) => ({ upload: upload.id, table: tables[n] ?? '' })),
    });
    if (same === null) return { id: created, begin: true };
    const files = same.report.files.map((file) => ({
      ...file,
      duplicate: file.accepted + file.duplicate,
      accepted: 0,
    }));
    const report = { files, moments: 0, customers: 0, episodes: 0, seconds: 0 };
    await saveReport(tx, created, 'done', report);
    return { id: created, begin: false };
  });
  if (begin) enqueue(services, workspace, id);
  await removeUnread(services, workspace, begin ? id : null, uploads, start);
  const [shown] = await records.inWorkspace(workspace, (tx) => showImports(tx, id));
  if (shown === undefined) throw new Error('The import that was just written is gone');
  return shown;
}
