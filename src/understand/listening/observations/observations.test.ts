import { Readable } from 'node:stream';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, openHouse, type TestHouse } from '../../../../tests/house.ts';
import { canary, jpeg, png } from '../../../instruments/pictures/given-pictures.ts';
import { newId } from '../../../kernel/ids.ts';
import { given } from '../../journeys/given.ts';
import { exportPerson, putPerson } from '../../people/customers/contract.ts';
import { listItems, readPost } from '../posts/contract.ts';
import * as contract from './contract.ts';
import { mostPhotos, mostPhotosADay, type ObservationDraft } from './draft.contract.ts';
import { expires } from './expire.ts';
import { forgets, wordsLetGo } from './forget.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T12:00:00Z' });
  await given(house.services, house.workspaceId, [
    {
      customer: 'Ana',
      episode: 'o1',
      step: 'Repair done',
      function: 'Field service',
      at: '2026-02-01T10:00:00Z',
    },
    ...['B', 'C', 'D', 'E'].map((customer) => ({
      customer,
      episode: `o-${customer}`,
      step: 'Repair done',
      function: 'Field service',
      channel: 'Home',
      at: '2026-02-01T11:00:00Z',
    })),
  ]);
  const identities = [{ kind: 'email' as const, value: 'bo@vela.example', verified: true }];
  await house.answer(putPerson, { params: { customer: 'Bo' }, body: { identities } });
  await house.answer(putPerson, { params: { customer: 'Eva' }, body: { kind: 'employee' } });
});
afterAll(() => house.close());

const seen = (more: Partial<ObservationDraft> = {}): ObservationDraft => ({
  kind: 'gemba',
  at: '2026-02-27T09:30:00Z',
  saw: 'She spelled her number three times.',
  said: 'I have told you this twice already.',
  means: 'The form forgets what was typed.',
  step: 'Repair done',
  function: 'Field service',
  ...more,
});
const write = (draft: ObservationDraft, asking: Asking = {}, observation = newId()) =>
  house.ask(contract.writeObservation, { params: { observation }, body: draft }, asking);
const written = async (draft: ObservationDraft, asking: Asking = {}) => {
  const observation = newId();
  const asked = { params: { observation }, body: draft };
  await house.answer(contract.writeObservation, asked, asking);
  return observation;
};
const read = (observation: string, asking: Asking = {}) =>
  house.ask(contract.readObservation, { params: { observation } }, asking);
const list = (query = {}, asking: Asking = {}) => house.answer(contract.listObservations, { query }, asking);
/** What the records hold, as this company sees it. */
const rowsOf = async <Row>(query: RawBuilder<Row>) =>
  (await house.services.records.inWorkspace(house.workspaceId, (tx) => query.execute(tx))).rows;
const momentsOf = (customer: string) =>
  house.services.moments.rows(
    `SELECT toString(kind) AS kind, toString(step) AS step, toString(function) AS function, text, attributes
     FROM moments WHERE workspace = {workspace:UUID} AND customer = {customer:String} AND attributes['observation'] != ''
     ORDER BY kind`,
    { workspace: house.workspaceId, customer },
  );

