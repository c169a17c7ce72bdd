import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { ask } from '../../../stores/moments/question.ts';
import { describeJourneys, showCustomer } from '../../journeys/contract.ts';
import { timelineItems } from '../../journeys/questions/timeline-items.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import * as contract from './contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-10' });
  const rows = ['B7', 'A1', 'C3', 'D4']
    .flatMap((who, i) => [
      `o${i},${who},Order,2026-01-0${i + 1}T10:00:00Z,`,
      `o${i},${who},Delivered,2026-02-0${i + 1}T10:00:00Z,${i + 1}`,
    ])
    .join('\n');
  reported(
    await imported(
      house,
      { 'log.csv': `id,who,step,at,stars\n${rows}\n` },
      mapping({
        tables: { log: { file: 'log.csv' } },
        customer: 'who',
        episode: { gap: '90d' },
        moments: [
          {
            kind: 'voice',
            step: { column: 'step' },
            at: 'at',
            scores: { stars: { column: 'stars', scale: [1, 5], blank: [''] } },
          },
        ],
      }),
    ),
  );
}, 90_000);
afterAll(async () => house.close());

/** All derived rows without the numbers that are any in each generation: its own, and those it gives to episodes. */
async function derived(): Promise<string> {
  const { moments, scope } = house.services;
  const { workspace, generations } = await scope(house.workspaceId);
  const rows = await Promise.all(
    ['timeline', 'episodes', 'answers'].map((table) =>
      moments.rows(
        `SELECT * EXCEPT (generation, episode_number) FROM ${table} WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}
         ORDER BY ALL`,
        { workspace, generations: [...generations] },
      ),
    ),
  );
  return JSON.stringify(rows);
}
const described = async () => {
  const { customers, episodes, moments } = await house.answer(describeJourneys, {});
  return { customers, episodes, moments };
};

describe('two identifiers that are one customer', () => {
  it('are one timeline, one episode and one customer everywhere; a split puts every byte back', async () => {
    const before = await derived();
    expect(await described()).toEqual({ customers: 4, episodes: 4, moments: 4 });
    const one = await house.answer(contract.mergeCustomers, {
      body: { a: 'A1', b: 'B7', why: 'same house' },
    });
    const two = await house.answer(contract.mergeCustomers, { body: { a: 'C3', b: 'B7' } });
    expect(await described()).toEqual({ customers: 2, episodes: 2, moments: 4 });
    const { customer, episodes } = await house.answer(showCustomer, { params: { customer: 'B7' } });
    expect(customer).toBe('A1');
    expect(episodes.map(({ items }) => items.length)).toEqual([3]);
    const scope = await house.services.scope(house.workspaceId);
    const rows = await ask(house.services.moments, scope, timelineItems({ customer: 'A1' }, 100));
    expect(rows.map(({ at }) => at)).toEqual([...rows.map(({ at }) => at)].sort());

    const split = async (link: string) =>
      house.answer(contract.decideLinks, { body: { links: [link], what: 'split', why: 'was a mistake' } });
    await split(one.id);
    await split(two.id);
    expect(await derived()).toBe(before);
    const log = await house.answer(contract.readLinkLog);
    expect(log.entries.map(({ deed }) => deed)).toEqual(['split', 'split', 'merged', 'merged']);
    const again = await house.ask(contract.decideLinks, { body: { links: [one.id], what: 'split' } });
    expect(isRefusal(again)).toBe(false);
  }, 60_000);

  it('that a kill left between the records and the timeline are brought in by the next derivation', async () => {
    const { records } = house.services;
    const { setAliases, deriveLinks } = await import('../../journeys/index.ts');
    const before = await derived();
    await records.inWorkspace(house.workspaceId, (tx) =>
      setAliases(tx, house.workspaceId, new Map([['D4', 'A1']])),
    );
    expect(await derived()).toBe(before);
    expect(await deriveLinks(house.services, house.workspaceId, new Date('2026-03-10'))).toBe(true);
    expect((await described()).customers).toBe(3);
    await records.inWorkspace(house.workspaceId, (tx) =>
      setAliases(tx, house.workspaceId, new Map([['D4', 'D4']])),
    );
    await deriveLinks(house.services, house.workspaceId, new Date('2026-03-10'));
    expect(await derived()).toBe(before);
    expect(await deriveLinks(house.services, house.workspaceId, new Date('2026-03-10'))).toBe(false);
  });
});

