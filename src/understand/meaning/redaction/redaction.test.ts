import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { drawAudit, listAudits, recordAudit } from './audit.contract.ts';
import { changeRedactionSettings, readRedactionSettings, redactTexts } from './contract.ts';
import { readLines } from './read-lines.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

describe('texts given for redaction', () => {
  it('come back without personal data, each hit the slice it names', async () => {
    const text = '😀 Hi Maria, mail me: m.sole@example.org';
    const [answer] = await house.answer(redactTexts, { body: { items: [{ id: 'a', text }] } });
    expect(answer).toMatchObject({ id: 'a', text: '😀 Hi [PERSON_1], mail me: [EMAIL_1]' });
    expect(answer?.hits.map(({ start, end }) => text.slice(start, end))).toEqual(
      answer?.hits.map(({ quote }) => quote),
    );
    expect(answer?.hits.map(({ kind }) => kind)).toEqual(['person', 'email']);
  });

  it('are read line by line; bad lines are told and cost nothing', () => {
    const { items, bad } = readLines('{"id":1,"text":"a"}\n\nnope\n{"id":"x"}\n{"text":"b"}\n[1]\n');
    expect(items).toEqual([
      { id: '1', text: 'a' },
      { id: '5', text: 'b' },
    ]);
    expect(bad).toEqual([
      { line: 3, say: 'Line 3 is no JSON.' },
      { line: 4, say: 'Line 4 has no "text" that is a text.' },
      { line: 6, say: 'Line 6 has no "text" that is a text.' },
    ]);
  });

  it('follow the lists of the company, which only those who answer for them may change', async () => {
    const body = { redaction: 'on', allow: ['Bella'], deny: ['Falcon'] } as const;
    expect(
      await house.ask(changeRedactionSettings, { body: { ...body, allow: [], deny: [] } }, { as: 'agent' }),
    ).toMatchObject({
      refused: expect.any(String),
    });
    await house.answer(changeRedactionSettings, {
      body: { ...body, allow: [...body.allow], deny: [...body.deny] },
    });
    const [answer] = await house.answer(redactTexts, {
      body: { items: [{ id: '1', text: 'Hi Bella, falcon!' }] },
    });
    expect(answer?.text).toBe('Hi Bella, [WITHHELD_1]!');
    expect(await house.answer(readRedactionSettings, {})).toMatchObject({
      allow: ['Bella'],
      version: 2,
      changed: { by: expect.any(String), at: expect.any(String) },
    });
  });
});

describe('an audit of what slipped through', () => {
  it('draws the same texts for the same seed, and tells the share with its interval', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},2024-01-01 10:00:00,comment ${i}\n`).join('');
    const voices = mapping({
      tables: { v: { file: 'v.csv' } },
      episode: 'id',
      moments: [{ kind: 'voice', step: 'Comment', at: 'at', text: 'says' }],
    });
    reported(await imported(house, { 'v.csv': `id,at,says\n${rows}` }, voices));
    const drawn = await house.answer(drawAudit, { query: { n: 20, seed: 7 } });
    expect(drawn).toMatchObject({ stored: 40, seed: 7 });
    expect(await house.answer(drawAudit, { query: { n: 20, seed: 7 } })).toEqual(drawn);
    expect(await house.answer(drawAudit, { query: { n: 20, seed: 8 } })).not.toEqual(drawn);
    const slipped = drawn.texts.slice(0, 2).map(({ moment }) => moment);
    const audit = await house.answer(recordAudit, { body: { n: 20, seed: 7, slipped } });
    expect(audit.slipped).toMatchObject({ value: 0.1, n: 20, method: expect.stringContaining('Wilson') });
    expect(await house.answer(listAudits, {})).toEqual([audit]);
    expect(await house.ask(recordAudit, { body: { n: 20, seed: 7, slipped: ['x'] } })).toMatchObject({
      refused: 'not-drawn',
    });
    expect(await house.ask(drawAudit, { query: {} }, { as: 'employee' })).toMatchObject({
      refused: expect.any(String),
    });
  });
});
