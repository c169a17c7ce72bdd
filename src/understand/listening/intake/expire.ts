import type { Due, Expiring } from '../../../server/expiring.ts';
import type { Services } from '../../../server/serve.ts';
import { countQuarantined, emptyQuarantine } from '../../../stores/moments/empty-words.ts';
import { importsBefore, uploadsBefore, uploadsWaiting } from './forget-store.ts';
import { hasUpload, removeUpload, uploadFolder } from './upload-files.ts';

/** Files whose content is still on the disk and that no import waits for. */
async function oldFiles({ records, dataDirectory }: Services, { workspaceId, before }: Due) {
  const folder = uploadFolder(dataDirectory);
  const known = await records.inWorkspace(workspaceId, async (tx) => {
    const waiting = new Set(await uploadsWaiting(tx));
    return (await uploadsBefore(tx, before)).filter((id) => !waiting.has(id));
  });
  return { folder, ids: known.filter((id) => hasUpload(folder, id)) };
}

const oldImports = ({ records }: Services, { workspaceId, before }: Due) =>
  records.inWorkspace(workspaceId, (tx) => importsBefore(tx, before));

/** What stands where a row's reason stood, which may have held a part of it. */
const letGo = 'The row was let go of: its time in quarantine was over.';

export const expires: readonly Expiring[] = [
  {
    kind: 'uploads',
    leastDays: 1,
    count: async (services, due) => (await oldFiles(services, due)).ids.length,
    async letGo(services, due) {
      const { folder, ids } = await oldFiles(services, due);
      for (const id of ids) removeUpload(folder, id);
      return ids.length;
    },
  },
  {
    kind: 'quarantine',
    leastDays: 7,
    count: async (services, due) =>
      countQuarantined(services.moments, due.workspaceId, await oldImports(services, due)),
    async letGo(services, due) {
      const imports = await oldImports(services, due);
      const rows = await countQuarantined(services.moments, due.workspaceId, imports);
      if (rows > 0) await emptyQuarantine(services.moments, due.workspaceId, imports, letGo);
      return rows;
    },
  },
];
