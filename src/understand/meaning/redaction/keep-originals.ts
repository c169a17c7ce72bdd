import type { Forgetter } from '../../../server/forgetting.ts';
import { keepVisiting } from '../../../server/rounds.ts';
import type { Services } from '../../../server/serve.ts';
import { portionsOf } from '../../../stores/moments/erase-rows.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import { mayUse } from '../../people/consent/index.ts';
import {
  deleteExpired,
  forgetOriginals,
  keepOriginals,
  type SealedOriginal,
  settle,
  unsettledOf,
} from './originals-store.ts';

/** What a sealed original is about: in another company, or under another voice, it does not open. */
export const aboutOriginal = (workspace: string, textKey: string) => `${workspace} original ${textKey}`;

/** Gathers originals of what is being redacted, sealed from the start, until they are written. */
export interface Keeper {
  /** `customer`: whose words they are; left out where that is not known yet, and asked when the import is settled. */
  add(textKey: string, original: string, customer?: string): void;
  /** Writes what was gathered and whose customers allow it, in the transaction of what goes with it. */
  flush(tx: Tx): Promise<void>;
}

export function openKeeper(
  { seal }: Pick<Services, 'seal'>,
  workspace: string,
  from: { readonly at: Date; readonly importId: string | null },
): Keeper {
  let gathered = new Map<string, SealedOriginal & { readonly customers: Set<string> }>();
  return {
    add(textKey, original, customer) {
      const known = gathered.get(textKey) ?? {
        textKey,
        sealed: seal.close(original, aboutOriginal(workspace, textKey)),
        customers: new Set<string>(),
      };
      gathered.set(textKey, known);
      if (customer !== undefined) known.customers.add(customer);
    },
    async flush(tx) {
      const originals = [...gathered.values()];
      gathered = new Map();
      if (originals.length === 0) return;
      const customers = originals.flatMap((each) => [...each.customers]);
      const may = await mayUse(tx, customers, 'original');
      const allowed = originals.filter(
        (each) => each.customers.size === 0 || [...each.customers].some((one) => may.get(one)?.allowed),
      );
      await keepOriginals(tx, workspace, allowed, from);
    },
  };
}

/**
 * Those of these fingerprints that stand in moments of customers who allow that their words are kept as written; of others
 * than `but`, when given.
 */
async function keysAllowed(
  { records, moments }: Pick<Services, 'records' | 'moments'>,
  workspace: string,
  keys: readonly string[],
  but: readonly string[] = [],
): Promise<string[]> {
  const found = new Set<string>();
  for (const portion of portionsOf(keys)) {
    const rows = (await moments.rows(
      `SELECT DISTINCT text_key AS key, customer FROM moments WHERE workspace = {workspace:UUID}
         AND text_key IN {keys:Array(String)} AND customer NOT IN {but:Array(String)}`,
      { workspace, keys: portion, but: [...but] },
      { seconds: 300 },
    )) as { key: string; customer: string }[];
    const customers = rows.map(({ customer }) => customer);
    const may = await records.inWorkspace(workspace, (tx) => mayUse(tx, customers, 'original'));
    for (const { key, customer } of rows) if (may.get(customer)?.allowed === true) found.add(key);
  }
  return [...found];
}

/** After an import: keeps originals only of what became a moment of a customer who allows it. */
export async function settleOriginals(
  services: Pick<Services, 'records' | 'moments'>,
  workspace: string,
  importId: string,
): Promise<void> {
  const { records } = services;
  const keys = await records.inWorkspace(workspace, (tx) => unsettledOf(tx, importId));
  if (keys.length === 0) return;
  const known = await keysAllowed(services, workspace, keys);
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
  const rounds = keepVisiting(services, {
    visit: (workspace) => expire(services, workspace),
    everyMs,
    failed: 'originals could not be looked through; tried again in an hour',
  });
  services.events.on('clock-moved', ({ workspace }) => rounds.one(workspace));
  void rounds.all();
}

/** Originals of words whose time is over, unless a younger voice says the very same. */
export const wordsLetGo: readonly Forgetter[] = [
  {
    what: 'originals of words',
    tables: ['originals', 'original_readings'],
    async forget(services, { workspaceId, textKeys, moments }) {
      const gone: string[] = [];
      for (const keys of portionsOf(textKeys)) {
        const rows = (await services.moments.rows(
          `SELECT DISTINCT text_key AS key FROM moments WHERE workspace = {workspace:UUID}
             AND text_key IN {keys:Array(String)} AND id NOT IN {moments:Array(UUID)}`,
          { workspace: workspaceId, keys, moments: [...moments] },
          { seconds: 300 },
        )) as { key: string }[];
        const others = new Set(rows.map(({ key }) => key));
        gone.push(...keys.filter((key) => !others.has(key)));
      }
      return services.records.inWorkspace(workspaceId, (tx) => forgetOriginals(tx, gone, moments));
    },
  },
];

export const forgets: readonly Forgetter[] = [
  {
    what: 'originals',
    tables: ['originals', 'original_readings'],
    async forget(services, { workspaceId, customers, textKeys, moments }) {
      // The very same words of somebody else, who allows it, stay theirs.
      const others = new Set(await keysAllowed(services, workspaceId, textKeys, customers));
      const own = textKeys.filter((key) => !others.has(key));
      return services.records.inWorkspace(workspaceId, (tx) => forgetOriginals(tx, own, moments));
    },
  },
];
