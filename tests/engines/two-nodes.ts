import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tryResolveLibchdb } from 'chdb/libchdb';
import { temporaryDirectory } from '../house.ts';
import { gentleRelay } from './gentle-relay.ts';

const program = fileURLToPath(new URL('./clickhouse-node.py', import.meta.url));
/** Full of signs that a URL and an XML file must escape. */
const password = 'p@ss/w?rd & "more" <ü>';

export interface Cluster {
  /** What an administrator would write into CLICKHOUSE_URL. */
  readonly url: string;
  /** Kills a node as a power loss would; gives what starts it again on what it has on disk. */
  kill(node: 0 | 1): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Why no cluster can be started on this machine, or null. */
export function noClusterBecause(): string | null {
  if (tryResolveLibchdb() === undefined) return 'the library of chdb is not installed';
  const python = spawnSync('python3', ['-c', 'import ctypes']);
  return python.status === 0 ? null : 'there is no python3 with ctypes to start ClickHouse with';
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(async (server) => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    }),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const users = `<clickhouse>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users>
    <default>
      <password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants>
    </default>
    <sirius>
      <password>${xml(password)}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota>
    </sirius>
  </users>
</clickhouse>`;

const shard = (port: number) => `<shard><internal_replication>true</internal_replication><replica>
  <host>127.0.0.1</host><port>${port}</port><user>sirius</user><password>${xml(password)}</password>
</replica></shard>`;

const config = (usersFile: string, ports: readonly number[]) => `<clickhouse>
  <users_config>${xml(usersFile)}</users_config>
  <remote_servers><two_shards>${ports.map(shard).join('')}</two_shards></remote_servers>
</clickhouse>`;

async function untilItAnswers(node: ChildProcess, url: string, said: () => string): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until; await pause(100)) {
    if (node.exitCode !== null) throw new Error(`A ClickHouse node ended with ${node.exitCode}: ${said()}`);
    const answer = await fetch(`${url}/ping`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error(`A ClickHouse node did not answer in time: ${said()}`);
}

async function end(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null || node.signalCode !== null) return;
  const gone = new Promise((resolve) => node.once('exit', resolve));
  node.kill('SIGKILL');
  await gone;
}

/** Two ClickHouse servers on free ports, each one shard of a cluster, with a user whose password is asked for. */
export async function startTwoNodes(): Promise<Cluster> {
  const directory = temporaryDirectory('cluster');
  const [tcp1 = 0, tcp2 = 0, http1 = 0, http2 = 0] = await freePorts(4);
  const usersFile = join(directory, 'users.xml');
  const configFile = join(directory, 'config.xml');
  writeFileSync(usersFile, users);
  const relays = await Promise.all([tcp1, tcp2].map(gentleRelay));
  const between = relays.map(({ port }) => port);
  writeFileSync(configFile, config(usersFile, between));
  const started: ChildProcess[] = [];
  const killed = new Set<ChildProcess>();
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const relay of relays) relay.close();
    await Promise.all(started.map(end));
    rmSync(directory, { recursive: true, force: true });
  };
  const start = async (name: string, tcp: number, http: number): Promise<ChildProcess> => {
    const data = join(directory, name);
    mkdirSync(data, { recursive: true });
    const ports = [String(tcp), String(http)];
    const node = spawn('python3', [program, tryResolveLibchdb()?.path ?? '', configFile, data, ...ports], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    started.push(node);
    let said = '';
    node.once('exit', (code, signal) => {
      if (!stopping && !killed.has(node))
        console.error(`ClickHouse node ${name} died (${signal ?? code}). ${said}`);
    });
    node.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    await untilItAnswers(node, `http://127.0.0.1:${http}`, () => said);
    return node;
  };
  const starts = [() => start('one', tcp1, http1), () => start('two', tcp2, http2)] as const;
  try {
    const nodes = await Promise.all(starts.map((begin) => begin()));
    const addresses = [http1, http2].map((http, i) => {
      const url = new URL(`http://127.0.0.1:${http}/sirius`);
      url.username = 'sirius';
      url.password = encodeURIComponent(password);
      if (i === 0) url.searchParams.set('cluster', 'two_shards');
      return url.href;
    });
    await Promise.all(addresses.map((address) => createDatabase(new URL(address))));
    return {
      url: addresses.join(','),
      async kill(which) {
        const node = nodes[which];
        if (node !== undefined) {
          killed.add(node);
          await end(node);
        }
        return async () => {
          nodes[which] = await starts[which]();
        };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The administrator's part: Sirius creates tables, not databases. */
async function createDatabase(address: URL): Promise<void> {
  const answer = await fetch(address.origin, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`sirius:${password}`).toString('base64')}` },
    body: 'CREATE DATABASE sirius',
  });
  if (!answer.ok) throw new Error(await answer.text());
}