describe('an observation', () => {
  it('gives the customer a voice and an event; what the observer saw and thinks goes nowhere', async () => {
    const answer = await write(
      seen({ customer: { kind: 'id', value: 'Ana' }, feeling: 'frustration', waste: ['rework'] }),
    );
    expect(answer).toMatchObject({ again: false, customerFound: 'known', photosMissing: [] });
    const { id } = answer as { id: string };
    expect(await momentsOf('Ana')).toEqual([
      {
        kind: 'event',
        step: 'Observation',
        function: 'Field service',
        text: '',
        attributes: {
          observation: id,
          'observed as': 'gemba',
          'observed step': 'Repair done',
          'feeling seen': 'frustration',
          'waste seen': 'rework',
        },
      },
      {
        kind: 'voice',
        step: 'Repair done',
        function: 'Field service',
        text: 'I have told you this twice already.',
        attributes: { observation: id, speaker: 'customer', heard: 'written down by an employee' },
      },
    ]);
    const [leaked] = await house.services.moments.rows(
      "SELECT count() AS n FROM moments WHERE position(concat(text, toString(attributes)), 'spelled') > 0 OR position(text, 'forgets') > 0",
      {},
    );
    expect(leaked).toEqual({ n: 0 });
  });

  it('is the same observation however often it is delivered, and stands against another of its id', async () => {
    const id = newId();
    const draft = seen({ said: 'Once only' });
    const all = await Promise.all(Array.from({ length: 6 }, () => write(draft, {}, id)));
    expect(all.filter((one) => 'again' in one && !one.again)).toHaveLength(1);
    expect(all.every((one) => 'id' in one && one.id === id)).toBe(true);
    expect(await momentsOf(`anon:${id}`)).toHaveLength(1);
    expect(await write(seen({ said: 'Changed' }), {}, id)).toMatchObject({ refused: 'other-content' });
    expect(await write(draft, { userId: 'somebody-else' }, id)).toMatchObject({ refused: 'other-content' });
  });

  it('leaves a shared phone only as the person who kept it, into the company it was written for', async () => {
    const observation = newId();
    const photo = newId();
    const body = seen({ said: 'Kept here', photos: [photo], peopleOnPhotos: 'nobody' });
    const other = await house.otherWorkspace();
    const deliver = (query: { observer: string; workspace: string }, asking: Asking = {}) =>
      house.ask(contract.writeObservation, { params: { observation }, query, body }, asking);
    const lea: Asking = { as: 'employee', userId: 'lea-2' };
    const mine = { observer: 'lea-2', workspace: house.workspaceId };
    const refused = { refused: 'kept-by-another', kind: 'forbidden' };
    expect(await deliver(mine, { as: 'employee', userId: 'max' })).toMatchObject(refused);
    expect(await deliver(mine, { ...lea, workspaceId: other })).toMatchObject(refused);
    expect(await deliver(mine, lea)).toMatchObject({ again: false });
    const asked = { params: { observation, photo }, query: mine };
    expect(
      await house.ask(contract.addPhoto, asked, {
        as: 'employee',
        userId: 'max',
        bytes: Readable.from([jpeg()]),
      }),
    ).toMatchObject(refused);
  });

  it('names a customer only when exactly one is known by it, never an employee, and keeps nothing else of it', async () => {
    const found = async (customer: ObservationDraft['customer']) => {
      const answer = await write(seen({ said: 'Hello', customer }));
      return 'customerFound' in answer ? answer.customerFound : answer.refused;
    };
    expect(await found({ kind: 'email', value: ' BO@vela.example ' })).toBe('known');
    expect(await found({ kind: 'email', value: 'nobody@vela.example' })).toBe('unknown');
    expect(await found({ kind: 'email', value: 'no address' })).toBe('unknown');
    expect(await found({ kind: 'id', value: 'Zoe' })).toBe('unknown');
    expect(await found({ kind: 'id', value: 'Eva' })).toBe('unknown');
    expect(await momentsOf('Eva')).toEqual([]);
    const identities = [{ kind: 'email' as const, value: 'bo@vela.example', verified: false }];
    await house.answer(putPerson, { params: { customer: 'Bob' }, body: { identities } });
    expect(await found({ kind: 'email', value: 'bo@vela.example' })).toBe('shared');
    const everything = await rowsOf(
      sql<{ all: string }>`SELECT string_agg(o::text, '') AS all FROM observations o`,
    );
    expect(everything[0]?.all).toContain('Hello');
    expect(everything[0]?.all).not.toMatch(/nobody@vela|Zoe/);
  });

  it('keeps fact, quotation and interpretation apart, and asks before people are shown', async () => {
    expect(await write(seen({ kind: 'safari' }))).toMatchObject({ refused: 'bad-body' });
    expect(await write(seen({ saw: ' ', said: '' }))).toMatchObject({ refused: 'bad-body' });
    const photos = [newId()];
    expect(await write(seen({ photos }))).toMatchObject({ refused: 'bad-body' });
    expect(await write(seen({ photos, peopleOnPhotos: 'agreed' }))).toMatchObject({ photosMissing: photos });
    const walked = await written(seen({ kind: 'safari', said: '', saw: 'No sign at the door.' }));
    expect(await momentsOf(`anon:${walked}`)).toMatchObject([{ kind: 'event', text: '' }]);
  });

  it('is redacted before it is stored, in each of its texts', async () => {
    const mail = 'ana.ruiz@vela.example';
    const id = await written(seen({ saw: mail, said: `Write to ${mail}`, means: mail, place: mail }));
    expect(JSON.stringify(await read(id))).not.toContain('ana.ruiz');
  });

  it('stands on the programme sheet, and its items do not say who wrote it', async () => {
    const post = { params: { post: 'Observations' } };
    expect(await house.answer(readPost, post)).toMatchObject({
      kind: 'observation',
      actionability: 'person',
    });
    const { items } = await house.answer(listItems, post);
    expect(new Set(items.map(({ by }) => by))).toEqual(new Set(['observation']));
  });

  it('offers the steps that several customers went through', async () => {
    expect(await house.answer(contract.placesToObserve, {}, { as: 'employee' })).toEqual({
      steps: [{ step: 'Repair done', function: 'Field service' }],
      functions: ['Field service'],
      channels: ['Home'],
    });
  });
});

