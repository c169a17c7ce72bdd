import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspaceNamed } from '../../src/align/governance/index.ts';
import { refusalOf } from '../../src/server/refusal-of.ts';
import { openMoments } from '../../src/stores/moments/open.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/stores/records/embedded.ts';
import { openRecords, RecordsAway } from '../../src/stores/records/records.ts';
import { describeJourneys } from '../../src/understand/journeys/contract.ts';
import { given } from '../../src/understand/journeys/given.ts';
import { startImport } from '../../src/understand/listening/intake/contract.ts';
import { finished, mapping, uploaded } from '../../src/understand/listening/intake/given-files.ts';
import { openHouse, temporaryDirectory } from '../house.ts';
import { openServer, type TestServer } from '../serving.ts';
import { asCompany } from './both-forms.ts';
import { differences } from './differences.ts';
import { madeUpLog } from './made-up-log.ts';
import { type Cluster, noClusterBecause, startTwoNodes } from './two-nodes.ts';

const because = noClusterBecause();
if (because !== null) console.warn(`Stores by URL are not tested: ${because}.`);

describe.skipIf(because !== null)('stores by URL', () => {
  let directory = '';
  let postgres: EmbeddedPostgres;
  let cluster: Cluster;
  let server: TestServer;
  const get = (path: string, of = server) => of.call('GET', `/api/v1${path}`, { key: of.token });
  const whatMoves = async () => (await get('/journeys/description')).body;

  const postmaster = () =>
    Number(readFileSync(join(directory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(async () => {
    directory = temporaryDirectory('by-url');
    const starting = [startPostgres(join(directory, 'postgres')), startTwoNodes()] as const;
    await Promise.allSettled(starting);
    [postgres, cluster] = await Promise.all(starting);
    const settings = { databaseUrl: postgres.url, clickhouseUrl: cluster.url };
    server = await openServer({ settings });
  });
  afterAll(async () => {
    await server?.close();
    await postgres?.stop();
    await cluster?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('the doctor names both forms, shows no password, and warns of nothing', async () => {
    const { body } = await get('/doctor');
    const password = new URL(postgres.url).password;
    expect(body).toMatchObject({
      stores: {
        records: { form: 'by DATABASE_URL', durability: { fsync: 'on', synchronous_commit: 'on' } },
        moments: { form: 'cluster', durability: { fsync_after_insert: '1' } },
      },
      configuration: {
        DATABASE_URL: postgres.url.replace(password, '********'),
        CLICKHOUSE_URL: cluster.url.replace(/sirius:[^@]+@/g, 'sirius:********@'),
      },
    });
    expect((body.warnings as string[]).filter((warning) => !warning.includes('root'))).toEqual([]);
  });

  test('it warns of a role that row-level security does not bind', async () => {
    const superuser = new URL(postgres.url);
    superuser.username = 'postgres';
    const settings = { databaseUrl: superuser.href, clickhouseUrl: cluster.url };
    const careless = await openServer({ settings });
    try {
      const { body } = await get('/doctor', careless);
      expect(body.warnings).toContainEqual(expect.stringContaining('passes row-level security'));
    } finally {
      await careless.close();
    }
  });

  test('what one server was told, another on the same stores knows', async () => {
    const { services } = server.opened.house;
    const { id } = await workspaceNamed(services.records, 'default');
    await given(services, id, madeUpLog(true), { now: new Date('2025-03-01') });
    const known = await whatMoves();
    expect(known).toMatchObject({ episodes: 400, customers: 150 });
    const settings = { databaseUrl: postgres.url, clickhouseUrl: cluster.url };
    const second = await openServer({ settings });
    try {
      expect((await get('/journeys/description', second)).body).toEqual(known);
    } finally {
      await second.close();
    }
  });

  test('one ClickHouse by URL, without a cluster, tells the same', async () => {
    await server.opened.stores.moments.run('CREATE DATABASE alone');
    const alone = new URL(cluster.url.split(',')[0] ?? '');
    alone.pathname = '/alone';
    alone.search = '';
    const house = await openHouse({ clickhouseUrl: alone.href });
    try {
      await given(house.services, house.workspaceId, madeUpLog(true), { now: new Date('2025-03-01') });
      const told = await house.answer(describeJourneys, { query: {} });
      expect(house.services.moments.form).toBe('server');
      expect(differences(told, await whatMoves())).toEqual([]);
    } finally {
      await house.close();
    }
  });

  const untilAnswered = async (path: string) => {
    for (const until = Date.now() + 30_000; Date.now() < until; await pause(100)) {
      const { status } = await get(path);
      if (status !== 503) return status;
    }
    return 503;
  };

  test('PostgreSQL that is shut down is a 503; when it is back, so is the answer', async () => {
    const known = await whatMoves();
    process.kill(postmaster(), 'SIGINT');
    const answers = await Promise.all(Array.from({ length: 30 }, () => get('/journeys/description')));
    expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('2');
    expect(await untilAnswered('/journeys/description')).toBe(200);
    expect(await whatMoves()).toEqual(known);
  });

  test('a connection that breaks in the middle of a transaction fails that transaction alone', async () => {
    const { records } = server.opened.stores;
    const broken = records.outside(async (tx) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
      await records.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await pause(200);
      await sql`SELECT 1`.execute(tx);
    });
    await expect(broken).rejects.toThrow(RecordsAway);
    expect((await get('/journeys/description')).status).toBe(200);
  });

  test.each([1, 0] as const)(
    'node %i of ClickHouse that dies is a 503, and has kept everything',
    async (node) => {
      const known = await whatMoves();
      const revive = await cluster.kill(node);
      const { status, body } = await get('/journeys/description');
      expect([status, body.code]).toEqual([503, 'store-away']);
      const ready = await server.call('GET', '/readyz');
      expect([ready.status, ready.body.stores]).toEqual([503, { records: true, moments: false }]);
      await revive();
      expect(await untilAnswered('/journeys/description')).toBe(200);
      expect(await whatMoves()).toEqual(known);
    },
  );

  test('an import goes on where it was when a shard or the database went away, and counts each row once', async () => {
    const house = await openHouse({ databaseUrl: postgres.url, clickhouseUrl: cluster.url });
    try {
      const company = asCompany(house, await house.otherWorkspace());
      const rows = Array.from(
        { length: 20_000 },
        (_, i) => `e${i % 5000},p${i % 900},s${i % 7},2025-01-01 00:00:${10 + (i % 50)}`,
      );
      const [upload = ''] = await uploaded(company, {
        'log.csv': ['case,who,what,when', ...rows].join('\n'),
      });
      const how = mapping({
        tables: { log: { file: 'log.csv' } },
        customer: 'log.who',
        episode: 'log.case',
        moments: [{ table: 'log', step: { column: 'what' }, at: 'when' }],
      });
      const begun = await company.answer(startImport, { body: { files: [{ upload }], mapping: how } });
      const revive = await cluster.kill(1);
      process.kill(postmaster(), 'SIGINT');
      await pause(500);
      await revive();
      const { stage, report } = await finished(company, begun);
      expect([stage, report?.moments, report?.customers, report?.episodes]).toEqual([
        'done',
        20_000,
        900,
        5000,
      ]);
      const told = await company.answer(describeJourneys, { query: {} });
      expect([told.moments, told.episodes]).toEqual([20_000, 5000]);
    } finally {
      await house.close();
    }
  });

  const refused = (opening: Promise<unknown>) =>
    opening.then(
      () => 'opened',
      (error: unknown) => refusalOf(error)?.refused ?? String(error),
    );

  test('a ClickHouse that could not be worked with is refused in words', async () => {
    const open = (clickhouseUrl: string) => refused(openMoments({ dataDirectory: directory, clickhouseUrl }));
    const [first = '', second = ''] = cluster.url.split(',');
    expect(await open(cluster.url.replace(/sirius:[^@]+@/, 'sirius:wrong@'))).toBe('moments-sign-in');
    expect(await open(cluster.url.replace(/\/sirius(?=[?,]|$)/g, '/nothing'))).toBe('no-database');
    expect(await open(cluster.url.replace('cluster=two_shards', 'cluster=three'))).toBe('no-cluster');
    expect(await open(first)).toBe('nodes-missing');
    expect(await open('http://127.0.0.1:1')).toBe('moments-away');
    // What a later address does not name, it shares with the first.
    expect(await open(`${first},${new URL(second).origin}`)).toBe('opened');
  });

  test('a PostgreSQL that could not be worked with is refused in words', async () => {
    const open = (change: (url: URL) => void) => {
      const url = new URL(postgres.url);
      change(url);
      return refused(openRecords(url.href).then((records) => records.close()));
    };
    expect(await open((url) => Object.assign(url, { password: 'wrong' }))).toBe('records-sign-in');
    expect(await open((url) => Object.assign(url, { pathname: '/nothing' }))).toBe('no-database');
    expect(await open((url) => Object.assign(url, { pathname: '/postgres' }))).toBe('may-not-create');
    expect(await open((url) => Object.assign(url, { port: '1' }))).toBe('records-away');
  });
});
