import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CastMember } from '../server/access/contract.ts';
import { createSignIn, newSecretText, type SignIn, signingSecret } from '../server/access/index.ts';
import { createApp } from '../server/app.ts';
import type { House } from './compose.ts';
import type { OpenHouse } from './open-house.ts';
import type { Part } from './parts.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

export interface ServerOptions {
  /** Other parts than those of the product; read by whoever opens the house. */
  readonly parts?: readonly Part[];
  /** Runs once sign-in stands and before the port opens: makes the demo's people. */
  readonly prepare?: (
    signIn: SignIn,
    house: House,
  ) => Promise<{
    readonly cast: readonly CastMember[];
    signIn(person: CastMember): Promise<Response>;
  }>;
  /** Where the built web lies; dist/web of this checkout when not given. */
  readonly webDirectory?: string;
}

export interface RunningServer {
  readonly url: string;
  readonly setUpCode: string | undefined;
  close(): Promise<void>;
}

const builtWeb = fileURLToPath(new URL('../../dist/web', import.meta.url));
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts the server on an open house: sign-in, every part's start, the port, and the owner's file for the CLI. */
export async function runServer(
  { house, stores }: OpenHouse,
  settings: Settings,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const address = settings.address ?? `http://localhost:${settings.port}`;
  const signIn = await createSignIn({
    pool: stores.records.pool,
    secret: signingSecret(settings.dataDirectory, settings.secret),
    address,
  });
  const demo = await options.prepare?.(signIn, house);
  const ownerToken = newSecretText('owner');
  const setUpCode = loopback.has(settings.host) ? undefined : randomBytes(9).toString('base64url');
  const app = await createApp({
    house,
    signIn,
    version,
    ownerToken,
    address,
    names: [settings.host, hostname()],
    webDirectory: options.webDirectory ?? builtWeb,
    ...(setUpCode === undefined ? {} : { setUpCode }),
    ...(demo === undefined ? {} : { demo }),
  });
  for (const part of house.parts) await part.onStart?.(house.services);
  await app.listen({ host: settings.host, port: settings.port });
  const { port } = app.server.address() as AddressInfo;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host;
  const local = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  stores.ownership.announce({ pid: process.pid, url: local, token: ownerToken });
  return {
    url: settings.address ?? `http://localhost:${port}`,
    setUpCode,
    close: () => app.close(),
  };
}