describe('who wrote an observation', () => {
  it('is told by nothing but a signature, and the function only from five people on', async () => {
    const agent = (n: number): Asking => ({
      as: 'agent',
      userId: `agent-${n}`,
      name: `Agent ${n}`,
      functionName: 'Shops',
    });
    const first = await written(seen({ said: 'One' }), agent(1));
    const signed = await written(seen({ said: 'Two', signed: true }), agent(2));
    for (const n of [3, 4]) await written(seen({ said: `No ${n}` }), agent(n));
    expect(await read(first)).toMatchObject({
      observerFunction: null,
      signedBy: null,
      mine: false,
      at: '2026-02-27',
    });
    expect(await read(signed)).toMatchObject({ signedBy: 'Agent 2' });
    expect(await house.ask(contract.listObservations, { query: { by: 'Shops' } })).toMatchObject({
      refused: 'too-few',
    });
    expect(await house.ask(contract.listObservations, { query: { by: 'No such' } })).toMatchObject({
      refused: 'too-few',
    });
    // Five people, and five more of whom it is not known: neither is found by taking the others away.
    await written(seen({ said: 'Five' }), agent(5));
    for (const n of [1, 2, 3, 4, 5])
      await written(seen({ said: `By ${n}` }), { as: 'agent', userId: `other-${n}` });
    expect(await read(first)).toMatchObject({ observerFunction: 'Shops' });
    expect((await list({ by: 'Shops' })).total).toBe(5);
    expect((await list()).observers).toEqual(['Shops']);
    expect(await read(first, agent(1))).toMatchObject({ mine: true, at: '2026-02-27T09:30:00.000Z' });
  });

  it('reads it back alone where the role works with no customers; all others as if it were not there', async () => {
    const lea: Asking = { as: 'employee', userId: 'lea' };
    const id = await written(seen({ customer: { kind: 'id', value: 'Ana' } }), lea);
    expect(await read(id, lea)).toMatchObject({
      mine: true,
      customer: null,
      customerFound: null,
      mayDelete: true,
    });
    expect((await list({}, lea)).observations.map((one) => one.id)).toEqual([id]);
    const other: Asking = { as: 'employee', userId: 'max' };
    expect(await read(id, other)).toEqual(await read(newId(), other));
    expect(await house.ask(contract.deleteObservation, { params: { observation: id } }, other)).toEqual(
      await house.ask(contract.deleteObservation, { params: { observation: newId() } }, other),
    );
    expect(await read(id, { workspaceId: await house.otherWorkspace() })).toMatchObject({
      refused: 'no-observation',
    });
    expect(await read(id)).toMatchObject({ customer: 'Ana' });
    expect(await write(seen(), { as: 'sender' })).toMatchObject({ refused: 'not-allowed' });
    const readings = await rowsOf(
      sql`SELECT 1 FROM audit WHERE noun = 'observation' AND verb = 'read' AND subject = ${id}`,
    );
    expect(readings).toHaveLength(1);
  });
});