describe('many links', () => {
  it('are looked up in a table: thirty thousand of them derive, and split again', async () => {
    const { records } = house.services;
    const { setAliases, deriveLinks } = await import('../../journeys/index.ts');
    const before = await derived();
    const names = Array.from({ length: 30_000 }, (_, i) => `nobody-${i}`);
    const now = new Date('2026-03-10');
    const set = (into: (name: string) => string) =>
      records.inWorkspace(house.workspaceId, (tx) =>
        setAliases(tx, house.workspaceId, new Map(names.map((name) => [name, into(name)]))),
      );
    await set(() => 'A1');
    await deriveLinks(house.services, house.workspaceId, now);
    expect((await described()).customers).toBe(4);
    await set((name) => name);
    await deriveLinks(house.services, house.workspaceId, now);
    expect(await derived()).toBe(before);
  }, 60_000);
});

describe('identities in common', () => {
  const add = (customer: string, value: string, verified: boolean, kind: contract.IdentityKind = 'email') =>
    house.answer(contract.addIdentities, { body: { customer, identities: [{ kind, value, verified }] } });

  it('of a sender nobody confirmed only propose, however often they come', async () => {
    await add('A1', 'Ana@Example.org', true);
    const spoofed = await add('D4', 'ana@example.org', false);
    expect(spoofed).toEqual({ added: 1, proposed: 1, merged: 0 });
    expect(await add('D4', 'ANA@example.org', false)).toEqual({ added: 0, proposed: 0, merged: 0 });
    expect((await described()).customers).toBe(4);
    const { links } = await house.answer(contract.listLinks, { query: { state: 'proposed' } });
    expect(links[0]?.evidence[0]?.warning).toMatch(/Not confirmed/);
    await house.answer(contract.decideLinks, { body: { links: [links[0]?.id ?? ''], what: 'dismiss' } });
    // Confirmed later: what a person dismissed stays dismissed.
    expect(await add('D4', 'ana@example.org', true)).toMatchObject({ proposed: 0, merged: 0 });
  });

  it('confirmed on both sides are merged and logged, unless three share them', async () => {
    await add('A1', 'K-100', true, 'id');
    expect(await add('C3', 'K-100', true, 'id')).toMatchObject({ merged: 1 });
    expect((await described()).customers).toBe(3);
    expect(await add('D4', 'K-100', true, 'id')).toMatchObject({ merged: 0, proposed: 1 });
    const { links } = await house.answer(contract.listLinks, { query: { state: 'merged' } });
    await house.answer(contract.decideLinks, { body: { links: links.map(({ id }) => id), what: 'split' } });
    expect((await described()).customers).toBe(4);
  });

  it('refuses what is no address, a pair of the same, and links of another company', async () => {
    for (const value of ['nobody', 'a@b', '<x>@y.zz']) {
      const refused = await house.ask(contract.addIdentities, {
        body: { customer: 'A1', identities: [{ kind: 'email', value }] },
      });
      expect(isRefusal(refused)).toBe(true);
    }
    expect(await house.ask(contract.mergeCustomers, { body: { a: 'A1', b: 'A1' } })).toMatchObject({
      refused: 'no-pair',
    });
    const { links } = await house.answer(contract.listLinks);
    const foreign = await house.ask(
      contract.decideLinks,
      { body: { links: [links[0]?.id ?? ''], what: 'merge' } },
      { workspaceId: await house.otherWorkspace() },
    );
    expect(foreign).toMatchObject({ refused: 'no-such-link' });
  });
});
