import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceNamed } from '../../src/align/governance/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Operation } from '../../src/kernel/operation.ts';
import type { Caller } from '../../src/kernel/policy.ts';
import { compose } from '../../src/main/compose.ts';
import { openStores, type Stores } from '../../src/stores/stores.ts';
import * as contract from '../../src/understand/journeys/contract.ts';
import { type GivenMoment, given } from '../../src/understand/journeys/given.ts';
import { part, rederive } from '../../src/understand/journeys/index.ts';
import { temporaryDirectory } from '../house.ts';

/** A ClickHouse server or cluster to compare with: http://host:8123/?cluster=NAME,http://other:8123/ */
const clickhouseUrl = process.env.SIRIUS_TEST_CLICKHOUSE_URL;
if (clickhouseUrl === undefined) {
  console.warn('Skipped: no cluster to compare with (set SIRIUS_TEST_CLICKHOUSE_URL).');
}

/** A made-up log with ties, promises of every end, voices, repeats, and customers on every shard. */
function log(): GivenMoment[] {
  const at = (i: number, hours: number) => new Date(Date.UTC(2025, 0, 1 + (i % 28), hours));
  return Array.from({ length: 400 }, (_, i): GivenMoment[] => {
    const own = { customer: `customer ${i % 150}`, episode: `order ${i}` };
    return [
      {
        ...own,
        step: 'Order',
        function: 'Sales',
        at: at(i, 8),
        declared: 0,
        attributes: { region: `R${i % 3}` },
      },
      {
        ...own,
        kind: 'promise',
        step: 'Installed',
        function: 'Field',
        at: at(i, 8),
        declared: 1,
        due: at(i, 8 + (i % 40)),
        withdrawn: i % 17 === 0,
      },
      {
        ...own,
        step: i % 5 === 0 ? 'Re-plan' : 'Plan',
        function: 'Planning',
        at: at(i, 8 + (i % 3)),
        declared: 2,
      },
      ...(i % 9 === 0 ? [] : [{ ...own, step: 'Installed', function: 'Field', at: at(i, 20), declared: 3 }]),
      { ...own, kind: 'voice', step: 'Survey', at: at(i, 30), declared: 4, scores: { ease: i % 11 } },
    ];
  }).flat();
}

const open: Stores[] = [];
afterAll(async () => {
  for (const stores of open) await stores.close();
});

async function answersOn(url: string | undefined, cut: boolean): Promise<unknown> {
  const dataDirectory = temporaryDirectory('engines');
  const stores = await openStores({ dataDirectory, ...(url === undefined ? {} : { clickhouseUrl: url }) });
  open.push(stores);
  const house = compose({ stores, log: pino({ level: 'silent' }), dataDirectory, parts: [part] });
  const { id } = await workspaceNamed(stores.records, `engines ${newId()}`);
  const moments = log().map((moment, row) => ({ ...moment, row, ...(cut ? { episode: '' } : {}) }));
  const rule = cut ? { gap: 6 * 3600 } : ({ by: 'id' } as const);
  for (const half of [moments.slice(0, 1000), moments.slice(1000)]) {
    await given(house.services, id, half, { rule, now: new Date('2025-01-20') });
  }
  await rederive(house.services, id, new Date('2025-01-25'));
  const caller: Caller = { userId: 'u', name: 'u', workspaceId: id, roles: ['administrator'] };
  const ask = (operation: Operation, query = {}, params = {}) =>
    house.perform(house.endpointOf(operation), caller, { query, params });
  return [
    await ask(contract.describeJourneys, { variants: 'all' }),
    await ask(contract.describeJourneys, { promises: 'true', where: 'step!=Re-plan,region=R1' }),
    await ask(contract.listPromises),
    await ask(contract.showMap, { promises: 'true', paths: '0.6' }),
    await ask(contract.listEpisodes, { others: '0.6', limit: '20' }),
    await ask(contract.listEpisodes, { from: 'Order', to: 'Plan', limit: '20' }),
    await ask(contract.showCustomer, {}, { customer: 'customer 7' }),
    await ask(contract.compareJourneys, { a: 'step=Re-plan', b: 'step=Plan' }),
    await ask(contract.listFields),
  ];
}

/** Sums of fractions differ in their last digits with the order of threads and shards. */
const toTenDigits = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (_, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value,
    ),
  );

describe.skipIf(clickhouseUrl === undefined)('journeys on a cluster', () => {
  it.each([
    ['episodes by id', false],
    ['episodes cut by silence', true],
  ])('answer like the embedded engine: %s', async (_, cut) => {
    const [embedded, cluster] = [await answersOn(undefined, cut), await answersOn(clickhouseUrl, cut)];
    expect(toTenDigits(cluster)).toEqual(toTenDigits(embedded));
  });
});
