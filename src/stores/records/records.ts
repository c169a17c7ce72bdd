import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { migrateRecords } from './migrate.ts';

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
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message ?? '',
    )
  );
}

/** Opens PostgreSQL by URL and brings it to the newest form. Every wait in the pool is bounded. */
export async function openRecords(url: string): Promise<Records> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    query_timeout: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  await migrateRecords(pool);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

  async function transact<T>(prepare: (tx: Tx) => Promise<void>, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await db.transaction().execute(async (tx) => {
        await prepare(tx);
        return work(tx);
      });
    } catch (error) {
      if (isAway(error)) throw new RecordsAway({ cause: error });
      throw error;
    }
  }

  return {
    pool,
    inWorkspace: (workspaceId, work) =>
      transact(async (tx) => {
        await sql`SELECT set_config('sirius.workspace', ${workspaceId}, true)`.execute(tx);
      }, work),
    outside: (work) => transact(async () => undefined, work),
    async version() {
      const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
      return `PostgreSQL ${rows[0]?.server_version ?? '?'}`;
    },
    async close() {
      await db.destroy();
    },
  };
}
