import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { ensurePost, takeItem } from '../../listening/items/index.ts';
import * as contract from './originals.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const voices = mapping({
  tables: { v: { file: 'v.csv' } },
  customer: 'who',
  episode: 'id',
  moments: [{ kind: 'voice', step: 'Comment', at: 'at', text: 'says' }],
});
const bring = async (name: string, rows: readonly string[]) =>
  reported(
    await imported(
      house,
      { [name]: `id,who,at,says\n${rows.join('\n')}\n` },
      { ...voices, tables: { v: { file: name } } },
    ),
  );
const reason = 'Complaints to the regulator need the words as written';
const original = 'Hi, I am Ana Ruiz; call me at +34 600 123 123';

const momentOf = async (customer: string): Promise<string> => {
  const [row] = (await house.services.moments.rows(
    'SELECT toString(id) AS id FROM moments WHERE customer = {customer:String} LIMIT 1',
    { customer },
  )) as { id: string }[];
  return row?.id ?? '';
};
const kept = async () => (await house.answer(contract.readOriginalsSettings)).kept;

describe('originals of redacted texts', () => {
  it('are not kept unless a named person with the right switches it on, with a reason', async () => {
    await bring('a.csv', [`1,early,2024-01-01 10:00:00,"${original}"`]);
    expect(await house.answer(contract.readOriginalsSettings)).toMatchObject({ originals: 'off', kept: 0 });
    const on = { originals: 'on', reason, days: 10 } as const;
    expect(await house.ask(contract.changeOriginalsSettings, { body: on }, { as: 'cx-lead' })).toMatchObject({
      refused: 'not-allowed',
    });
    expect(
      await house.ask(contract.changeOriginalsSettings, { body: { ...on, reason: 'because' } }),
    ).toMatchObject({ refused: 'no-reason' });
    expect(await house.answer(contract.changeOriginalsSettings, { body: on }, { name: 'Uma' })).toMatchObject(
      {
        originals: 'on',
        days: 10,
        changed: { by: 'Uma' },
      },
    );
  });

  it('are sealed, of files and of single items, only where redaction changed the words and a moment came of them', async () => {
    await bring('b.csv', [
      `2,ana,2024-01-01 10:00:00,"${original}"`,
      '3,bo,2024-01-01 10:00:00,nothing personal here',
      `4,cy,not a time,"I am Juan Soto, mail juan@example.org"`,
    ]);
    expect(await kept()).toBe(1);
    const post = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      ensurePost(tx, house.workspaceId, { name: 'Mailbox', kind: 'mail', by: 'test' }),
    );
    const text = 'This is Eva Mora, eva.mora@example.org';
    const at = '2024-02-01T10:00:00Z';
    const item = { id: 'm1', moments: [{ kind: 'voice' as const, customer: 'eva', step: 'Mail', at, text }] };
    const taken = await takeItem(house.services, house.workspaceId, { post, item, by: 'test' });
    if (isRefusal(taken)) throw new Error(taken.say);
    expect(await kept()).toBe(2);
    const { rows } = await house.services.records.pool.query('SELECT sealed FROM originals');
    expect(rows).toEqual([]); // another company's connection sees none
    const read = await house.answer(contract.readOriginal, {
      params: { moment: taken.moments[0] ?? '' },
      body: { reason: 'case 17' },
    });
    expect(read.text).toBe(text);
  });

  it('are read with a reason by those who may, and each reading is written down', async () => {
    const moment = await momentOf('ana');
    const ask = (as: 'administrator' | 'researcher', why: string) =>
      house.ask(contract.readOriginal, { params: { moment }, body: { reason: why } }, { as, name: 'Uma' });
    expect(await ask('researcher', 'to look at it')).toMatchObject({ refused: 'not-allowed' });
    expect(await ask('administrator', ' ')).toMatchObject({ refused: 'no-reason' });
    expect(await ask('administrator', 'case 42')).toMatchObject({ text: original });
    const [newest] = await house.answer(contract.listOriginalReadings);
    expect(newest).toMatchObject({ by: 'Uma', moment, reason: 'case 42' });
    const early = { moment: await momentOf('early') };
    expect(
      await house.ask(contract.readOriginal, { params: early, body: { reason: 'case 1' } }),
    ).toMatchObject({
      text: original, // the same words came again while originals were kept
    });
    const bo = { moment: await momentOf('bo') };
    expect(await house.ask(contract.readOriginal, { params: bo, body: { reason: 'case 1' } })).toMatchObject({
      refused: 'no-original',
    });
  });

  it('are deleted in time, and at once when it is switched off', async () => {
    const moment = await momentOf('ana');
    const today = Date.now();
    await house.setClock(new Date(today + 9 * 86_400_000));
    await house.services.events.emit({ name: 'clock-moved', workspace: house.workspaceId });
    expect(await kept()).toBe(2);
    await house.setClock(new Date(today + 11 * 86_400_000));
    expect(
      await house.ask(contract.readOriginal, { params: { moment }, body: { reason: 'case 42' } }),
    ).toMatchObject({ refused: 'no-original' });
    expect(await kept()).toBe(0);
    await bring('c.csv', [`5,di,2024-01-01 10:00:00,"I am Rosa Vidal, rosa@example.org"`]);
    expect(await kept()).toBe(1);
    await house.answer(contract.changeOriginalsSettings, { body: { originals: 'off', reason: '' } });
    expect(await house.answer(contract.readOriginalsSettings)).toMatchObject({ originals: 'off', kept: 0 });
    await bring('d.csv', [`6,ed,2024-01-01 10:00:00,"I am Luis Vidal, luis@example.org"`]);
    expect(await kept()).toBe(0);
  });
});
