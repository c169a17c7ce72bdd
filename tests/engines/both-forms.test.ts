import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, askRows } from '../../src/stores/moments/question.ts';
import { arrive, given } from '../../src/understand/journeys/given.ts';
import { rederive } from '../../src/understand/journeys/index.ts';
import { replayQuarantine } from '../../src/understand/listening/intake/contract.ts';
import { finished, imported, mapping } from '../../src/understand/listening/intake/given-files.ts';
import { forgetLoad } from '../../src/understand/listening/intake/run-import.ts';
import { runLabelling } from '../../src/understand/meaning/contract.ts';
import type { TestHouse } from '../house.ts';
import { hasSharedData, sharedPath } from '../shared-data.ts';
import { another, type BothForms, openBothForms } from './both-forms.ts';
import {
  type Exports,
  exportsOfCompany,
  halfCorrected,
  importCompany,
  mappingOfTable,
  outcomeOf,
  withBadRows,
} from './company.ts';
import { decideAndCheck } from './decide.ts';
import { differences } from './differences.ts';
import { everyQuestion, questionsInSource } from './every-question.ts';
import { everythingAsked } from './everything-asked.ts';
import { madeUpLog } from './made-up-log.ts';
import { currentRows, inQuarantine, knownOf, walksOf } from './rows.ts';
import { smallFiles } from './small-files.ts';
import { noClusterBecause } from './two-nodes.ts';

const because = noClusterBecause();
if (because !== null) console.warn(`The cluster form is not tested: ${because}.`);

let forms: BothForms;
let exports: Exports;
/** Lives the same in both houses; what comes out must agree. Gives the embedded answer. */
async function same<T>(live: (house: TestHouse) => Promise<T>): Promise<T> {
  const [embedded, byUrl] = await forms.both(live);
  expect(differences(embedded, byUrl)).toEqual([]);
  return embedded;
}
/** The same in a company of its own in each house. */
const sameElsewhere = <T>(live: (house: TestHouse) => Promise<T>) =>
  same(async (house) => live(await another(house)));

test('every question in the source is in the list of those asked on both forms', () => {
  const listed = Object.entries(everyQuestion).flatMap(([file, questions]) =>
    Object.keys(questions).map((name) => `${file}: ${name}`),
  );
  expect(questionsInSource()).toEqual(listed.sort());
});

