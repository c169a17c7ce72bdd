import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refused, refuse } from '../kernel/refusal.ts';

/** What a person may set from outside, already read and checked. */
export interface Settings {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, when that is not http://localhost:PORT. */
  readonly address?: string;
  readonly secret?: string;
  /** The secret before, so that what was sealed with it still opens. */
  readonly secretBefore?: string;
  readonly databaseUrl?: string;
  readonly clickhouseUrl?: string;
  /** Hosts of one's own (a local language model) that may be asked though they are not on the internet. */
  readonly outboundHosts?: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable, or what stands in the file its `_FILE` twin names. Empty is unset. */
function read(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file !== undefined && file !== '') {
    if (env[name]) throw unfit(name, `is set twice: itself and as ${name}_FILE`, 'Unset one of the two.');
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      throw unfit(`${name}_FILE`, 'names a file that cannot be read', 'Check the path and its permissions.');
    }
  }
  return env[name] === '' ? undefined : env[name];
}

function unfit(name: string, what: string, next: string): Refused {
  return new Refused(refuse('bad-setting', `The setting ${name} ${what}.`, { next }));
}

function portOf(text: string | undefined, name: string): number {
  if (text === undefined) return 4747;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw unfit(name, 'is no port', 'Give a number from 0 to 65535.');
  return port;
}

const hostForm = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** `host` or `host:port`, with commas between. */
function hostsOf(text: string | undefined): string[] | undefined {
  const hosts = text?.split(',').map((host) => host.trim());
  const bad = hosts?.find((host) => !hostForm.test(host));
  if (bad === undefined) return hosts;
  throw unfit(
    'SIRIUS_OUTBOUND_HOSTS',
    `names "${bad}", which is no host`,
    'Write it as localhost:11434,models.lan.',
  );
}

/** Where data lives when nobody says: /var/lib/sirius for root, else the user's own data folder. */
export function defaultDataDirectory(env: Environment = process.env): string {
  if (process.getuid?.() === 0) return '/var/lib/sirius';
  return join(env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'sirius');
}

/** Reads `SIRIUS_*`, DATABASE_URL and CLICKHOUSE_URL; what the command line says wins. */
export function readSettings(
  given: { data?: string | undefined; port?: string | undefined } = {},
  env: Environment = process.env,
): Settings {
  const optional = {
    address: read(env, 'SIRIUS_ADDRESS')?.replace(/\/+$/, ''),
    secret: read(env, 'SIRIUS_SECRET'),
    secretBefore: read(env, 'SIRIUS_SECRET_BEFORE'),
    databaseUrl: read(env, 'DATABASE_URL'),
    clickhouseUrl: read(env, 'CLICKHOUSE_URL'),
    outboundHosts: hostsOf(read(env, 'SIRIUS_OUTBOUND_HOSTS')),
  };
  if (optional.address !== undefined && !/^https?:\/\/[^/\s]+$/.test(optional.address)) {
    throw unfit('SIRIUS_ADDRESS', 'is no address of a server', 'Write it as https://sirius.example.com.');
  }
  return {
    dataDirectory: given.data ?? read(env, 'SIRIUS_DATA') ?? defaultDataDirectory(env),
    host: read(env, 'SIRIUS_HOST') ?? '127.0.0.1',
    port:
      given.port === undefined
        ? portOf(read(env, 'SIRIUS_PORT'), 'SIRIUS_PORT')
        : portOf(given.port, '--port'),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
