import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { judgeOperation } from '../../../align/contributions/contract.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { PreparingClient } from '../../../stores/records/prepared.ts';
import { describeJourneys } from '../../journeys/contract.ts';
import { listEpisodes, showCustomer, showEpisode } from '../../journeys/people.contract.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { listThemes } from '../../meaning/themes.contract.ts';
import { searchVoices } from '../../meaning/voices.contract.ts';
import { compareScores, showDrivers, showScores, voicesBeside } from '../../scores/contract.ts';
import { makeLink, putConsent } from '../consent/contract.ts';
import { addIdentities, listLinks, mergeCustomers } from '../identity/contract.ts';
import * as panels from '../panels/contract.ts';
import { changePanel, setPanel } from '../panels/contract.ts';
import * as segments from '../segments/contract.ts';
import * as contract from './contract.ts';
import { readTable } from './read-table.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-10' });
  const rows = Array.from({ length: 24 }, (_, i) => {
    const at = `2026-01-${String(i + 1).padStart(2, '0')}T10:00:00Z`;
    return `o${i},K-${String(i).padStart(2, '0')},${at},${i < 12 ? 2 : 5},"It was number ${i}, honestly."`;
  });
  reported(
    await imported(
      house,
      { 'log.csv': `id,who,at,stars,says\n${rows.join('\n')}\n` },
      mapping({
        tables: { log: { file: 'log.csv' } },
        customer: 'who',
        episode: 'id',
        moments: [
          {
            kind: 'voice',
            step: 'Rated',
            at: 'at',
            text: 'says',
            scores: { stars: { column: 'stars', scale: [1, 5], blank: [] } },
          },
        ],
      }),
    ),
  );
}, 90_000);
afterAll(async () => house.close());

const people = (body: object) => house.answer(contract.findPeople, { body });

describe('a table of customers', () => {
  const text = [
    'number;e-mail;plan;household',
    ...Array.from({ length: 12 }, (_, i) =>
      `K-0${i};k${i}@example.org;${i % 2 === 0 ? 'gold' : 'basic'};${i}`
        .replace('K-010', 'K-10')
        .replace('K-011', 'K-11'),
    ),
    'K-20;not an address;gold;1',
    'K-21;k1@example.org;basic;2',
  ].join('\n');

  it('is looked at first: nothing is written, and who may be there twice is shown', async () => {
    const rows = readTable(text, 'number');
    if (isRefusal(rows)) throw new Error(rows.say);
    expect(readTable(text, 'customer')).toMatchObject({ refused: 'no-id-column' });
    const look = await house.answer(contract.importPeople, {
      body: { rows, source: 'crm.csv', dryRun: true },
    });
    expect(look).toMatchObject({ rows: 14, fresh: 13 });
    expect(look.duplicates).toMatchObject([{ by: 'email', value: 'k1@example.org', warning: null }]);
    expect(look.problems).toEqual([{ row: 13, say: '"not an address" is no e-mail address.' }]);
    const again = await house.answer(contract.importPeople, {
      body: { rows, source: 'crm.csv', dryRun: true },
    });
    expect(again).toEqual(look);
    const done = await house.answer(contract.importPeople, { body: { rows, source: 'crm.csv' } });
    expect(done.fresh).toBe(13);
    expect((await house.answer(contract.importPeople, { body: { rows, source: 'crm.csv' } })).changes).toBe(
      0,
    );
  });

  it('becomes a field of every filter, counted by the customer', async () => {
    expect((await people({ where: 'customer.plan=gold' })).total).toBe(6);
    expect(
      (await people({ where: 'customer.household>=6,customer.plan=gold' })).people.map(
        ({ customer }) => customer,
      ),
    ).toEqual(['K-06', 'K-08', 'K-10']);
    const seen = await house.answer(describeJourneys, { query: { where: 'customer.plan=basic' } });
    expect(seen.customers).toBeGreaterThanOrEqual(6);
    const [score] = await house
      .answer(showScores, {
        params: { metric: 'stars' },
        query: { where: 'customer.plan=gold' },
      })
      .then((answer) => (Array.isArray(answer) ? answer : [answer]));
    expect(JSON.stringify(score)).toContain('"n":6');
  });

  it('keeps the history of an attribute, and takes it away on an empty value', async () => {
    const params = { customer: 'K-00' };
    await house.answer(contract.putPerson, { params, body: { attributes: { plan: 'basic' } } });
    await house.answer(contract.putPerson, { params, body: { attributes: { plan: '' } } });
    const person = await house.answer(contract.showPerson, { params });
    expect(person.attributes.map(({ name }) => name)).toEqual(['household']);
    expect(person.history.filter(({ name }) => name === 'plan').map(({ value }) => value)).toEqual([
      '',
      'basic',
      'gold',
    ]);
    expect((await people({ where: 'customer.plan=gold' })).total).toBe(5);
    await house.answer(contract.putPerson, { params, body: { attributes: { plan: 'gold' } } });
  });

  it('finds a customer by a part of an address, and never an employee one by one', async () => {
    expect((await people({ text: 'K3@example' })).people.map(({ customer }) => customer)).toEqual(['K-03']);
    await house.answer(contract.putPerson, { params: { customer: 'K-23' }, body: { kind: 'employee' } });
    expect((await people({})).total).toBe(23);
    expect(await house.ask(contract.showPerson, { params: { customer: 'K-23' } })).toMatchObject({
      refused: 'only-in-groups',
    });
    expect(await house.ask(contract.showPerson, { params: { customer: 'nobody' } })).toMatchObject({
      refused: 'no-such-customer',
    });
  });
});

