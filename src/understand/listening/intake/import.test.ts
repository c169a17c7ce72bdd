import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { imported, mapping, momentsOf, reported } from './given-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const log = `case,activity,when,who
1,Ask,2024-01-01 10:00:00,Ana
1,Answer,2024-01-01 11:00:00,Ben
2,Ask,2024-01-02T09:00:00+01:00,Ana
2,Ask,2024-01-02T09:00:00+01:00,Ana
2,Answer,31.02.2024,Ben
,Ask,2024-01-03 09:00,Ana
`;
const logMapping = mapping({
  tables: { log: { file: 'log.csv' } },
  episode: 'case',
  moments: [{ table: 'log', step: { column: 'activity' }, at: 'when', resource: { column: 'who' } }],
});

describe('a log of what happened', () => {
  it('becomes moments, equal rows and all; what cannot be read waits in quarantine', async () => {
    const report = reported(await imported(house, { 'log.csv': log }, logMapping));
    expect(report).toMatchObject({ moments: 4, customers: 2, episodes: 2 });
    expect(report.files).toEqual([
      { path: 'log.csv', format: 'csv', read: 6, accepted: 4, duplicate: 0, quarantined: 2, losses: [] },
    ]);
    expect(await momentsOf(house, 'episode, step, at, resource, row')).toEqual([
      { episode: '1', step: 'Ask', at: '2024-01-01T10:00:00.000Z', resource: 'Ana', row: 1 },
      { episode: '1', step: 'Answer', at: '2024-01-01T11:00:00.000Z', resource: 'Ben', row: 2 },
      { episode: '2', step: 'Ask', at: '2024-01-02T08:00:00.000Z', resource: 'Ana', row: 3 },
      { episode: '2', step: 'Ask', at: '2024-01-02T08:00:00.000Z', resource: 'Ana', row: 4 },
    ]);
  });

  it('adds nothing when it comes again', async () => {
    const report = reported(await imported(house, { 'log.csv': log }, logMapping));
    expect(report).toMatchObject({ moments: 0 });
    expect(report.files[0]).toMatchObject({ read: 6, accepted: 0, duplicate: 4, quarantined: 2 });
  });

  it('adds only what is new when exports overlap', async () => {
    const later = `activity,case,when,who
Answer,1,2024-01-01 11:00:00,Ben
Ask,2,2024-01-02T08:00:00Z,Ana
Close,2,2024-01-05 10:00:00,Ben
`;
    const report = reported(await imported(house, { 'later.csv': later }, logMapping));
    expect(report).toMatchObject({ moments: 1 });
    expect(report.files[0]).toMatchObject({ read: 3, accepted: 1, duplicate: 2, quarantined: 0 });
    expect(await momentsOf(house, 'step', "episode = '2'")).toHaveLength(3);
  });
});
