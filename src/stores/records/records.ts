import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { migrateRecords } from './migrate.ts';
import { PreparingClient } from './prepared.ts';
import { WorkspaceDialect } from './workspace-dialect.ts';

/** Tables are written and read with `sql` templates, in plain sight, in each part's store.ts. */
export type Tx = Transaction<unknown>;

/** The records store: what people write and decide. */
export interface Records {
  /** A transaction that sees and writes only rows of this workspace; rolled back when `work` throws. */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction outside any workspace: workspaces themselves, sign-in, look-ups before a workspace is known. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For libraries that bring their own queries (sign-in). */
  readonly pool: pg.Pool;
  version(): Promise<string>;
  close(): Promise<void>;
}

/** The records store does not answer. The edges say 503 with Retry-After. */
export class RecordsAway extends Error {
  constructor(options: ErrorOptions) {
    super('The records store does not answer', options);
    this.name = 'RecordsAway';
  }
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Says the error that the database cannot be reached or is going down, rather than that a statement was wrong? */
export function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    error instanceof RecordsAway ||
    (code !== undefined && awayCodes.has(code)) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
      message ?? '',
    )
  );
}

/** What an administrator should know when the database of DATABASE_URL cannot be opened; null = it is our own fault. */
function whyNotOpened(error: unknown): Refused | null {
  const { code = '', message } = error as { code?: string; message: string };
  const said = (id: string, say: string, next: string, kind?: 'away') =>
    new Refused(refuse(id, say, { next, ...(kind === undefined ? {} : { kind }) }));
  if (isAway(error)) {
    const say = `The PostgreSQL of DATABASE_URL does not answer: ${message}.`;
    return said('records-away', say, 'Check that it runs and can be reached.', 'away');
  }
  if (code === '28P01' || code === '28000') {
    const next = 'Check user and password; signs such as @ / ? are written as %40 %2F %3F.';
    return said('records-sign-in', 'PostgreSQL does not accept the user of DATABASE_URL.', next);
  }
  if (code === '3D000') {
    const next = 'Create it, owned by the user of DATABASE_URL: CREATE DATABASE name OWNER user.';
    return said('no-database', 'PostgreSQL has no database of the name in DATABASE_URL.', next);
  }
  if (code === '42501') {
    const next = 'Make it the owner of the database: ALTER DATABASE name OWNER TO user.';
    return said('may-not-create', 'The user of DATABASE_URL may not create tables.', next);
  }
  return null;
}

/** Their views of the store are kept ready; beyond that many they are made anew, which costs next to nothing. */
const mostWorkspaces = 1000;

/** Opens PostgreSQL by URL and brings it to the newest form. Every wait in the pool is bounded. */
export async function openRecords(url: string): Promise<Records> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    query_timeout: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while it idles, in the pool or between two statements of a transaction, is replaced at the
  // next use and met by the next statement; without a listener on both it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateRecords(pool);
  } catch (error) {
    await pool.end();
    const { cause } = error as Error;
    throw whyNotOpened(error) ?? whyNotOpened(cause ?? error) ?? error;
  }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

  const workspaces = new Map<string, Kysely<unknown>>();
  function seenBy(workspaceId: string): Kysely<unknown> {
    const known = workspaces.get(workspaceId);
    if (known !== undefined) return known;
    const seen = new Kysely<unknown>({ dialect: new WorkspaceDialect({ pool }, workspaceId) });
    if (workspaces.size >= mostWorkspaces) workspaces.clear();
    workspaces.set(workspaceId, seen);
    return seen;
  }

  async function transact<T>(on: Kysely<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await on.transaction().execute(work);
    } catch (error) {
      if (isAway(error)) throw new RecordsAway({ cause: error });
      throw error;
    }
  }

  return {
    pool,
    inWorkspace: (workspaceId, work) => transact(seenBy(workspaceId), work),
    outside: (work) => transact(db, work),
    async version() {
      const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
      return `PostgreSQL ${rows[0]?.server_version ?? '?'}`;
    },
    async close() {
      await db.destroy();
    },
  };
}
