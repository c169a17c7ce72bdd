import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { orThrow } from '../src/kernel/refusal.ts';
import { localApi } from '../src/main/connect.ts';
import { openHouse } from '../src/main/open-house.ts';
import { readSettings } from '../src/main/settings.ts';
import { localCaller } from '../src/server/access/index.ts';
import type { Services } from '../src/server/serve.ts';
import { compareScores, showScores } from '../src/understand/scores/contract.ts';
import { quantile } from './measured.ts';
import { type Line, seconds, tell } from './report.ts';
import { scratch } from './start.ts';

/** So many answers of two metrics, in sixteen generations, as a derivation would have left them. */
async function furnish({ records, moments }: Services, workspace: string, answers: number): Promise<void> {
  await records.inWorkspace(workspace, async (tx) => {
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up) VALUES
      (${workspace}::uuid, 'recommend', 0, 10, 'nps'), (${workspace}::uuid, 'effort', 1, 7, 'mean')`.execute(
      tx,
    );
    await sql`INSERT INTO generations (workspace_id, bucket, generation)
      SELECT ${workspace}::uuid, bucket, bucket + 1 FROM generate_series(0, 15) AS bucket`.execute(tx);
  });
  const each = Math.floor(answers / 16);
  for (let bucket = 0; bucket < 16; bucket++) {
    await moments.run(
      `INSERT INTO answers (generation, workspace, metric, value, at, customer, episode, moment, step, function, channel, language, attributes)
       SELECT {generation:UInt64}, {workspace:UUID}, if(number % 2 = 0, 'recommend', 'effort'),
         if(number % 2 = 0, cityHash64(number) % 11, 1 + cityHash64(number) % 7),
         toDateTime64('2024-01-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(number, 1) % 63000000),
         concat('C', toString(cityHash64(number, 2) % {people:UInt64}), '-', toString({generation:UInt64})), concat('E', toString(number)),
         generateUUIDv4(), ['Visit', 'Ask', 'Bill'][1 + number % 3], ['Field', 'Service', 'Finance'][1 + number % 3],
         ['web', 'app', 'shop', 'phone'][1 + cityHash64(number, 3) % 4], if(number % 5 = 0, 'es', 'en'),
         map('region', concat('R', toString(cityHash64(number, 4) % 20)))
       FROM numbers({each:UInt64})`,
      { workspace, generation: bucket + 1, people: Math.ceil(each / 3), each },
      { seconds: 600 },
    );
  }
}

/** p95 of score questions, from question to answer with intervals and suppression, on so many answers. */
export async function benchScores(answers: number): Promise<Line[]> {
  const folder = scratch('scores');
  const opened = await openHouse(readSettings({ data: join(folder, 'data') }));
  try {
    const { services } = opened.house;
    const caller = orThrow(await localCaller(services.records, 'bench'));
    const api = localApi(opened.house, caller);
    await furnish(services, caller.workspaceId, answers);
    const p95 = async (work: () => Promise<unknown>): Promise<number> => {
      const walls: number[] = [];
      for (let i = 0; i < 21; i++) {
        const began = performance.now();
        await work();
        if (i > 0) walls.push((performance.now() - began) / 1000);
      }
      return quantile(walls, 0.95);
    };
    // The ceiling: the engine counting the values of one metric, without people, groups or a filter.
    const ceiling = await p95(() =>
      services.moments.rows("SELECT count(), sum(value) FROM answers WHERE metric = 'recommend'"),
    );
    const show = (metric: string, query: object) => () => api.ask(showScores, { params: { metric }, query });
    const budget = answers <= 1_000_000 ? 0.3 : 2;
    const questions: [string, () => Promise<unknown>][] = [
      ['NPS', show('recommend', {})],
      ['NPS by channel', show('recommend', { by: 'channel' })],
      ['NPS by an attribute', show('recommend', { by: 'region' })],
      ['mean by month', show('effort', { period: 'month' })],
      ['CSAT by function and month', show('effort:csat', { by: 'function', period: 'month' })],
      ['NPS of one channel by month', show('recommend', { period: 'month', where: 'channel=web' })],
      [
        'two groups compared',
        () =>
          api.ask(compareScores, {
            params: { metric: 'recommend' },
            query: { a: 'channel=web', b: 'channel=app' },
          }),
      ],
    ];
    const lines: Line[] = [];
    for (const [what, work] of questions) {
      const wall = await p95(work);
      lines.push(
        tell({
          what: `${what} on ${answers.toLocaleString('en')} answers, p95`,
          measured: seconds(wall),
          ratio: `${(wall / ceiling).toFixed(1)} × counting the values (${seconds(ceiling)})`,
          budget: seconds(budget),
          met: answers >= 1_000_000 ? wall <= budget : null,
        }),
      );
    }
    return lines;
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
