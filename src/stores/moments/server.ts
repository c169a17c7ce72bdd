import { asParameter } from './bind.ts';
import { type Block, type Limits, type MomentsPort, settingsFor, type Value } from './port.ts';
import { exchange, exchangeRows, rowsOf } from './wire.ts';

function headersOf(url: URL): Record<string, string> {
  const database = url.pathname.replace(/^\//, '');
  return {
    'content-type': 'text/plain',
    'x-clickhouse-user': decodeURIComponent(url.username || 'default'),
    ...(url.password === '' ? {} : { 'x-clickhouse-key': decodeURIComponent(url.password) }),
    ...(database === '' ? {} : { 'x-clickhouse-database': database }),
  };
}

function target(
  settings: Record<string, string | number>,
  values: Readonly<Record<string, Value>> = {},
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams(more);
  for (const [name, value] of Object.entries(settings)) query.set(name, String(value));
  for (const [name, value] of Object.entries(values)) query.set(`param_${name}`, asParameter(value));
  return `/?${query}`;
}

/**
 * ClickHouse by URL: `http://user:password@host:8123/database`, or several nodes of a sharded cluster separated by
 * commas with `?cluster=NAME` on the first. Questions go to the first node; statements about local tables to each.
 */
export function openServer(urls: string): MomentsPort & { readonly cluster: string | null } {
  const nodes = urls.split(',').map((text) => new URL(text.trim()));
  const [first] = nodes;
  if (first === undefined) throw new Error('CLICKHOUSE_URL is empty');
  const cluster = first.searchParams.get('cluster');
  const sync = cluster === null ? {} : { distributed_foreground_insert: 1 };
  const ask = (sql: string, values?: Readonly<Record<string, Value>>, limits?: Limits) =>
    exchange(
      { url: first },
      target({ ...settingsFor(limits), ...sync, wait_end_of_query: 1 }, values),
      headersOf(first),
      sql,
    );
  const port: MomentsPort & { cluster: string | null } = {
    form: cluster === null ? 'server' : 'cluster',
    cluster,
    async rows(sql, values, limits) {
      return rowsOf(await ask(`${sql}\nFORMAT JSONEachRow`, values, limits));
    },
    stream(sql, values, limits) {
      const path = target(settingsFor(limits), values);
      return exchangeRows({ url: first }, path, headersOf(first), `${sql}\nFORMAT JSONEachRow`);
    },
    async run(sql, values, limits) {
      await ask(sql, values, limits);
    },
    async runEverywhere(sql) {
      for (const url of nodes) await exchange({ url }, target({}), headersOf(url), sql);
    },
    async insert(block: Block) {
      const query = `INSERT INTO ${block.table} (${block.columns.join(', ')}) FORMAT ${block.format}`;
      const settings = {
        ...sync,
        ...block.settings,
        ...(block.token === undefined ? {} : { insert_deduplication_token: block.token }),
      };
      await exchange({ url: first }, target(settings, {}, { query }), headersOf(first), block.bytes);
    },
    async version() {
      const [row] = (await port.rows('SELECT version() AS version')) as { version: string }[];
      return `ClickHouse ${row?.version ?? '?'} at ${first.host}`;
    },
    async close() {},
  };
  return port;
}
