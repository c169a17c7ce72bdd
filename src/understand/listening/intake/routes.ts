import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import {
  cancelImport,
  listImports,
  listQuarantine,
  readImport,
  replayQuarantine,
  showQuarantine,
  startImport,
  uploadFile,
} from './contract.ts';
import { groupQuarantine, rowsInQuarantine } from './quarantine.ts';
import { askToStop, ended, stopIdle } from './queue.ts';
import { startImporting } from './start-import.ts';
import { addUpload, filesOf, findImport, showImports } from './store.ts';
import { receive, recogniseUpload, removeUpload, uploadFolder } from './upload-files.ts';

const noImport = () =>
  refuse('unknown-import', 'There is no such import.', {
    kind: 'not-found',
    next: 'See the list of imports.',
  });

const over = new Set(['done', 'failed', 'cancelled']);

export const intakeRoutes: readonly Endpoint[] = [
  serve(uploadFile, async (services, { query, bytes, caller }) => {
    if (bytes === undefined) return refuse('no-file', 'The upload holds no file.');
    const folder = uploadFolder(services.dataDirectory);
    const id = newId();
    const received = await receive(folder, id, bytes);
    const { format } = recogniseUpload(folder, id);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is shown in many places; these break them all
    const name = query.name.replace(/[\u0000-\u001f\u007f]/g, '').toWellFormed() || 'file';
    const upload = { id, name, format, ...received };
    try {
      await services.records.inWorkspace(caller.workspaceId, (tx) =>
        addUpload(tx, caller.workspaceId, upload, caller.name),
      );
    } catch (error) {
      removeUpload(folder, id);
      throw error;
    }
    return { id, name, format, bytes: received.bytes };
  }),

  serve(startImport, async (services, { body, caller }) =>
    startImporting(services, {
      workspace: caller.workspaceId,
      caller,
      uploads: body.files.map((file) => file.upload),
      mapping: body.mapping,
      as: body.as,
      mail: body.mail,
      dryRun: body.dryRun ?? false,
    }),
  ),

  serve(readImport, async (services, { params, caller }) => {
    const [shown] = await services.records.inWorkspace(caller.workspaceId, (tx) =>
      showImports(tx, params.id),
    );
    return shown ?? noImport();
  }),

  serve(listImports, async (services, { caller }) => ({
    imports: await services.records.inWorkspace(caller.workspaceId, (tx) => showImports(tx)),
  })),

  serve(cancelImport, async (services, { params, caller }) => {
    const { records } = services;
    const it = await records.inWorkspace(caller.workspaceId, (tx) => findImport(tx, params.id));
    if (it === null) return noImport();
    if (over.has(it.stage)) {
      return refuse('import-over', 'This import has ended already.', { kind: 'conflict' });
    }
    if (askToStop(params.id)) await ended(params.id);
    else await stopIdle(services, caller.workspaceId, params.id);
    const [shown] = await records.inWorkspace(caller.workspaceId, (tx) => showImports(tx, params.id));
    return shown ?? noImport();
  }),

  serve(listQuarantine, async (services, { query, caller }) => {
    const { records, moments } = services;
    const workspace = caller.workspaceId;
    const imports = await records.inWorkspace(workspace, (tx) => showImports(tx, query.import));
    const groups = [];
    for (const shown of imports) {
      const withRows = shown.report?.files.some((file) => file.quarantined > 0) ?? false;
      if (query.import === undefined && (!withRows || shown.dryRun)) continue;
      const it = await records.inWorkspace(workspace, (tx) => findImport(tx, shown.id));
      const of = { workspace, import: shown.id, attempt: it?.attempt ?? 0 };
      for (const { file, ...group } of await groupQuarantine(moments, of)) {
        groups.push({
          import: shown.id,
          importedAt: shown.createdAt,
          path: shown.files[file]?.path ?? '',
          ...group,
        });
      }
    }
    return { groups };
  }),

  serve(showQuarantine, async (services, { params, query, caller }) => {
    const { records, moments } = services;
    const workspace = caller.workspaceId;
    const it = await records.inWorkspace(workspace, (tx) => findImport(tx, params.import));
    if (it === null) return noImport();
    const files = await records.inWorkspace(workspace, (tx) => filesOf(tx, params.import));
    const { total, rows } = await rowsInQuarantine(
      moments,
      { workspace, import: params.import, attempt: it.attempt },
      { limit: query.limit ?? 100, offset: query.offset ?? 0, openOnly: query.replayed === false },
    );
    const pathOf = (n: number) => files.find((file) => file.n === n)?.upload.name ?? '';
    return {
      total,
      rows: rows.map(({ file, ...row }) => ({ import: params.import, path: pathOf(file), ...row })),
    };
  }),

  serve(replayQuarantine, async (services, { params, body, caller }) => {
    const { records } = services;
    const workspace = caller.workspaceId;
    const it = await records.inWorkspace(workspace, (tx) => findImport(tx, params.import));
    if (it === null) return noImport();
    if (it.stage !== 'done' || it.dryRun || it.replays !== null) {
      return refuse('not-replayable', 'Only a finished import can be replayed.', {
        next: 'Name the import whose rows are in quarantine.',
      });
    }
    const files = await records.inWorkspace(workspace, (tx) => filesOf(tx, params.import));
    const corrections = [];
    for (const { path, row, values } of body.corrections ?? []) {
      const file = files.find(({ upload }) => upload.name === path);
      if (file === undefined) {
        return refuse('unknown-file', `This import has no file ${path}.`, {
          next: `It has: ${files.map(({ upload }) => upload.name).join(', ')}.`,
        });
      }
      corrections.push({ n: file.n, row, values });
    }
    return startImporting(services, {
      workspace,
      caller,
      uploads: files.map(({ upload }) => upload.id),
      mapping: body.mapping ?? it.mapping,
      dryRun: false,
      replays: { id: it.id, corrections },
    });
  }),
];
