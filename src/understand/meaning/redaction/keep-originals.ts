import type { Forgetter } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import {
  deleteExpired,
  forgetOriginals,
  keepOriginals,
  type SealedOriginal,
  settle,
  unsettledOf,
  workspacesWithOriginals,
} from './originals-store.ts';

/** What a sealed original is about: in another company, or under another voice, it does not open. */
export const aboutOriginal = (workspace: string, textKey: string) => `${workspace} original ${textKey}`;

/** Gathers originals of what is being redacted, sealed from the start, until they are written. */
export interface Keeper {
  add(textKey: string, original: string): void;
  /** Writes what was gathered, in the transaction of what goes with it. */
  flush(tx: Tx): Promise<void>;
}

export function openKeeper(
  { seal }: Pick<Services, 'seal'>,
  workspace: string,
  from: { readonly at: Date; readonly importId: string | null },
): Keeper {
  let gathered = new Map<string, SealedOriginal>();
  return {
    add(textKey, original) {
      if (gathered.has(textKey)) return;
      gathered.set(textKey, { textKey, sealed: seal.close(original, aboutOriginal(workspace, textKey)) });
    },
    async flush(tx) {
      const originals = [...gathered.values()];
      gathered = new Map();
      await keepOriginals(tx, workspace, originals, from);
    },
  };
}

/** The engine reads no statement longer than 256 kB. */
const keysAtOnce = 2000;

/** Those of these fingerprints that stand in moments; of others than `but`, when given. */
async function keysInMoments(
  { moments }: Pick<Services, 'moments'>,
  workspace: string,
  keys: readonly string[],
  but: readonly string[] = [],
): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const rows = (await moments.rows(
      `SELECT DISTINCT text_key AS key FROM moments WHERE workspace = {workspace:UUID} AND text_key IN {keys:Array(String)}
         AND customer NOT IN {but:Array(String)}`,
      { workspace, keys: keys.slice(from, from + keysAtOnce), but: [...but] },
      { seconds: 300 },
    )) as { key: string }[];
    found.push(...rows.map(({ key }) => key));
  }
  return found;
}

/** After an import: keeps originals only of what became a moment. */
export async function settleOriginals(
  services: Pick<Services, 'records' | 'moments'>,
  workspace: string,
  importId: string,
): Promise<void> {
  const { records } = services;
  const keys = await records.inWorkspace(workspace, (tx) => unsettledOf(tx, importId));
  if (keys.length === 0) return;
  const known = await keysInMoments(services, workspace, keys);
  await records.inWorkspace(workspace, (tx) => settle(tx, importId, known));
}

/** Deletes what has been kept long enough, and its bytes with it. */
async function expire(services: Services, workspace: string): Promise<void> {
  const { records, log } = services;
  const now = await services.now(workspace);
  const gone = await records.inWorkspace(workspace, (tx) => deleteExpired(tx, now));
  if (gone === 0) return;
  await wipe(records, ['originals']);
  log.info({ workspace, originals: gone }, 'originals were kept long enough and are deleted');
}

const everyMs = 3_600_000;

/** In a server: each hour, and when the clock of a company is moved. */
export async function onStart(services: Services): Promise<void> {
  const trying = (workspace: string) =>
    expire(services, workspace).catch((error: unknown) =>
      services.log.warn(
        { err: error, workspace },
        'originals could not be looked through; tried again in an hour',
      ),
    );
  const all = async () => {
    for (const workspace of await workspacesWithOriginals(services.records)) await trying(workspace);
  };
  services.events.on('clock-moved', ({ workspace }) => trying(workspace));
  setInterval(() => void all().catch(() => undefined), everyMs).unref();
  void all().catch((error: unknown) =>
    services.log.warn({ err: error }, 'originals were not looked through'),
  );
}

export const forgets: readonly Forgetter[] = [
  {
    what: 'originals',
    tables: ['originals', 'original_readings'],
    async forget(services, { workspaceId, customers, textKeys, moments }) {
      // The very same words of somebody else stay theirs.
      const others = new Set(await keysInMoments(services, workspaceId, textKeys, customers));
      const own = textKeys.filter((key) => !others.has(key));
      return services.records.inWorkspace(workspaceId, (tx) => forgetOriginals(tx, own, moments));
    },
  },
];