describe('a table handed in as a file', () => {
  const bring = (text: string, query: { id?: string; dryRun?: boolean; kind?: 'supplier' }) =>
    house.ask(
      contract.importTable,
      { query: { name: 'crm.csv', ...query } },
      { bytes: Readable.from([Buffer.from(text)]) },
    );

  it('is looked at first: who may be there twice is shown before anything is written', async () => {
    const text = 'Customer,E-Mail,plan\nT-1,k3@example.org,gold\n,nobody@example.org,gold\nT-2,oops,gold\n';
    const look = await bring(text, { dryRun: true });
    expect(look).toMatchObject({
      ...{ rows: 3, fresh: 1, id: 'Customer', columns: ['Customer', 'E-Mail', 'plan'], duplicatesInAll: 1 },
      duplicates: [{ customer: 'T-1', other: 'K-03', by: 'email', value: 'k3@example.org' }],
      problems: [{ row: 2 }, { row: 3, say: '"oops" is no e-mail address.' }],
    });
    expect((await people({ text: 'T-1' })).people).toEqual([]);
    expect(await bring('a,b\n1,2\n', {})).toMatchObject({ refused: 'no-id' });
    expect(await bring('a,b\n', { id: 'a' })).toMatchObject({ refused: 'no-rows' });
    expect(await bring('a\0b', { id: 'a' })).toMatchObject({ refused: 'not-text' });
    expect(await bring('id,plan\nT-7,"gold\nT-8,basic\n', {})).toMatchObject({
      refused: 'open-quote',
      say: expect.stringContaining('row 2'),
    });
    expect(await bring('id,plan,plan\nT-7,gold,basic\n', {})).toMatchObject({ refused: 'column-twice' });
    expect(await bring('id,a=b\nT-7,gold\n', {})).toMatchObject({ refused: 'odd-column' });
    expect(await bring(`id,plan\nT-7,${'x'.repeat(2001)}\n`, {})).toMatchObject({
      fresh: 0,
      problems: [{ row: 1, say: expect.stringContaining('2000 letters') }],
    });
    expect(await bring('id,__proto__,constructor\nT-6,gold,basic\n', { dryRun: true })).toMatchObject({
      fresh: 1,
      problemsInAll: 0,
    });
    expect(await bring('id\nT-9\n', {})).toMatchObject({ fresh: 1 });
    expect((await people({ text: 'T-9' })).people.map(({ kind }) => kind)).toEqual(['customer']);
  });

  it('asks the store about all rows at once, never of each; rows of one table are told from each other in order', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `V-${i},v${i >> 1}@example.org,${i}`);
    // One of them twice: what stands last is what counts; and a mailbox of ten, which tells nothing of any two.
    lines.push('V-0,v0@example.org,last', ...Array.from({ length: 10 }, (_, i) => `V-x${i},all@v.example,1`));
    const asked = vi.spyOn(PreparingClient.prototype, 'query');
    const done = await bring(`id,email,tariff\n${lines.join('\n')}\n`, { dryRun: true });
    expect(done).toMatchObject({ rows: 311, fresh: 310, changes: 310 + 311, duplicatesInAll: 150 });
    // Two statements for each of the 150 pairs that are proposed, and a few for the table.
    expect(asked.mock.calls.length).toBeLessThan(2 * 150 + 40);
    asked.mockRestore();
    const there = { workspaceId: await house.otherWorkspace() };
    const row = (customer: string, tariff: string) => ({
      customer,
      attributes: { tariff },
      identities: [{ kind: 'email' as const, value: 'v@example.org', verified: true }],
    });
    const rows = [row('V-1', 'a'), row('V-2', 'a'), row('V-1', 'b')];
    await house.answer(contract.importPeople, { body: { rows, source: 'test' } }, there);
    const { links } = await house.answer(listLinks, { query: { state: 'proposed' } }, there);
    expect(links.find(({ a }) => a === 'V-1')).toMatchObject({ a: 'V-1', b: 'V-2', keep: 'V-1' });
    const { attributes } = await house.answer(contract.showPerson, { params: { customer: 'V-1' } }, there);
    expect(attributes).toMatchObject([{ name: 'tariff', value: 'b' }]);
  });
});