describe('what is handed over to a customer who asks', () => {
  it('has what was seen of them, once, and not who saw it', async () => {
    const lea: Asking = { as: 'employee', userId: 'lea-1', functionName: 'Shops' };
    await written(seen({ saw: 'Handed over.', customer: { kind: 'id', value: 'Ana' } }), lea);
    const text = await house.file(exportPerson, { params: { customer: 'Ana' }, query: { format: 'json' } });
    expect(text.split('Handed over.')).toHaveLength(2);
    expect(text).not.toContain('lea-1');
  });
});

describe('a photo', () => {
  const put = (observation: string, photo: string, content: Buffer, asking: Asking = {}) =>
    house.ask(
      contract.addPhoto,
      { params: { observation, photo } },
      { ...asking, bytes: Readable.from([content]) },
    );

  it('is one of so many in a day; what is delivered again is no other one', async () => {
    const zoe: Asking = { as: 'employee', userId: 'zoe' };
    const six = () =>
      seen({ said: '', photos: Array.from({ length: mostPhotos }, newId), peopleOnPhotos: 'nobody' });
    const first = six();
    const id = await written(first, zoe);
    const others = mostPhotosADay - 2 * mostPhotos + 1;
    await rowsOf(sql`UPDATE observations SET photos = photos || ARRAY(
      SELECT gen_random_uuid() FROM generate_series(1, ${others}::int)) WHERE id = ${id}::uuid`);
    expect(await write(six(), zoe)).toMatchObject({ refused: 'too-many-photos', kind: 'forbidden' });
    expect(await write(first, zoe, id)).toMatchObject({ again: true });
    expect(await write(seen(), zoe)).toMatchObject({ again: false });
  });

  it('is kept once, without place and time, for its own observation only', async () => {
    const [one, two] = [newId(), newId()];
    const id = await written(seen({ photos: [one, two], peopleOnPhotos: 'nobody' }));
    expect(await put(id, one, jpeg())).toMatchObject({ type: 'image/jpeg', again: false });
    expect(await put(id, one, jpeg())).toMatchObject({ again: true });
    expect(await put(id, one, png())).toMatchObject({ refused: 'other-content' });
    expect(await put(id, newId(), jpeg())).toMatchObject({ refused: 'not-announced' });
    expect(await put(id, two, jpeg(), { as: 'agent', userId: 'x' })).toMatchObject({
      refused: 'no-observation',
    });
    expect(await put(id, two, Buffer.from('<svg onload="x">'))).toMatchObject({ refused: 'no-photo' });
    const heic = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypheic'), Buffer.alloc(20)]);
    expect(await put(id, two, heic)).toMatchObject({ refused: 'heic' });
    expect(await put(id, two, png(0x7fffffff))).toMatchObject({ refused: 'too-many-pixels' });
    expect(await put(id, two, Buffer.alloc(10_000_001))).toMatchObject({ refused: 'too-large' });
    const kept = await rowsOf(sql<{ content: Buffer }>`SELECT content FROM observation_photos`);
    expect(kept.map(({ content }) => content.includes(canary))).toEqual([false]);
    expect(await read(id)).toMatchObject({ photosExpected: 2, photos: [{ id: one, type: 'image/jpeg' }] });
    const file = await house.file(contract.readPhoto, { params: { observation: id, photo: one } });
    expect(file).not.toContain(canary);
    const asked = { params: { observation: id, photo: one } };
    expect(await house.ask(contract.readPhoto, asked, { as: 'employee', userId: 'max' })).toMatchObject({
      refused: 'no-observation',
    });
    // Deleted with its observation, which is not taken again.
    expect(await house.answer(contract.deleteObservation, { params: { observation: id } })).toEqual({
      deleted: true,
    });
    expect(await rowsOf(sql`SELECT 1 FROM observation_photos`)).toEqual([]);
    const again = seen({ photos: [one, two], peopleOnPhotos: 'nobody' });
    expect(await write(again, {}, id)).toMatchObject({ refused: 'observation-deleted' });
  });
});

