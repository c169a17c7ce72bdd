import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startPostgres } from '../../src/stores/records/embedded.ts';
import { openHouse, type TestHouse, temporaryDirectory } from '../house.ts';
import { type Cluster, startTwoNodes } from './two-nodes.ts';

export interface BothForms {
  readonly embedded: TestHouse;
  /** The same product on a PostgreSQL and a two-shard ClickHouse cluster, both by URL. */
  readonly byUrl: TestHouse;
  readonly cluster: Cluster;
  /** As DATABASE_URL names it: a role that is neither superuser nor passes row security. */
  readonly databaseUrl: string;
  /** Lives the same in both houses at once; gives what each came to, embedded first. */
  both<T>(live: (house: TestHouse) => Promise<T>): Promise<[embedded: T, byUrl: T]>;
  close(): Promise<void>;
}

/** The same house, lived in as another company. */
export function asCompany(house: TestHouse, workspaceId: string): TestHouse {
  return {
    ...house,
    workspaceId,
    ask: (operation, input, asking) => house.ask(operation, input, { workspaceId, ...asking }),
    answer: (operation, input, asking) => house.answer(operation, input, { workspaceId, ...asking }),
    file: (operation, input, asking) => house.file(operation, input, { workspaceId, ...asking }),
  };
}

/** Both houses know texts again by the same secret, so that the same voice has the same id. */
async function shareSecret({ services, workspaceId }: TestHouse): Promise<void> {
  await services.records.inWorkspace(workspaceId, (tx) =>
    sql`INSERT INTO redaction_settings (workspace_id, secret) VALUES (${workspaceId}::uuid, ${Buffer.alloc(32, 7)})`.execute(
      tx,
    ),
  );
}

/** One more company in the house, as `shareSecret` has it. */
export async function another(house: TestHouse): Promise<TestHouse> {
  const company = asCompany(house, await house.otherWorkspace());
  await shareSecret(company);
  return company;
}

/** Opens one house on each form of both engines. Everything started is ended by `close`, or here when opening fails. */
export async function openBothForms(clock: string): Promise<BothForms> {
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  // What comes up after something else has failed must be ended too, so all are waited for.
  const opened = async <T>(opening: Promise<T>, end: (it: T) => Promise<unknown>): Promise<T> => {
    const it = await opening;
    undo.push(() => end(it));
    return it;
  };
  const directory = temporaryDirectory('engines');
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  const [embedded, postgres, cluster] = await Promise.allSettled([
    opened(openHouse({ clock }), (house) => house.close()),
    opened(startPostgres(join(directory, 'postgres')), (server) => server.stop()),
    opened(startTwoNodes(), (nodes) => nodes.stop()),
  ]);
  try {
    for (const each of [embedded, postgres, cluster]) if (each.status === 'rejected') throw each.reason;
    if (embedded.status !== 'fulfilled' || postgres.status !== 'fulfilled' || cluster.status !== 'fulfilled')
      throw new Error('not opened');
    const stores = { databaseUrl: postgres.value.url, clickhouseUrl: cluster.value.url };
    const byUrl = await opened(openHouse({ clock, ...stores }), (house) => house.close());
    await Promise.all([embedded.value, byUrl].map(shareSecret));
    return {
      embedded: embedded.value,
      byUrl,
      cluster: cluster.value,
      databaseUrl: postgres.value.url,
      both: (live) => Promise.all([live(embedded.value), live(byUrl)]),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
