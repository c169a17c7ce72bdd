import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Refused, refuse } from '../kernel/refusal.ts';

/** What the process that owns a data directory tells others about itself, so that the CLI can talk to it. */
export interface Owner {
  readonly pid: number;
  /** The address of the running server, once it answers. */
  readonly url?: string;
  /** A token only readers of the data directory know; the local administrator's key. */
  readonly token?: string;
}

export interface Ownership {
  announce(owner: Owner): void;
  release(): Promise<void>;
}

const ownerFile = (directory: string) => join(directory, 'owner.json');

function listen(directory: string): Promise<Server> {
  const digest = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 24);
  // The kernel binds a socket name once and frees it when the process ends, however it ends: kill -9 leaves no stale
  // lock. Linux has names without a file; elsewhere the name is a file that is taken over when nobody answers.
  const name = process.platform === 'linux' ? `\0sirius-${digest}` : `/tmp/sirius-${digest}.lock`;
  const attempt = () =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer((socket) => socket.end());
      server.once('error', reject);
      server.listen(name, () => resolve(server));
    });
  return attempt().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const other = readOwner(directory);
    throw new Refused(
      refuse(
        'data-in-use',
        `The data directory ${directory} is in use by process ${other?.pid ?? 'unknown'}.`,
        {
          next: 'Stop that process, or choose another directory with --data or SIRIUS_DATA.',
          kind: 'conflict',
        },
      ),
    );
  });
}

/** Makes this process the one owner of the directory until it releases it or ends; refused while another owns it. */
export async function own(directory: string): Promise<Ownership> {
  mkdirSync(directory, { recursive: true });
  const server = await listen(directory);
  server.unref();
  rmSync(ownerFile(directory), { force: true });
  const announce = (owner: Owner) =>
    writeFileSync(ownerFile(directory), JSON.stringify(owner), { mode: 0o600 });
  announce({ pid: process.pid });
  return {
    announce,
    async release() {
      rmSync(ownerFile(directory), { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Who owns the directory, as far as its file tells; the process may be gone. */
export function readOwner(directory: string): Owner | null {
  try {
    return JSON.parse(readFileSync(ownerFile(directory), 'utf8')) as Owner;
  } catch {
    return null;
  }
}
