import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import type { PromiseState } from './contract.ts';
import { type GivenMoment, given } from './given.ts';
import { judgePromise, type PromiseFacts } from './judge-promise.ts';

const day = (n: number) => Date.UTC(2025, 0, n);
const now = day(20);
const promise = (more: Partial<PromiseFacts>): PromiseFacts => ({
  made: day(5),
  due: day(10),
  happened: [],
  withdrawn: false,
  absent: 'broken',
  ...more,
});

const cases: [string, PromiseFacts, PromiseState, number | null][] = [
  ['met in time is kept', promise({ happened: [day(8)] }), 'kept', day(8)],
  ['met at the due instant is kept', promise({ happened: [day(10)] }), 'kept', day(10)],
  ['met a millisecond later is late', promise({ happened: [day(10) + 1] }), 'late', day(10) + 1],
  ['never met is broken', promise({}), 'broken', null],
  [
    'never recorded is unmeasured where the mapping says so',
    promise({ absent: 'unmeasured' }),
    'unmeasured',
    null,
  ],
  ['not due yet is open', promise({ due: day(25) }), 'open', null],
  ['due this instant is open', promise({ due: now }), 'open', null],
  [
    'not due yet is open, even where absence is unmeasured',
    promise({ due: day(25), absent: 'unmeasured' }),
    'open',
    null,
  ],
  ['taken back before it was met is withdrawn', promise({ withdrawn: true }), 'withdrawn', null],
  [
    'taken back and met all the same is kept',
    promise({ withdrawn: true, happened: [day(9)] }),
    'kept',
    day(9),
  ],
  ['taken back and met too late is late', promise({ withdrawn: true, happened: [day(12)] }), 'late', day(12)],
  [
    'the first time after it was made counts',
    promise({ happened: [day(15), day(3), day(9)] }),
    'kept',
    day(9),
  ],
  [
    'an earlier time counts when there is no later one',
    promise({ happened: [day(2), day(3)] }),
    'kept',
    day(3),
  ],
  ['the moment it was made counts', promise({ happened: [day(5), day(12)] }), 'kept', day(5)],
];

describe('a promise', () => {
  it.each(cases)('%s', (_, facts, state, met) => {
    expect(judgePromise(facts, now)).toEqual({ state, met, missed: state === 'late' || state === 'broken' });
  });
});

describe('the same rule in the store', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it('gives the same state and time in every case', async () => {
    const moments: GivenMoment[] = cases.flatMap(([, facts], i) => [
      {
        episode: `case ${i}`,
        kind: 'promise' as const,
        step: 'Delivered',
        at: new Date(facts.made),
        due: new Date(facts.due),
        withdrawn: facts.withdrawn,
        absent: facts.absent,
      },
      ...facts.happened.map((at) => ({ episode: `case ${i}`, step: 'Delivered', at: new Date(at) })),
      { episode: `case ${i}`, step: 'Something else', at: new Date(day(6)) },
    ]);
    const ws = await house.otherWorkspace();
    await given(house.services, ws, moments, { now: new Date(now) });
    const { generations } = await house.services.scope(ws);
    const rows = await house.services.moments.rows(
      `SELECT episode, toString(promise) AS state, met, countIf(missed = 1) OVER (PARTITION BY episode) AS missed
       FROM timeline WHERE workspace = {ws:UUID} AND generation IN {generations:Array(UInt64)} AND kind = 'promise'
       ORDER BY toUInt32(substring(episode, 6)) LIMIT 1 BY episode`,
      { ws, generations: [...generations] },
    );
    expect(rows).toEqual(
      cases.map(([, , state, met], i) => ({
        episode: `case ${i}`,
        state,
        met: new Date(met ?? 0).toISOString(),
        missed: state === 'late' || state === 'broken' ? 1 : 0,
      })),
    );
  });
});
