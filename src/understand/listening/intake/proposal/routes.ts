import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { refuse } from '../../../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../../../server/serve.ts';
import { areExports, kindsOf, onlyTelling } from '../exports/find-exports.ts';
import { proposeMail } from '../mail/find-mailbox.ts';
import { findUploads } from '../store.ts';
import { beginningOf, hasUpload, pathOf, type UploadFolder, uploadFolder } from '../upload-files.ts';
import { type FileHead, headBytes, proposeFor } from './look-at-files.ts';
import { proposeMapping } from './proposal.contract.ts';

/** The beginning of an upload: more of it than recognising needs, because rare codes decide. */
export function headOf(folder: UploadFolder, upload: { id: string; name: string }): FileHead {
  const { id, name } = upload;
  const { sample, truncated, gzip } = beginningOf(folder, id);
  if (gzip || !truncated) return { name, head: sample, truncated, gzip };
  const path = pathOf(folder, id);
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    const read = readSync(file, buffer, 0, headBytes, 0);
    return { name, head: buffer.subarray(0, read), truncated: statSync(path).size > read, gzip };
  } finally {
    closeSync(file);
  }
}

export const proposalRoutes: readonly Endpoint[] = [
  serve(proposeMapping, async (services, { body, caller }) => {
    const ids = body.files.map((file) => file.upload);
    const uploads = await services.records.inWorkspace(caller.workspaceId, (tx) => findUploads(tx, ids));
    const folder = uploadFolder(services.dataDirectory);
    if (uploads.length < ids.length || !uploads.every(({ id }) => hasUpload(folder, id))) {
      return refuse('unknown-upload', 'One of these uploads is not here.', {
        kind: 'not-found',
        next: 'Upload the file again.',
      });
    }
    const files = uploads.map(({ name, format }) => ({
      ...{ file: name, format, table: '', header: [], rows: [] },
      looked: 0,
      whole: false,
    }));
    const unmapped = { files, mapping: null, questions: [], warnings: [] };
    if (uploads.every(({ format }) => format === 'mail')) {
      const mail = await proposeMail(services, caller.workspaceId, uploads, folder);
      return { ...unmapped, mail, sure: mail.mailbox !== '' && mail.own.length > 0 };
    }
    // Exports need no mapping and no question: their readers know what their columns mean.
    const kinds = kindsOf(folder, uploads);
    if (areExports(kinds)) return { ...unmapped, sure: true };
    // Lists of people and questions have times too, but they are no moments: by themselves nothing is made of them.
    if (onlyTelling(kinds)) {
      const why =
        'it only tells who or what stands in the other tables of its export: bring in all of them at once';
      const warnings = uploads.map(({ name }) => ({
        about: 'unused-file' as const,
        file: name,
        column: '',
        say: `${name} is left out: ${why}.`,
        facts: { why },
      }));
      return { ...unmapped, warnings, sure: false };
    }
    return await proposeFor(uploads.map((upload) => headOf(folder, upload)));
  }),
];
