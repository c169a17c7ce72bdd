// The child process that owns the embedded ClickHouse. It answers on a Unix socket that only its owner can open,
// and ends when its parent does. Several sessions on the one data directory run queries in parallel.
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type RawInsertFormat, Session } from 'chdb';

const [directory, socketPath] = process.argv.slice(2);
if (directory === undefined || socketPath === undefined) {
  console.error('engine-process DIRECTORY SOCKET');
  process.exit(2);
}

// Beside the engine's own data; what a crash left there is of no use to anybody.
const blocks = `${directory}.blocks`;
rmSync(blocks, { recursive: true, force: true });
mkdirSync(blocks, { recursive: true, mode: 0o700 });

const poolSize = 4;
const sessions = Array.from({ length: poolSize }, () => new Session(directory));
const idle: Session[] = [...sessions];
const waiting: ((session: Session) => void)[] = [];

async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const session = idle.pop() ?? (await new Promise<Session>((resolve) => waiting.push(resolve)));
  try {
    return await work(session);
  } finally {
    const next = waiting.shift();
    if (next === undefined) idle.push(session);
    else next(session);
  }
}

interface Ask {
  kind: 'rows' | 'stream' | 'run' | 'plain' | 'insert';
  settings: Record<string, string | number>;
  insert?: {
    table: string;
    columns: string[];
    format: RawInsertFormat;
    settings: Record<string, string | number>;
  };
}

function withSettings(sql: string, settings: Ask['settings']): string {
  const list = Object.entries(settings).map(([k, v]) => `${k} = ${typeof v === 'number' ? v : `'${v}'`}`);
  return `${sql.trimEnd().replace(/;$/, '')}\nSETTINGS ${list.join(', ')}`;
}

const literal = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;

/**
 * A block goes in by way of a file: inline data would be the tail of its SQL text, which costs the engine three times the
 * work and ends at the first empty line, so that what follows one inside a cell would be taken for SQL.
 */
async function insertByFile(
  session: Session,
  insert: NonNullable<Ask['insert']>,
  data: IncomingMessage,
): Promise<void> {
  const path = join(blocks, `${randomUUID()}.block`);
  try {
    await pipeline(data, createWriteStream(path, { mode: 0o600, highWaterMark: 1 << 20 }));
    const { table, columns, format } = insert;
    const settings = Object.entries(insert.settings).map(([name, value]) => `${name} = ${literal(value)}`);
    const tail = settings.length === 0 ? '' : ` SETTINGS ${settings.join(', ')}`;
    await session.queryAsync(
      `INSERT INTO ${table} (${columns.join(', ')}) FROM INFILE ${literal(path)}${tail} FORMAT ${format}`,
    );
  } finally {
    rmSync(path, { force: true });
  }
}

/** Returns to the machine what a statement over many rows has let go of; the allocator alone would keep it for long. */
async function giveBack(session: Session): Promise<void> {
  await session.queryAsync('SYSTEM JEMALLOC PURGE').catch(() => undefined);
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ask = JSON.parse(decodeURIComponent(String(request.headers['x-ask']))) as Ask;
  if (ask.kind === 'insert' && ask.insert !== undefined) {
    const { insert } = ask;
    await withSession((session) => insertByFile(session, insert, request));
    response.end();
    return;
  }
  const text = (await body(request)).toString('utf8');
  await withSession(async (session) => {
    if (ask.kind === 'plain') {
      await session.queryAsync(text);
      response.end();
    } else if (ask.kind === 'run') {
      await session.queryAsync(withSettings(text, ask.settings));
      await giveBack(session);
      response.end();
    } else if (ask.kind === 'rows') {
      const result = await session.queryAsync(withSettings(text, ask.settings), { format: 'JSONEachRow' });
      response.end(Buffer.from(result.bytes()));
    } else {
      const stream = session.queryStream(withSettings(text, ask.settings), { format: 'JSONEachRow' });
      for await (const chunk of stream) {
        if (response.destroyed) break;
        if (!response.write(Buffer.from(chunk.raw()))) {
          await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
        }
      }
      response.end();
    }
  });
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(400).end(text);
  });
});
server.requestTimeout = 0;
// The one client keeps its sockets: closing an idle one would meet its next question half-way.
server.keepAliveTimeout = 0;
server.listen(socketPath, () => process.send?.({ ready: true }));

function close(): void {
  for (const session of sessions) session.close();
  process.exit(0);
}
process.on('message', close);
// The parent is gone, whatever killed it: let the directory go, so that the next start can have it. Closing a session waits
// for ever for a query that is under way, and the directory would stay taken; what is acknowledged is on the disk already.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
