import { asParameter } from './bind.ts';
import { type Block, type Limits, settingsFor, type Value } from './port.ts';
import type { ServerPort } from './require-fit.ts';
import { exchange, exchangeRows, rowsOf } from './wire.ts';

/** One address of the store: a user, a password and a database that it does not name are those of the first. */
function nodesOf(urls: string): [URL, ...URL[]] {
  const [first, ...others] = urls.split(',').map((text) => new URL(text.trim()));
  if (first === undefined) throw new Error('CLICKHOUSE_URL is empty');
  for (const url of others) {
    if (url.username === '') {
      url.username = first.username;
      url.password = first.password;
    }
    if (url.pathname === '/') url.pathname = first.pathname;
  }
  return [first, ...others];
}

function headersOf(url: URL): Record<string, string> {
  // Base64: a password may hold signs that a header may not.
  const who = `${decodeURIComponent(url.username || 'default')}:${decodeURIComponent(url.password)}`;
  return { 'content-type': 'text/plain', authorization: `Basic ${Buffer.from(who).toString('base64')}` };
}

function target(
  url: URL,
  settings: Readonly<Record<string, string | number>>,
  values: Readonly<Record<string, Value>> = {},
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database !== '') query.set('database', database);
  for (const [name, value] of Object.entries(settings)) query.set(name, String(value));
  for (const [name, value] of Object.entries(values)) query.set(`param_${name}`, asParameter(value));
  return `/?${query}`;
}

/**
 * What every statement carries on a cluster: rows are on every shard when a statement is over; a list that a statement
 * looks things up in is made once, on the node that was asked, where the tables live that an import keeps to itself.
 */
const onCluster = {
  distributed_foreground_insert: 1,
  parallel_distributed_insert_select: 0,
  prefer_global_in_and_join: 1,
};

/**
 * ClickHouse by URL: `http://user:password@host:8123/database`, or several nodes of a sharded cluster separated by
 * commas with `?cluster=NAME` on the first. Questions go to the first node; statements about local tables to each.
 */
export function openServer(urls: string): ServerPort {
  const nodes = nodesOf(urls);
  const [first] = nodes;
  const cluster = first.searchParams.get('cluster');
  const always = cluster === null ? {} : onCluster;
  const ask = (sql: string, values?: Readonly<Record<string, Value>>, limits?: Limits) =>
    exchange(
      { url: first },
      target(first, { ...settingsFor(limits), ...always, wait_end_of_query: 1 }, values),
      headersOf(first),
      sql,
    );
  const port: ServerPort = {
    form: cluster === null ? 'server' : 'cluster',
    cluster,
    hosts: nodes.map((url) => url.host),
    async rows(sql, values, limits) {
      return rowsOf(await ask(`${sql}\nFORMAT JSONEachRow`, values, limits));
    },
    stream(sql, values, limits) {
      const path = target(first, { ...settingsFor(limits), ...always }, values);
      return exchangeRows({ url: first }, path, headersOf(first), `${sql}\nFORMAT JSONEachRow`);
    },
    async run(sql, values, limits) {
      await ask(sql, values, limits);
    },
    async runEverywhere(sql) {
      await Promise.all(nodes.map((url) => exchange({ url }, target(url, {}), headersOf(url), sql)));
    },
    async insert(block: Block) {
      const query = `INSERT INTO ${block.table} (${block.columns.join(', ')}) FORMAT ${block.format}`;
      const settings = {
        ...always,
        ...block.settings,
        ...(block.token === undefined ? {} : { insert_deduplication_token: block.token }),
      };
      await exchange({ url: first }, target(first, settings, {}, { query }), headersOf(first), block.bytes);
    },
    async version() {
      // Whoever wants to know whether the store answers means all of it: a shard that is away is missed by any question.
      await port.runEverywhere('SELECT 1');
      const [row] = (await port.rows('SELECT version() AS version')) as { version: string }[];
      return `ClickHouse ${row?.version ?? '?'} at ${port.hosts.join(', ')}`;
    },
    async close() {},
  };
  return port;
}