describe('a segment', () => {
  it('is a field of every filter, versioned and counted', async () => {
    const gold = await house.answer(segments.putSegment, {
      body: { name: 'Gold', rule: 'customer.plan=gold', core: true },
    });
    expect(gold).toMatchObject({ version: 1, core: true, count: { customers: 6, of: 23 } });
    expect((await people({ where: 'segment=Gold' })).total).toBe(6);
    expect((await house.answer(describeJourneys, { query: { where: 'segment=Gold' } })).episodes).toBe(6);
    expect((await house.answer(describeJourneys, { query: { where: 'segment!=Gold' } })).episodes).toBe(17);
    const unhappy = { name: 'Unhappy', rule: 'stars<=2,customer.plan=gold', why: 'they leave', core: true };
    await house.answer(segments.putSegment, { body: unhappy });
    const { segments: all } = await house.answer(segments.listSegments);
    expect(all.map(({ name, core }) => [name, core])).toEqual([
      ['Unhappy', true],
      ['Gold', false],
    ]);
    const next = await house.answer(segments.putSegment, {
      body: { name: 'Gold', rule: 'customer.plan=gold|platinum' },
    });
    expect(next.version).toBe(2);
    const shown = await house.answer(segments.showSegment, { params: { segment: next.id } });
    expect(shown.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await house.answer(contract.showPerson, { params: { customer: 'K-02' } })).segments).toEqual([
      'Gold',
      'Unhappy',
    ]);
  });

  it('that is not there, asks for nothing, or calls another is refused in a sentence', async () => {
    expect(await house.ask(describeJourneys, { query: { where: 'segment=Silver' } })).toMatchObject({
      refused: 'no-such-segment',
    });
    // Everywhere, also where it would be everybody; and with the name that was probably meant.
    const told = { refused: 'no-such-segment', next: 'Did you mean "Gold"? Known segments: Gold, Unhappy.' };
    for (const where of ['segment=Godl', 'segment!=godl', 'episode.segment=Golt|Unhappy']) {
      const query = { where };
      const metric = { params: { metric: 'stars' } };
      expect(await house.ask(describeJourneys, { query })).toMatchObject(told);
      expect(await house.ask(contract.findPeople, { body: query })).toMatchObject(told);
      expect(await house.ask(showScores, { ...metric, query })).toMatchObject(told);
      expect(await house.ask(showDrivers, { ...metric, query: { where, of: 'duration' } })).toMatchObject(
        told,
      );
      expect(await house.ask(compareScores, { ...metric, query: { a: where, b: 'stars<=2' } })).toMatchObject(
        told,
      );
      expect(await house.ask(voicesBeside, { ...metric, query })).toMatchObject(told);
      expect(await house.ask(listThemes, { query })).toMatchObject(told);
      expect(await house.ask(searchVoices, { query })).toMatchObject(told);
      const claim = {
        segment: where,
        measure: { kind: 'score' as const, metric: 'stars', stat: 'mean' as const, where },
      };
      expect(
        JSON.stringify(await house.ask(judgeOperation, { body: { claim, language: 'en' as const } })),
      ).toContain('segment \\"');
    }
    const panel = await house.answer(changePanel, { body: { panel: 'Golden' } });
    const params = { panel: panel.id };
    expect(await house.ask(setPanel, { params, body: { segment: 'Godl' } })).toMatchObject(told);
    for (const rule of ['nonsense', 'no such=1', 'segment=Gold']) {
      expect(isRefusal(await house.ask(segments.putSegment, { body: { name: 'X', rule } }))).toBe(true);
    }
    expect(
      isRefusal(await house.ask(segments.putSegment, { body: { name: 'a,b="', rule: 'stars<=2' } })),
    ).toBe(true);
  });

  it('follows links: one of two identifiers has the attribute, the customer is in it', async () => {
    const link = await house.answer(mergeCustomers, { body: { a: 'K-12', b: 'K-02' } });
    expect(link.state).toBe('merged');
    const found = await people({ where: 'segment=Gold' });
    expect(found.people.map(({ customer }) => customer)).toContain('K-12');
    expect(found.total).toBe(6);
    expect((await people({ text: 'k2@example.org' })).people.map(({ customer }) => customer)).toEqual([
      'K-12',
    ]);
  });
});

