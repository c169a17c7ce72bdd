import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bind } from './bind.ts';
import { type Block, EngineAway, type Limits, type MomentsPort, settingsFor, type Value } from './port.ts';
import { exchange, exchangeRows, rowsOf } from './wire.ts';

/** How long the engine of a killed server may take to let go of the directory. */
const lockPatienceMs = 30_000;
const enginePath = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/**
 * The embedded ClickHouse in a child process of its own. When the engine dies, whatever was under way fails with
 * EngineAway and the process is started again; the server lives on.
 *
 * @param directory the engine's data directory; one process may own it.
 * @param onDeath hears of each death that was not asked for.
 */
export async function openEmbedded(
  directory: string,
  onDeath: (reason: string) => void = () => undefined,
): Promise<MomentsPort> {
  const runtime = mkdtempSync(join(tmpdir(), 'sirius-engine-'));
  const socketPath = join(runtime, 'engine.sock');
  const address = { socketPath };
  let closing = false;
  let child: ChildProcess | undefined;
  let ready: Promise<void>;
  let restarts = 0;

  const patience = Date.now() + lockPatienceMs;

  function start(): Promise<void> {
    return new Promise((resolve, reject) => {
      // A killed engine leaves its socket behind; the next one could not listen on it.
      rmSync(socketPath, { force: true });
      const started = fork(enginePath, [directory, socketPath], {
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
        // Questions and answers only pass through: they need no room for young objects of 64 MB.
        execArgv: [...process.execArgv, '--max-semi-space-size=2'],
      });
      child = started;
      let complaint = '';
      started.stderr?.on('data', (chunk: Buffer) => {
        complaint = (complaint + chunk.toString()).slice(-2000);
      });
      started.once('message', () => {
        restarts = 0;
        resolve();
      });
      started.once('exit', (code, signal) => {
        // A server that was killed leaves its engine to end by itself; until then the directory is still taken.
        if (/Cannot lock file/.test(complaint) && !closing && Date.now() < patience) {
          setTimeout(() => start().then(resolve, reject), 250);
          return;
        }
        reject(new EngineAway(`The moments engine stopped (${signal ?? code}). ${complaint}`.trim()));
        if (closing) return;
        onDeath(`${signal ?? code} ${complaint}`.trim());
        // Back off, so that a store that cannot open does not spin.
        const wait = Math.min(10_000, 200 * 2 ** restarts++);
        ready = new Promise<void>((again) => setTimeout(again, wait)).then(() => {
          // Closed meanwhile, or never opened: what starts now nobody would end.
          if (closing) throw new EngineAway('The moments engine was closed');
          return start();
        });
        ready.catch(() => undefined);
      });
    });
  }

  ready = start();
  await ready.catch(async (error) => {
    closing = true;
    rmSync(runtime, { recursive: true, force: true });
    throw error;
  });

  async function header(
    kind: string,
    sql: string,
    limits?: Limits,
    more: object = {},
  ): Promise<Record<string, string>> {
    await Promise.race([
      ready,
      new Promise((_, late) =>
        setTimeout(() => late(new EngineAway('The moments engine is starting again')), 3000).unref(),
      ),
    ]);
    const ask = { kind, sql, settings: settingsFor(limits), ...more };
    return { 'x-ask': encodeURIComponent(JSON.stringify(ask)) };
  }

  const port: MomentsPort = {
    form: 'embedded',
    async rows(sql, values, limits) {
      return rowsOf(await exchange(address, '/', await header('rows', '', limits), bind(sql, values)));
    },
    async *stream(sql: string, values?: Record<string, Value>, limits?: Limits) {
      yield* exchangeRows(address, '/', await header('stream', '', limits), bind(sql, values));
    },
    async run(sql, values, limits) {
      await exchange(address, '/', await header('run', '', limits), bind(sql, values));
    },
    async runEverywhere(sql) {
      await exchange(address, '/', await header('plain', ''), sql);
    },
    async insert(block: Block) {
      const { table, columns, format, token, settings } = block;
      const insert = {
        table,
        columns,
        format,
        settings: { ...settings, ...(token === undefined ? {} : { insert_deduplication_token: token }) },
      };
      await exchange(address, '/', await header('insert', '', undefined, { insert }), block.bytes);
    },
    async version() {
      const [row] = (await port.rows('SELECT version() AS version')) as { version: string }[];
      return `chdb, ClickHouse ${row?.version ?? '?'}`;
    },
    async close() {
      closing = true;
      const engine = child;
      if (engine !== undefined && engine.exitCode === null && engine.signalCode === null) {
        const gone = new Promise((resolve) => engine.once('exit', resolve));
        engine.send({ close: true });
        const last = setTimeout(() => engine.kill('SIGKILL'), 15_000);
        await gone;
        clearTimeout(last);
      }
      rmSync(runtime, { recursive: true, force: true });
    },
  };
  return port;
}
