import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { imported, momentsOf, reported } from './given-files.ts';
import { parseMapping } from './parse-mapping.ts';

const root = new URL('../../../../', import.meta.url);
const data = process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../shared/data/', root));
const folder = `${data}/olist_visible`;
const here = existsSync(folder);
if (!here) console.warn(`skipped: ${folder} is not there`);

interface Expected {
  orders: number;
  promises: {
    delivery: { made: number; kept: number; never: number; late: number; withdrawn_canceled: number };
    dispatch: { made: number; kept: number; late: number; no_hand_over_recorded: number };
  };
  reviews: number;
  journey_log: { activity_counts: Record<string, number> };
}

it.skipIf(!here)(
  'real orders with two promises and a score become the moments they are',
  async () => {
    const expected = JSON.parse(readFileSync(`${folder}/expected/olist_visible.json`, 'utf8')) as Expected;
    const map = parseMapping(readFileSync(fileURLToPath(new URL('examples/olist.map.yaml', root)), 'utf8'));
    if (isRefusal(map)) throw new Error(map.say);
    const names = readdirSync(folder).filter((name) => /orders|customers|items|reviews/.test(name));
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`)]));
    const house = await openHouse();
    try {
      const report = reported(await imported(house, files, map));
      const { activity_counts: counts } = expected.journey_log;
      const happened = Object.entries(counts).filter(([step]) => !step.endsWith('missed'));
      const { delivery, dispatch } = expected.promises;
      const walked = happened.reduce((sum, [, count]) => sum + count, 0);
      expect(report).toMatchObject({
        moments: walked + delivery.made + dispatch.made,
        episodes: expected.orders,
      });
      for (const file of report.files) expect(file).toMatchObject({ quarantined: 0, accepted: file.read });

      const steps = await momentsOf(house, 'step, kind, promise');
      const byStep = Object.groupBy(
        steps.filter(({ kind }) => kind !== 'promise'),
        ({ step }) => String(step),
      );
      for (const [step, count] of happened) expect([step, byStep[step]?.length]).toEqual([step, count]);
      const kept = (step: string, state: string) =>
        steps.filter((m) => m.kind === 'promise' && m.step === step && m.promise === state).length;
      expect({
        kept: kept('Delivered', 'kept'),
        late: kept('Delivered', 'late'),
        never: kept('Delivered', 'broken'),
        withdrawn_canceled: kept('Delivered', 'withdrawn'),
      }).toEqual({
        kept: delivery.kept,
        late: delivery.late,
        never: delivery.never,
        withdrawn_canceled: delivery.withdrawn_canceled,
      });
      expect({
        kept: kept('Handed to carrier', 'kept'),
        late: kept('Handed to carrier', 'late'),
        no_hand_over_recorded: kept('Handed to carrier', 'unmeasured'),
      }).toEqual({
        kept: dispatch.kept,
        late: dispatch.late,
        no_hand_over_recorded: dispatch.no_hand_over_recorded,
      });

      const again = reported(await imported(house, files, map));
      expect(again).toMatchObject({ moments: 0 });
      for (const file of again.files) expect(file).toMatchObject({ accepted: 0, duplicate: file.read });
    } finally {
      await house.close();
    }
  },
  120_000,
);