describe('when its time is over', () => {
  it('what the customer said goes with the words of voices, and the whole on its own day', async () => {
    const id = await written(seen({ said: 'Gone one day' }));
    const [voice] = (await house.services.moments.rows(
      "SELECT toString(id) AS id FROM moments WHERE attributes['observation'] = {id:String} AND kind = 'voice'",
      { id },
    )) as { id: string }[];
    const nobody = { customers: [], episodes: [], texts: [], textKeys: [], rows: [] };
    const about = { workspaceId: house.workspaceId, ...nobody, moments: [voice?.id ?? ''] };
    expect(await wordsLetGo[0]?.forget(house.services, about)).toBe(1);
    expect(await read(id)).toMatchObject({ said: '', saw: 'She spelled her number three times.' });
    const due = (before: string) => ({ workspaceId: house.workspaceId, before: new Date(before) });
    expect(await expires[0]?.count(house.services, due('2026-03-01T12:00:00Z'))).toBe(0);
    expect(await expires[0]?.letGo(house.services, due('2026-03-01T12:00:00Z'))).toBe(0);
    expect(await read(id)).toMatchObject({ id });
    const all = await expires[0]?.count(house.services, due('2026-03-01T12:00:01Z'));
    expect(await expires[0]?.letGo(house.services, due('2026-03-01T12:00:01Z'))).toBe(all);
    expect(await read(id)).toMatchObject({ refused: 'no-observation' });
    expect((await list()).total).toBe(0);
  });
});

describe('when a customer is erased', () => {
  it('observations of them and those that name them are gone, with their photos', async () => {
    const photo = newId();
    const id = await written(
      seen({ customer: { kind: 'id', value: 'Ana' }, photos: [photo], peopleOnPhotos: 'agreed' }),
    );
    await house.ask(
      contract.addPhoto,
      { params: { observation: id, photo } },
      { bytes: Readable.from([jpeg()]) },
    );
    const named = await written(seen({ saw: 'It was customer-88112 at the counter.' }));
    const other = await written(seen({ saw: 'Somebody else.' }));
    const forget = (customers: string[]) =>
      forgets[0]?.forget(house.services, {
        workspaceId: house.workspaceId,
        customers,
        episodes: [],
        moments: [],
        texts: [],
        textKeys: [],
        rows: [],
      });
    expect(await forget(['Ana', 'customer-88112'])).toBeGreaterThanOrEqual(2);
    expect(await forget(['Ana', 'customer-88112'])).toBe(0);
    for (const gone of [id, named]) expect(await read(gone)).toMatchObject({ refused: 'no-observation' });
    // The item is gone too, and a phone that never heard the answer sends it again: nobody would know now whose it was.
    await rowsOf(sql`DELETE FROM outbox`);
    await rowsOf(sql`DELETE FROM items WHERE source_id IN (${id}, ${named})`);
    for (const gone of [id, named])
      expect(await write(seen(), {}, gone)).toMatchObject({ refused: 'observation-deleted' });
    expect(await read(other)).toMatchObject({ saw: 'Somebody else.' });
    expect(await rowsOf(sql`SELECT 1 FROM observation_photos WHERE observation = ${id}::uuid`)).toEqual([]);
    // Nobody is known by a name, and yet a voice stands under it: it goes with the observation it came from.
    expect(await forget([`anon:${other}`])).toBe(1);
  });
});