describe('what is held about a customer', () => {
  it('is handed over whole: every table with an identifier of theirs is in it, as JSON and CSV', async () => {
    const params = { customer: 'K-04' };
    await house.answer(addIdentities, {
      body: { customer: 'K-04', identities: [{ kind: 'handle', value: '=cmd|x' }] },
    });
    await house.answer(changePanel, { body: { panel: 'Council', join: ['K-04'] } });
    await house.answer(putConsent, { params, body: { purpose: 'news', given: true, channel: 'phone' } });
    await house.answer(makeLink, { params, body: {} });
    const held = JSON.parse(await house.file(contract.exportPerson, { params })) as Record<string, unknown[]>;
    const client = await house.services.records.pool.connect();
    try {
      await client.query("SELECT set_config('sirius.workspace', $1, false)", [house.workspaceId]);
      const { rows } = await client.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
      );
      for (const { name } of rows) {
        const found = await client.query(`SELECT 1 FROM ${name} t WHERE t::text ~ '\\yK-04\\y' LIMIT 1`);
        // Who looked at whom is the house's own log; the reports of imports hold what the moments hold.
        if (found.rows.length > 0 && name !== 'audit')
          expect([name, held[name]?.length ?? 0]).not.toEqual([name, 0]);
      }
      await client.query("SELECT set_config('sirius.workspace', '', false)");
    } finally {
      client.release();
    }
    expect(held.moments?.length).toBe(1);
    expect(JSON.stringify(held)).not.toContain('"hash"');
    const csv = await house.file(contract.exportPerson, { params, query: { format: 'csv' } });
    expect(csv).toContain('"\'=cmd|x"');
    expect(await house.ask(contract.exportPerson, { params: { customer: 'nobody' } })).toMatchObject({
      refused: 'nothing-held',
    });
    expect(await house.ask(contract.exportPerson, { params }, { as: 'agent' })).toMatchObject({
      refused: 'not-allowed',
    });
  });
});

const stars = async (where?: string, by?: string) =>
  house.ask(showScores, {
    params: { metric: 'stars' },
    query: { ...(where === undefined ? {} : { where }), ...(by === undefined ? {} : { by }) },
  });
const n = (cells: unknown) => (cells as { n: number | null; value: number | null }[]).map((cell) => cell.n);

