import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Refused, refuse } from '../kernel/refusal.ts';
import { momentsMigrations } from '../stores/moments/migrate.ts';
import { recordsMigrations } from '../stores/records/migrate.ts';
import { version } from './version.ts';

const marker = 'demo.json';

/** The throw-away directory of this user's demo. */
export function demoDirectory(): string {
  return join(tmpdir(), `sirius-demo-${process.getuid?.() ?? userInfo().username}`);
}

/** Changes when the demo company, or what it is kept in, changes. */
export function demoFingerprint(company: string): string {
  const hash = createHash('sha256').update(version);
  for (const { name, sql } of recordsMigrations()) hash.update(name).update(sql);
  hash.update(JSON.stringify(momentsMigrations));
  const entries = existsSync(company) ? readdirSync(company, { recursive: true, withFileTypes: true }) : [];
  const sources = entries
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of sources.sort()) hash.update(readFileSync(path));
  return hash.digest('hex');
}

/** Is the directory a demo of exactly this fingerprint, furnished to the end? */
export function isFurnished(directory: string, fingerprint: string): boolean {
  try {
    return readFileSync(join(directory, marker), 'utf8') === fingerprint;
  } catch {
    return false;
  }
}

// The mark is there from the start, and says something once the demo is furnished to the end.
const isDemo = (directory: string) => existsSync(join(directory, marker));

export function markFurnished(directory: string, fingerprint: string): void {
  writeFileSync(join(directory, marker), fingerprint);
}

/**
 * An empty directory at that place. Anything of another user's there is not touched; nor is a directory that somebody
 * chose and that holds something other than a demo.
 */
export function clearPlace(directory: string, chosen: boolean): void {
  const there = lstatSync(directory, { throwIfNoEntry: false });
  if (chosen && there?.isDirectory() && readdirSync(directory).length > 0 && !isDemo(directory)) {
    throw new Refused(
      refuse('not-a-demo', `${directory} holds something other than a demo.`, {
        next: 'Choose an empty directory with --data, or leave --data out.',
      }),
    );
  }
  const foreign = there !== undefined && (!there.isDirectory() || there.uid !== process.getuid?.());
  if (foreign && process.platform !== 'win32') {
    throw new Refused(
      refuse('foreign-demo', `${directory} is not this user's directory.`, {
        next: 'Choose another place with --data.',
      }),
    );
  }
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  // PostgreSQL's own user must pass when Sirius runs as root; nobody may list it.
  chmodSync(directory, process.getuid?.() === 0 ? 0o711 : 0o700);
  writeFileSync(join(directory, marker), '');
}
