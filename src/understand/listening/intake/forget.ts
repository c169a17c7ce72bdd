import { emptied, type Forgetter, type Names, namesOf } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { eraseQuarantined, type QuarantinedPlace } from '../../../stores/moments/erase-rows.ts';
import { emptyImports, type ImportedFile, importedFiles, uploadsOf, uploadsWaiting } from './forget-store.ts';
import { erasedRow } from './quarantine.ts';
import { start } from './reading.ts';
import { recordsOf } from './scan/records.ts';
import { blocksOf } from './stage-file.ts';
import type { UploadRow } from './store.ts';
import { hasUpload, rawPieces, removeUpload, type UploadFolder, uploadFolder } from './upload-files.ts';

const cellsOf = (raw: string) => raw.split(/[,;\t|"\r\n]+/);

const plainName = (written: string) => written.slice(written.lastIndexOf('.') + 1).toLowerCase();

/** Where in the rows of a file customers and episodes stand, by its mapping. */
function keyPlaces({ mapping, table, header }: ImportedFile): Set<number> {
  const rules = mapping.tables[table];
  const key = rules?.key;
  const written = [mapping.customer, mapping.episode, rules?.customer, rules?.episode, key];
  const columns = written.flatMap((each) =>
    typeof each === 'string'
      ? [plainName(each)]
      : typeof each === 'object' && 'column' in each
        ? [plainName(each.column)]
        : [],
  );
  return new Set(
    header.flatMap((name, place) => (columns.includes(name.trim().toLowerCase()) ? [place] : [])),
  );
}

/**
 * Does a quarantined row concern somebody? Short names count only where customers and episodes stand; of a row that
 * cannot be cut into the cells of its file, anywhere.
 */
function concerns(raw: string, file: ImportedFile | undefined, names: Names): boolean {
  if (names.holds(raw)) return true;
  const [record] = recordsOf(raw, ',', false, 1);
  if (file === undefined || record === undefined || record.cells.length !== file.header.length)
    return cellsOf(raw).some((cell) => names.is(cell));
  const places = keyPlaces(file);
  return record.cells.some((cell, place) => places.has(place) && names.is(cell));
}

/** Rows in quarantine that name somebody, of whatever import. */
async function quarantinedOf(
  { records, moments }: Pick<Services, 'records' | 'moments'>,
  workspace: string,
  names: Names,
): Promise<QuarantinedPlace[]> {
  const known = await records.inWorkspace(workspace, importedFiles);
  const files = new Map(known.map((file) => [`${file.import} ${file.n}`, file]));
  const found: QuarantinedPlace[] = [];
  const rows = moments.stream(
    `SELECT toString(import) AS import, file, row, raw, reason FROM quarantine
     WHERE workspace = {workspace:UUID} AND raw != '' ORDER BY import, file, row`,
    { workspace },
    { seconds: 600 },
  );
  for await (const each of rows) {
    const { raw, reason, ...place } = each as QuarantinedPlace & { raw: string; reason: string };
    const file = files.get(`${place.import} ${place.file}`);
    if (names.holds(reason) || concerns(raw, file, names)) found.push(place);
  }
  return found;
}

/** Does a file that was handed in name somebody? Told cell by cell where it can be read, else by its bytes. */
async function namedIn(folder: UploadFolder, upload: UploadRow, names: Names): Promise<boolean> {
  try {
    const file = { n: 0, upload, table: '', source: 0, header: [], next: start, isRead: false, losses: [] };
    for await (const { csv, separator, bad } of blocksOf(folder, file, undefined)) {
      const text = csv.toString('utf8');
      if (names.holds(text) || bad.some(({ raw }) => cellsOf(raw).some((cell) => names.is(cell))))
        return true;
      const records = recordsOf(text, separator, false, Number.POSITIVE_INFINITY);
      if (records.some(({ cells }) => cells.slice(1).some((cell) => names.is(cell)))) return true;
    }
    return false;
  } catch {
    // No table that can be read: what its bytes hold must do.
    for await (const piece of rawPieces(folder, upload.id)) {
      if (names.holds(piece) || cellsOf(piece).some((cell) => names.is(cell))) return true;
    }
    return false;
  }
}

async function filesNaming(
  { records, dataDirectory }: Pick<Services, 'records' | 'dataDirectory'>,
  workspace: string,
  names: Names,
): Promise<{ folder: UploadFolder; idle: string[]; waiting: string[] }> {
  const folder = uploadFolder(dataDirectory);
  const { uploads, waited } = await records.inWorkspace(workspace, async (tx) => ({
    uploads: await uploadsOf(tx),
    waited: new Set(await uploadsWaiting(tx)),
  }));
  const idle: string[] = [];
  const waiting: string[] = [];
  for (const upload of uploads.filter(({ id }) => hasUpload(folder, id))) {
    if (await namedIn(folder, upload, names)) (waited.has(upload.id) ? waiting : idle).push(upload.id);
  }
  return { folder, idle, waiting };
}

export const forgets: readonly Forgetter[] = [
  {
    what: 'files that were handed in',
    async forget(services, who) {
      const { folder, idle } = await filesNaming(services, who.workspaceId, namesOf(who));
      for (const id of idle) removeUpload(folder, id);
      return idle.length;
    },
    async remains(services, who) {
      const { waiting } = await filesNaming(services, who.workspaceId, namesOf(who));
      return waiting.length === 0
        ? []
        : [
            'A file that waits to be imported names the customer: those rows are kept out, and the file goes once nothing of it is in quarantine.',
          ];
    },
  },
  {
    what: 'rows in quarantine',
    async forget(services, who) {
      const places = await quarantinedOf(services, who.workspaceId, namesOf(who));
      await eraseQuarantined(services.moments, who.workspaceId, places, erasedRow);
      return places.length;
    },
  },
  {
    what: 'reports and corrections of imports',
    tables: ['imports', 'import_files'],
    forget: ({ records }, who) =>
      emptyImports(records, who.workspaceId, (document) => emptied(document, namesOf(who))),
  },
];