describe('employees, suppliers and others', () => {
  const people = (prefix: string, from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `${prefix}-${from + i}`);
  const say = async (name: string, who: readonly string[], score: number) =>
    reported(
      await imported(
        house,
        {
          [name]: `id,who,at,stars,says,team\n${who
            .map(
              (each, i) =>
                `${each}x,${each},2026-02-01T10:0${i}:00Z,${score},"Our ${each} is fine.",${i % 3}`,
            )
            .join('\n')}\n`,
        },
        mapping({
          tables: { log: { file: name } },
          customer: 'who',
          episode: 'id',
          moments: [
            {
              kind: 'voice',
              step: 'Pulse',
              at: 'at',
              text: 'says',
              scores: { stars: { column: 'stars', scale: [1, 5], blank: [] } },
              attributes: { team: { column: 'team' } },
            },
          ],
        }),
      ),
    );

  it('are chosen when a table of people is brought in, and never mix into what customers say', async () => {
    const before = { stars: n(await stars()), journeys: await house.answer(describeJourneys, { query: {} }) };
    const rows = [...people('E', 0, 7)].map((customer) => ({ customer }));
    await house.answer(contract.importPeople, { body: { rows, kind: 'employee', source: 'hr.csv' } });
    await house.answer(contract.importPeople, {
      body: { rows: [{ customer: 'S-0' }], kind: 'supplier', source: 'erp.csv' },
    });
    await say('pulse.csv', people('E', 0, 7), 1);
    await say('supply.csv', ['S-0'], 1);
    expect(n(await stars())).toEqual(before.stars);
    const after = await house.answer(describeJourneys, { query: {} });
    expect([after.customers, after.episodes]).toEqual([before.journeys.customers, before.journeys.episodes]);
    expect(n(await stars('stakeholder=employee'))).toEqual([8]);
    const answer = await house.answer(contract.listGroups);
    expect(answer.groups).toEqual([
      { group: 'employee', people: 8, where: 'stakeholder=employee' },
      { group: 'supplier', people: 1, where: 'stakeholder=supplier' },
    ]);
    const found = await house.answer(contract.findPeople, { body: { kind: 'supplier' } });
    expect(found.people.map(({ customer }) => customer)).toEqual(['S-0']);
    expect(await house.answer(showCustomer, { params: { customer: 'S-0' } })).toMatchObject({
      customer: 'S-0',
    });
  });

  it('employees are nowhere shown one by one: not in lists, voices, timelines, small groups or by what is left out', async () => {
    const where = 'stakeholder=employee';
    const shown = JSON.stringify([
      await house.answer(searchVoices, { query: {} }),
      await house.answer(contract.findPeople, { body: { text: 'E-' } }),
      await house.answer(listEpisodes, { query: { limit: 100 } }),
      await house.answer(voicesBeside, { params: { metric: 'stars' }, query: {} }),
    ]);
    expect(shown).not.toContain('E-3');
    const refused = { refused: 'only-in-groups' };
    expect(await house.ask(contract.findPeople, { body: { kind: 'employee' } })).toMatchObject(refused);
    expect(await house.ask(contract.findPeople, { body: { where } })).toMatchObject(refused);
    expect(await house.ask(contract.showPerson, { params: { customer: 'E-3' } })).toMatchObject(refused);
    expect(await house.ask(showCustomer, { params: { customer: 'E-3' } })).toMatchObject(refused);
    expect(
      await house.ask(showEpisode, { params: { episode: 'E-3x' }, query: { customer: 'E-3' } }),
    ).toMatchObject(refused);
    expect(await house.ask(showEpisode, { params: { episode: 'E-3x' } })).toMatchObject({
      refused: 'no-such-episode',
    });
    for (const ask of [
      house.ask(searchVoices, { query: { where } }),
      house.ask(listEpisodes, { query: { where } }),
      house.ask(voicesBeside, { params: { metric: 'stars' }, query: { where } }),
      house.ask(describeJourneys, { query: { where } }),
      stars(`${where},customer=E-3`),
      stars(where, 'customer'),
      stars(where, 'episode'),
    ])
      expect(await ask).toMatchObject(refused);
    for (const bad of ['stakeholder=emploee', 'stakeholder!=employee', 'stakeholder=employee|customer'])
      expect(await stars(bad)).toMatchObject({ refused: 'one-group' });
    // Teams of two or three are not told of, not by name either; nor is what subtracting leaves.
    expect(n(await stars(where, 'team'))).toEqual([]);
    expect(n(await stars(`${where},team=1`))).toEqual([null]);
    expect(n(await stars(`${where},team!=1`))).toEqual([null]);
  });

  it('a merged person who is an employee by one of two identifiers is one', async () => {
    await house.answer(mergeCustomers, { body: { a: 'K-05', b: 'E-6' } });
    expect(await house.ask(contract.showPerson, { params: { customer: 'K-05' } })).toMatchObject({
      refused: 'only-in-groups',
    });
    expect((await house.answer(contract.findPeople, { body: { text: 'K-05' } })).people).toEqual([]);
  });
});

