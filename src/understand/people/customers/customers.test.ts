import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { describeJourneys } from '../../journeys/contract.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { showScores } from '../../scores/contract.ts';
import { makeLink, putConsent } from '../consent/contract.ts';
import { addIdentities, mergeCustomers } from '../identity/contract.ts';
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
      refused: 'an-employee',
    });
    expect(await house.ask(contract.showPerson, { params: { customer: 'nobody' } })).toMatchObject({
      refused: 'no-such-customer',
    });
  });
});

describe('a segment', () => {
  it('is a field of every filter, versioned and counted', async () => {
    const gold = await house.answer(segments.putSegment, {
      body: { name: 'Gold', rule: 'customer.plan=gold', core: true },
    });
    expect(gold).toMatchObject({ version: 1, core: true, count: { customers: 6, of: 24 } });
    expect((await people({ where: 'segment=Gold' })).total).toBe(6);
    expect((await house.answer(describeJourneys, { query: { where: 'segment=Gold' } })).episodes).toBe(6);
    expect((await house.answer(describeJourneys, { query: { where: 'segment!=Gold' } })).episodes).toBe(18);
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
    await house.answer(contract.changePanel, { body: { panel: 'Council', join: ['K-04'] } });
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
