import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { type PostgresUser, passableBinaries, requirePassable, userFor } from './os-user.ts';

export interface EmbeddedPostgres {
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function initialise(initdb: string, cluster: string, user: PostgresUser | null, password: string): void {
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const done = spawnSync(
    initdb,
    [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ],
    { encoding: 'utf8', cwd: '/', ...(user === null ? {} : { uid: user.uid, gid: user.gid }) },
  );
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    throw new Refused(
      refuse(
        'records-initdb',
        `The records database could not be created: ${(done.stderr || String(done.error)).trim()}`,
        {
          next: `Check that ${cluster} can be written, then start again.`,
        },
      ),
    );
  }
}

/** Ends a PostgreSQL that a killed Sirius left behind; only called by the owner of the data directory. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const alive = () => {
    try {
      process.kill(pid, 0);
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
    } catch (error) {
      // No /proc outside Linux: a signal that arrives is all there is to go by.
      return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
    }
  };
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!alive()) break;
    process.kill(pid, signal);
    for (let tries = 0; tries < 50 && alive(); tries++) await new Promise((r) => setTimeout(r, 100));
  }
  rmSync(file, { force: true });
}

async function untilReady(child: () => ChildProcess, url: string, log: () => string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const { exitCode } = child();
    if (exitCode !== null) throw new Error(`PostgreSQL ended with ${exitCode}: ${log()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return rows[0]?.server_version ?? '?';
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`PostgreSQL did not answer in time: ${log()}`);
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // The application's role is no superuser, so that row-level security binds it too.
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'sirius'");
    if (role.rowCount === 0) await client.query(`CREATE ROLE sirius LOGIN PASSWORD '${password}'`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'sirius'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE sirius OWNER sirius');
    // Erasing somebody ends with old pages and the log of changes let go of.
    await client.query('GRANT pg_checkpoint, pg_maintain TO sirius');
  } finally {
    await client.end();
  }
  const inside = new pg.Client({ connectionString: adminUrl.replace(/postgres$/, 'sirius') });
  await inside.connect();
  try {
    await inside.query('GRANT EXECUTE ON FUNCTION pg_switch_wal() TO sirius');
  } finally {
    await inside.end();
  }
}

/**
 * Starts PostgreSQL 18 from the npm package's own binaries on 127.0.0.1, with fsync on and checksums, as an OS user
 * of its own when Sirius runs as root (PostgreSQL refuses to be root).
 */
export async function startPostgres(directory: string): Promise<EmbeddedPostgres> {
  mkdirSync(directory, { recursive: true });
  const user = userFor();
  if (user !== null) requirePassable(dirname(directory));
  const binaries = await passableBinaries(user);
  const cluster = join(directory, 'cluster');
  const password = secret(join(directory, 'password'));
  if (user !== null) chownSync(directory, user.uid, user.gid);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true });
    initialise(binaries.initdb, cluster, user, password);
  }
  await stopOrphan(cluster);

  const port = await freePort();
  let log = '';
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=60',
    'shared_buffers=128MB',
    // Tables lie on a solid-state disk or in memory: a key is looked up, not searched for in the whole table.
    'random_page_cost=1.1',
    // Old segments of the log of changes are removed, not kept for later use: what was erased stood in them.
    'wal_recycle=off',
  ];
  let wasReady = false;
  let stopping = false;
  const launch = () => {
    const started = spawn(
      binaries.postgres,
      ['-D', cluster, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: '/',
        detached: true,
        ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      },
    );
    started.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
    });
    started.once('exit', () => {
      if (stopping || !wasReady) return;
      // Killed from outside: start again on the same port. While children of the killed one still hold its shared
      // memory PostgreSQL refuses to start, and we come by here once more.
      setTimeout(() => {
        if (!stopping) child = launch();
      }, 1000).unref();
    });
    return started;
  };
  let child: ChildProcess = launch();
  const base = `127.0.0.1:${port}`;
  const version = await untilReady(
    () => child,
    `postgres://postgres:${password}@${base}/postgres`,
    () => log,
  );
  await ensureDatabase(`postgres://postgres:${password}@${base}/postgres`, password);
  wasReady = true;
  return {
    url: `postgres://sirius:${password}@${base}/sirius`,
    version,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      const last = setTimeout(() => child.kill('SIGQUIT'), 10_000);
      await gone;
      clearTimeout(last);
    },
  };
}