describe.skipIf(because !== null)('both engines in both forms', () => {
  beforeAll(async () => {
    [forms, exports] = await Promise.all([openBothForms('2026-11-02T09:00:00Z'), exportsOfCompany()]);
  });
  afterAll(() => forms?.close());

  test('a rehearsal says the same and leaves nothing', async () => {
    const [joined] = smallFiles;
    const rehearsed = await same(async (house) =>
      outcomeOf(await imported(house, joined?.files ?? {}, mapping(joined?.mapping), { dryRun: true })),
    );
    expect(rehearsed).toMatchObject({ stage: 'done', moments: 14 });
    const left = await same((house) => house.services.moments.rows('SELECT count() AS n FROM moments'));
    expect(left).toEqual([{ n: 0 }]);
  });

  test('the same files come in the same, again and again: taken, known, left out, in quarantine', async () => {
    const hostile = { ...exports, orders: withBadRows(exports.orders) };
    const live = async (house: TestHouse) => {
      const first = await importCompany(house, hostile);
      const quarantine = await inQuarantine(house, first[0]?.id ?? '');
      const params = { import: first[0]?.id ?? '' };
      const replay = await house.answer(replayQuarantine, { params, body: { corrections: halfCorrected } });
      const orders = { 'orders.csv': exports.orders };
      const whole = await imported(house, orders, mappingOfTable('orders'));
      return {
        first: first.map(outcomeOf),
        quarantine,
        replayed: outcomeOf(await finished(house, replay)),
        after: await inQuarantine(house, params.import),
        whole: outcomeOf(whole),
      };
    };
    const { first, whole } = await same(live);
    expect(first[0]?.files?.[0]?.quarantined).toBe(10);
    expect(whole.files?.[0]?.duplicate).toBeGreaterThan(300);
  }, 240_000);

  test.each(['moments', 'timeline', 'episodes', 'answers'])('the same rows stand in %s', async (table) => {
    const rows = await same((house) => currentRows(house, table));
    expect(rows.length).toBeGreaterThan(500);
  });

  test('customers live on both shards, each with everything on one of them', async () => {
    const rows = await forms.byUrl.services.moments.rows(
      `SELECT uniqExact(home) AS shards, count() AS customers, countIf(homes > 1) AS torn
       FROM (SELECT customer, min(shard) AS home, uniqExact(shard) AS homes FROM (
         SELECT customer, _shard_num AS shard FROM moments UNION ALL SELECT customer, _shard_num FROM timeline
         UNION ALL SELECT customer, _shard_num FROM episodes UNION ALL SELECT customer, _shard_num FROM answers)
       GROUP BY customer)`,
    );
    expect(rows).toEqual([{ shards: 2, customers: 600, torn: 0 }]);
  });

  test('what an import keeps to itself lies on one node, and every shard is looked up in it', async () => {
    const counts = await same(async ({ services }) => {
      const { moments } = services;
      await moments.runEverywhere('CREATE TABLE own_list (one String) ENGINE = MergeTree ORDER BY one');
      await moments.run('INSERT INTO own_list SELECT DISTINCT customer FROM moments');
      const list = 'SELECT one FROM own_list';
      // These two ways are safe; an IN beside an aggregate, or a JOIN, straight on a sharded table is not.
      const counts = await moments.rows(
        `SELECT countIf(customer NOT IN (${list})) AS missed,
           (SELECT count() FROM moments WHERE customer NOT IN (${list})) AS left
         FROM (SELECT customer FROM moments)`,
      );
      await moments.runEverywhere('DROP TABLE own_list');
      return counts;
    });
    expect(counts).toEqual([{ missed: 0, left: 0 }]);
  });

  test('voices are read the same', async () => {
    const read = await same(async (house) => {
      let now = await house.answer(runLabelling, { body: { wait: true } });
      while (now.unread > 0) now = await house.answer(runLabelling, { body: { wait: true } });
      const { readings } = await house.services.scope(house.workspaceId);
      return house.services.moments.rows(
        `SELECT * EXCEPT (workspace, reading) FROM clauses WHERE reading IN {readings:Array(UInt64)}
         ORDER BY customer, moment, n`,
        { readings: [...readings] },
      );
    });
    expect(read.length).toBeGreaterThan(500);
  }, 240_000);

  test.each(Object.entries(everyQuestion))('%s', async (_, questions) => {
    for (const [name, asked] of Object.entries(questions)) {
      const answers = await same(async ({ services, workspaceId }) => {
        const scope = await services.scope(workspaceId);
        const known = await knownOf(services.moments, scope);
        return Promise.all(asked(known).map((question) => ask(services.moments, scope, question)));
      });
      expect([name, answers.flat().length > 0]).toEqual([name, true]);
    }
  });

  test('rows that are streamed are those that are asked for', async () => {
    await same(async ({ services, workspaceId }) => {
      const scope = await services.scope(workspaceId);
      const [question] =
        everyQuestion['understand/journeys/questions/variants.ts']?.variants?.({
          moments: [],
          speakers: [],
          customer: '',
          episode: '',
        }) ?? [];
      if (question === undefined) throw new Error('no question');
      const rows = [];
      for await (const row of askRows(services.moments, scope, question)) rows.push(row);
      expect(rows).toEqual(await ask(services.moments, scope, question));
      return rows;
    });
  });

  test.each(everythingAsked)('%s', async (_, asked) => {
    await same(asked);
  });

  test('a decision is seen to work, or not, the same', async () => {
    expect(await same(decideAndCheck)).toMatchObject({ state: 'checked', voices: 3 });
  });

  test.each(smallFiles)('$name', async ({ files, mapping: how }) => {
    await sameElsewhere(async (house) => {
      const it = await imported(house, files, how === undefined ? undefined : mapping(how));
      return [
        outcomeOf(it),
        await inQuarantine(house, it.id),
        await currentRows(house, 'timeline'),
        await walksOf(house),
      ];
    });
  });

  test.skipIf(!hasSharedData)('a reference log', async () => {
    const log = readFileSync(sharedPath('journeys/running-example.xes'));
    await sameElsewhere(async (house) => {
      const it = await imported(house, { 'running-example.xes': log });
      return [outcomeOf(it), await currentRows(house, 'timeline'), await walksOf(house)];
    });
  });

  test.each([true, false])('promises fall due as the clock moves (episodes by id: %s)', async (byId) => {
    const log = madeUpLog(byId);
    const rule = byId ? ({ by: 'id' } as const) : { gap: 6 * 3600 };
    await sameElsewhere(async (house) => {
      const { services, workspaceId } = house;
      for (const part of [log.slice(0, 1000), log.slice(1000)]) {
        await given(services, workspaceId, part, { rule, now: new Date('2025-01-20') });
      }
      const before = await walksOf(house);
      const changed = await rederive(services, workspaceId, new Date('2025-01-25'));
      return [before, changed, await walksOf(house), await currentRows(house, 'timeline')];
    });
  });

  test('a block that is sent again is stored once, and a load that is given up is gone', async () => {
    const left = await sameElsewhere(async ({ services, workspaceId }) => {
      const { moments } = services;
      const load = await arrive(services, workspaceId, madeUpLog(true));
      const rows = Array.from({ length: 50 }, (_, row) =>
        JSON.stringify({
          workspace: workspaceId,
          import: workspaceId,
          attempt: 0,
          file: 0,
          row,
          reason: 'a test',
        }),
      );
      const block = {
        table: 'quarantine',
        columns: ['workspace', 'import', 'attempt', 'file', 'row', 'reason'],
        format: 'JSONEachRow',
        bytes: Buffer.from(rows.join('\n')),
        token: workspaceId,
      } as const;
      await moments.insert(block);
      await moments.insert(block);
      const count = (of: string) =>
        moments.rows(`SELECT count() AS n FROM ${of} WHERE workspace = {workspaceId:UUID}`, { workspaceId });
      const before = await count('moments');
      await forgetLoad(services, workspaceId, load);
      return [await count('quarantine'), before, await count('moments')];
    });
    expect(left).toEqual([[{ n: 50 }], [{ n: madeUpLog(true).length }], [{ n: 0 }]]);
  });

  test('what was derived anew is dropped in time, on every shard', async () => {
    const kept = await sameElsewhere(async ({ services, workspaceId }) => {
      const log = madeUpLog(true);
      for (const part of [log.slice(0, 700), log.slice(700, 1400), log.slice(1400)]) {
        await given(services, workspaceId, part);
        // As if all readers of what was replaced had gone long ago.
        await services.records.inWorkspace(workspaceId, (tx) =>
          sql`UPDATE derivations SET retired_at = retired_at - interval '1 hour'`.execute(tx),
        );
      }
      return services.moments.rows(
        `SELECT uniqExact(generation) AS generations FROM timeline WHERE workspace = {workspaceId:UUID}
         UNION ALL SELECT uniqExact(generation) FROM episodes WHERE workspace = {workspaceId:UUID}
         UNION ALL SELECT uniqExact(generation) FROM answers WHERE workspace = {workspaceId:UUID}`,
        { workspaceId },
      );
    });
    // Those of the last derivation and those it replaced: a reader may still be there.
    expect(kept).toEqual([{ generations: 32 }, { generations: 32 }, { generations: 32 }]);
  });
});
