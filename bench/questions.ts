import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AskOf, Operation } from '../src/kernel/operation.ts';
import { orThrow } from '../src/kernel/refusal.ts';
import { localApi } from '../src/main/connect.ts';
import { type OpenHouse, openHouse } from '../src/main/open-house.ts';
import { readSettings } from '../src/main/settings.ts';
import { localCaller } from '../src/server/access/index.ts';
import { describeJourneys, showMap } from '../src/understand/journeys/contract.ts';
import { derive } from '../src/understand/journeys/index.ts';
import { showScores } from '../src/understand/scores/contract.ts';
import { quantile } from './measured.ts';
import { type Line, seconds, tell } from './report.ts';
import { scratch } from './start.ts';

/** So many moments of a tenth as many episodes, every tenth a voice with a score, made by the engine itself. */
async function furnish({ house }: OpenHouse, workspace: string, moments: number): Promise<number> {
  const { records, moments: engine } = house.services;
  const load = await records.inWorkspace(workspace, async (tx) => {
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up) VALUES (${workspace}, 'recommend', 0, 10, 'nps')`.execute(
      tx,
    );
    const { rows } = await sql<{ load: string }>`
      INSERT INTO loads (workspace_id, state) VALUES (${workspace}, 'open') RETURNING load`.execute(tx);
    return Number(rows[0]?.load);
  });
  const step = 1_000_000;
  for (let first = 0; first < moments; first += step) {
    await engine.run(
      `INSERT INTO moments (workspace, load, bucket, id, customer, episode, kind, step, function, at, until, declared, source, row, scores, attributes, absent)
       SELECT {workspace:UUID}, {load:UInt64}, cityHash64(customer) % 16, generateUUIDv4(), customer, episode,
         if(place = 9, 'voice', 'event'), ['Order','Credit check','Plan visit','Move visit','Order part','Visit','Activate','First bill','Ask','Answer'][1 + if(place = 9, 9, (place + (hash % 7 = 0 AND place > 3)) % 9)],
         ['Sales','Finance','Planning','Planning','Logistics','Field','IT','Finance','Service','CX'][1 + place], at, at, 0, 1, number,
         if(place = 9, map('recommend', toFloat64(hash % 11)), map()), map('region', ['North','South','East','West'][1 + hash2 % 4]), 'broken'
       FROM (SELECT number, intDiv(number, 10) AS e, number % 10 AS place, cityHash64(number) AS hash, cityHash64(e) AS hash2,
               concat('E', toString(e)) AS episode, concat('C', toString(intDiv(e, 3))) AS customer,
               toDateTime64('2024-01-01 00:00:00', 3, 'UTC') + toIntervalSecond(hash2 % 50000000 + place * 86400 + hash % 80000) AS at
             FROM numbers({first:UInt64}, {step:UInt64}))`,
      { workspace, load, first, step: Math.min(step, moments - first) },
      { seconds: 600 },
    );
  }
  const began = performance.now();
  await derive(house.services, workspace, { now: new Date('2027-01-01'), commit: [load] });
  return (performance.now() - began) / 1000;
}

/** p95 of graph and score questions on so many moments. */
export async function benchQuestions(moments: number): Promise<Line[]> {
  const folder = scratch('questions');
  const opened = await openHouse(readSettings({ data: join(folder, 'data') }));
  try {
    const caller = orThrow(await localCaller(opened.house.services.records, 'bench'));
    const api = localApi(opened.house, caller);
    const derived = await furnish(opened, caller.workspaceId, moments);
    const lines = [
      tell({
        what: `derive: ${moments.toLocaleString('en')} moments`,
        measured: seconds(derived),
        budget: 'none set',
        met: null,
      }),
    ];
    // The ceiling: the engine reading the columns a graph needs, without asking anything of them.
    const times = async (work: () => Promise<unknown>): Promise<number> => {
      const walls: number[] = [];
      for (let i = 0; i < 7; i++) {
        const began = performance.now();
        await work();
        if (i > 0) walls.push((performance.now() - began) / 1000);
      }
      return quantile(walls, 0.95);
    };
    const ceiling = await times(() =>
      opened.house.services.moments.rows(
        'SELECT sum(position), uniqExact(step), uniqExact(previous_step), sum(wait) FROM timeline',
      ),
    );
    const ask = async <O extends Operation>(
      what: string,
      operation: O,
      input: Partial<AskOf<O>>,
      budget: number,
    ) => {
      const wall = await times(() => api.ask(operation, input));
      const scale = moments / 10_000_000;
      lines.push(
        tell({
          what: `${what} on ${moments.toLocaleString('en')} moments, p95`,
          measured: seconds(wall),
          ratio: `${(wall / ceiling).toFixed(1)} × reading the columns (${seconds(ceiling)})`,
          budget: `${budget} s on 10 M`,
          met: scale === 1 ? wall <= budget : null,
        }),
      );
    };
    await ask('journey map', showMap, { query: {} }, 1.5);
    await ask('journeys describe (people, medians, variants)', describeJourneys, { query: {} }, 1.5);
    const params = { metric: 'recommend' };
    await ask('score with interval', showScores, { params, query: {} }, 0.3);
    await ask(
      'score by region and month',
      showScores,
      { params, query: { by: 'region', period: 'month' } },
      0.3,
    );
    return lines;
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