describe('a panel', () => {
  it('is filled by lot with a known probability, never with who left it, is left alone or refuses', async () => {
    const made = await house.answer(panels.changePanel, {
      body: { panel: 'Sounding board', join: ['K-00'] },
    });
    const params = { panel: made.id };
    expect(await house.ask(panels.refreshPanel, { params, body: {} })).toMatchObject({
      refused: 'no-target',
    });
    await house.answer(panels.setPanel, { params, body: { target: 10, purpose: 'New tariffs' } });
    await house.answer(panels.changePanel, { body: { panel: 'Sounding board', leave: ['K-00'] } });
    await house.answer(contract.putPerson, {
      params: { customer: 'K-01' },
      body: { doNotContact: { on: true, why: 'asked for it' } },
    });
    await house.answer(putConsent, {
      params: { customer: 'K-04' },
      body: { purpose: 'research', given: false, channel: 'phone' },
    });
    const look = await house.answer(panels.refreshPanel, { params, body: { seed: 7, dryRun: true } });
    // Everybody with a journey, and one who is known without any.
    const all = (await house.answer(contract.findPeople, { body: {} })).total + 1;
    expect(look).toMatchObject({ eligible: all - 3, heldBack: 2, drawn: 10, probability: 10 / (all - 3) });
    expect(look.panel.members).toBe(0);
    const done = await house.answer(panels.refreshPanel, { params, body: { seed: 7 } });
    expect(done.panel).toMatchObject({ members: 10, left: 1, target: 10 });
    const { members } = await house.answer(panels.listMembers, { params, query: { limit: 200, offset: 0 } });
    const drawn = members.filter(({ how }) => how === 'drawn').map(({ customer }) => customer);
    expect(drawn).toHaveLength(10);
    for (const not of ['K-00', 'K-01', 'K-04', 'K-05', 'K-23']) expect(drawn).not.toContain(not);
    expect(members.every(({ how, probability }) => how !== 'drawn' || probability === 10 / (all - 3))).toBe(
      true,
    );
    expect((await house.answer(panels.refreshPanel, { params, body: {} })).drawn).toBe(0);
    // Ten of eleven who were there: too few for a share, the counts are told.
    expect(done.panel.attrition).toMatchObject({ n: 11 });
    await house.answer(panels.changePanel, { body: { panel: 'Sounding board', leave: drawn.slice(0, 4) } });
    const [panel] = (await house.answer(panels.listPanels)).panels.filter(
      ({ name }) => name === 'Sounding board',
    );
    expect(panel).toMatchObject({ members: 6, left: 5, attrition: { n: 11, value: 5 / 11 } });
    expect((await house.answer(panels.refreshPanel, { params, body: {} })).drawn).toBe(4);
  });

  it('of employees has members only of them, and lists none', async () => {
    const wrong = { panel: 'Crew', stakeholder: 'employee' as const, join: ['K-02'] };
    expect(await house.ask(panels.changePanel, { body: wrong })).toMatchObject({ refused: 'other-group' });
    // What was refused made no panel: the same name is free for the group that was meant.
    const forgot = { panel: 'Crew', join: ['E-1'] };
    expect(await house.ask(panels.changePanel, { body: forgot })).toMatchObject({ refused: 'other-group' });
    const crew = await house.answer(panels.changePanel, { body: { ...wrong, join: ['E-1', 'E-2'] } });
    expect(crew).toMatchObject({ members: 2, stakeholder: 'employee' });
    expect(
      await house.ask(panels.listMembers, { params: { panel: crew.id }, query: { limit: 200, offset: 0 } }),
    ).toMatchObject({ refused: 'only-in-groups' });
  });
});
