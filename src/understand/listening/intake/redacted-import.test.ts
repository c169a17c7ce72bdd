import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { changeRedactionSettings } from '../../meaning/redaction/contract.ts';
import { replayQuarantine, showQuarantine } from './contract.ts';
import { finished, imported, mapping, momentsOf, reported } from './given-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const voices = `ticket;opened;score;comment
1;2024-01-01 10:00:00;3;"Hi Jonas, call me at +34 600 123 123,
my card is 4111 1111 1111 1111"
2;2024-01-02 10:00:00;9;All good
3;2024-01-03 10:00:00;99;My name is Marta Quiroga and nobody came
4;2024-01-04 10:00:00;1;Regards, Bella;too many cells
5;2024-01-05 10:00:00;2;
`;
const asked = mapping({
  tables: { voices: { file: 'voices.csv' } },
  episode: 'ticket',
  moments: [
    {
      kind: 'voice',
      step: 'Comment',
      at: 'opened',
      text: 'comment',
      scores: { effort: { column: 'score', scale: [0, 10], blank: [] } },
    },
  ],
});
const settings = (body: object) =>
  house.answer(changeRedactionSettings, { body: { redaction: 'on', allow: [], deny: [], ...body } as never });
const secrets = ['Jonas', '600 123', '4111', 'Marta', 'Quiroga', 'Bella'];

async function storedAnywhere(): Promise<string> {
  const { moments } = house.services;
  const tables = (await moments.rows(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name NOT LIKE '%migrations%'",
  )) as { name: string }[];
  const all = await Promise.all(tables.map(({ name }) => moments.rows(`SELECT * FROM ${name} LIMIT 1000`)));
  return JSON.stringify(all);
}

describe('what customers write', () => {
  it('is stored without personal data, in moments and in quarantine', async () => {
    const report = reported(await imported(house, { 'voices.csv': voices }, asked));
    expect(report.files[0]).toMatchObject({ read: 5, accepted: 3, duplicate: 0, quarantined: 2 });
    expect(await momentsOf(house, 'episode, text')).toEqual([
      { episode: '1', text: 'Hi [PERSON_1], call me at [PHONE_1],\nmy card is [CARD_1]' },
      { episode: '2', text: 'All good' },
      { episode: '5', text: '' },
    ]);
    const stored = await storedAnywhere();
    for (const secret of secrets) expect(stored).not.toContain(secret);
    expect(stored).toContain('My name is [PERSON_1] and nobody came');
  });

  it('counts once, however the lists changed between, and switched off too', async () => {
    const again = async () => {
      const report = reported(await imported(house, { 'voices.csv': voices }, asked));
      expect(report).toMatchObject({ moments: 0 });
      expect(report.files[0]).toMatchObject({ accepted: 0, duplicate: 3, quarantined: 2 });
    };
    await again();
    await settings({ allow: ['Jonas'], deny: ['All good'] });
    await again();
    await settings({ redaction: 'off', reason: 'A test of what happens then' });
    await again();
    await settings({});
  });

  it('is redacted in a corrected row too', async () => {
    const first = await imported(
      house,
      { 'late.csv': 'ticket;opened;score;comment\n9;never;3;I am Jonas\n' },
      asked,
    );
    const begun = await house.answer(replayQuarantine, {
      params: { import: first.id },
      body: {
        corrections: [
          {
            path: 'late.csv',
            row: 1,
            values: { opened: '2024-03-01 10:00:00', comment: 'My name is Jonas Albers' },
          },
        ],
      },
    });
    expect(reported(await finished(house, begun))).toMatchObject({ moments: 1 });
    expect(await momentsOf(house, 'text', "episode = '9'")).toEqual([{ text: 'My name is [PERSON_1]' }]);
  });

  it('that differs only in what was redacted is another voice', async () => {
    const other = `ticket;opened;score;comment\n1;2024-01-01 10:00:00;3;My name is Eva\n1;2024-01-01 10:00:00;3;My name is Olga\n`;
    const report = reported(await imported(house, { 'other.csv': other }, asked));
    expect(report).toMatchObject({ moments: 2 });
    expect(await momentsOf(house, 'text', "episode = '1' AND text LIKE 'My name%'")).toEqual([
      { text: 'My name is [PERSON_1]' },
      { text: 'My name is [PERSON_1]' },
    ]);
  });

  it('needs a reason to be stored as it is', async () => {
    await expect(settings({ redaction: 'off', reason: 'no' })).rejects.toThrow(/reason/);
  });
});

describe('voices with an id of their own', () => {
  const withId = mapping({
    tables: { posts: { file: 'posts.csv' } },
    episode: 'who',
    moments: [{ kind: 'voice', step: 'Post', at: 'at', text: 'says', id: 'id' }],
  });
  const post = (says: string) => `id,who,at,says\np1,c1,2024-02-01 10:00:00,${says}\n`;
  it('are the same after the lists changed, and in conflict when they say something else', async () => {
    expect(reported(await imported(house, { 'a.csv': post('Ask Jonas') }, withId))).toMatchObject({
      moments: 1,
    });
    await settings({ allow: ['Jonas'] });
    const same = reported(await imported(house, { 'b.csv': post('Ask Jonas') }, withId));
    expect(same.files[0]).toMatchObject({ duplicate: 1, quarantined: 0 });
    const other = await imported(house, { 'c.csv': post('Ask Maria') }, withId);
    expect(reported(other).files[0]).toMatchObject({ duplicate: 0, quarantined: 1 });
    const { rows } = await house.answer(showQuarantine, { params: { import: other.id } });
    expect(JSON.stringify(rows)).not.toContain('Maria');
    await settings({});
  });
});
