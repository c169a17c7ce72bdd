import { Refused } from '../../../kernel/refusal.ts';
import type { Pause } from '../../../server/forgetting.ts';
import { EngineAway } from '../../../stores/moments/port.ts';
import { alone } from '../../../stores/records/alone.ts';
import { isAway } from '../../../stores/records/records.ts';
import { settleOriginals } from '../../meaning/redaction/index.ts';
import { Cancelled, forgetLoad, type Needs, runImport, tidy } from './run-import.ts';
import { endImport, filesOf, findImport, unfinished } from './store.ts';
import { sweep } from './sweep.ts';
import { hasUpload, uploadFolder } from './upload-files.ts';

/** What this process knows of the imports it works on; all that matters is in the records. */
const underWay = new Map<string, { cancelled: boolean; done: Promise<void> }>();
const lastOf = new Map<string, Promise<void>>();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const retries = 5;

const lockOf = (workspace: string) => `import ${workspace}`;

/** Waits for the import under way and lets none begin while `work` runs. */
export const pauseImports: Pause = ({ records }, workspace, work) => alone(records, lockOf(workspace), work);

async function giveUp(
  services: Needs,
  workspace: string,
  id: string,
  stage: 'failed' | 'cancelled',
  problem: string,
): Promise<void> {
  const { records } = services;
  const { it, files } = await records.inWorkspace(workspace, async (tx) => {
    await endImport(tx, id, stage, problem);
    return { it: await findImport(tx, id), files: await filesOf(tx, id) };
  });
  if (it?.load != null) await forgetLoad(services, workspace, it.load);
  await tidy(services, id, files, true);
  await settleOriginals(services, workspace, id);
}

async function carry(services: Needs, workspace: string, id: string, check: () => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await alone(services.records, lockOf(workspace), () => runImport(services, workspace, id, check));
      return;
    } catch (error) {
      if (error instanceof Cancelled) {
        await giveUp(services, workspace, id, 'cancelled', 'Stopped by a person.');
        return;
      }
      if (error instanceof Refused) {
        const { say, next } = error.refusal;
        await giveUp(services, workspace, id, 'failed', next === undefined ? say : `${say} ${next}`);
        return;
      }
      // A store that is away comes back: the import goes on from its checkpoint.
      const away = error instanceof EngineAway || isAway(error);
      services.log.error({ err: error, import: id, attempt }, 'an import was interrupted');
      if (!away || attempt >= retries) {
        await giveUp(
          services,
          workspace,
          id,
          'failed',
          `The import broke off. Its number in the log is ${id}.`,
        );
        return;
      }
      await pause(1000 * 2 ** attempt);
    }
  }
}

/** Starts an import, after those of the same workspace that are under way here. Answers at once. */
export function enqueue(services: Needs, workspace: string, id: string): void {
  if (underWay.has(id)) return;
  const state = { cancelled: false, done: Promise.resolve() };
  const check = () => {
    if (state.cancelled) throw new Cancelled();
  };
  const before = lastOf.get(workspace) ?? Promise.resolve();
  state.done = before
    .then(() => carry(services, workspace, id, check))
    .catch((error: unknown) => services.log.error({ err: error, import: id }, 'an import could not be ended'))
    .finally(() => underWay.delete(id));
  underWay.set(id, state);
  lastOf.set(workspace, state.done);
}

/** Asks an import to stop at its next step; true when this process works on it. */
export function askToStop(id: string): boolean {
  const state = underWay.get(id);
  if (state !== undefined) state.cancelled = true;
  return state !== undefined;
}

/** Waits until an import this process works on has ended, well or not. */
export async function ended(id: string): Promise<void> {
  await underWay.get(id)?.done;
}

/** Marks an import as stopped that no process works on. */
export async function stopIdle(services: Needs, workspace: string, id: string): Promise<void> {
  await giveUp(services, workspace, id, 'cancelled', 'Stopped by a person.');
}

/** Where several servers share the stores, the files of an import lie with the one that received them. */
async function hasFiles(services: Needs, workspace: string, id: string): Promise<boolean> {
  const folder = uploadFolder(services.dataDirectory);
  const files = await services.records.inWorkspace(workspace, (tx) => filesOf(tx, id));
  return files.every(({ upload }) => hasUpload(folder, upload.id));
}

/** Takes up again what a crash left half done: each import goes on from its last checkpoint. */
export async function resumeImports(services: Needs): Promise<void> {
  await sweep(services);
  for (const { id, workspace } of await unfinished(services.records)) {
    if (await hasFiles(services, workspace, id)) enqueue(services, workspace, id);
    else services.log.warn({ import: id }, 'an import waits for the server that has its files');
  }
}
