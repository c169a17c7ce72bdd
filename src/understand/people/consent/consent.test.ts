import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Visit } from '../../../server/public-pages.ts';
import { putPerson } from '../customers/contract.ts';
import { mergeCustomers } from '../identity/contract.ts';
import { changePanel, listMembers, listPanels, setPanel } from '../panels/contract.ts';
import * as contract from './contract.ts';
import { mayUse } from './may.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-10' });
}, 60_000);
afterAll(async () => house.close());

const may = async (customer: string, purpose: contract.Purpose) =>
  house.services.records.inWorkspace(house.workspaceId, async (tx) =>
    (await mayUse(tx, [customer], purpose)).get(customer),
  );
const say = (customer: string, purpose: contract.Purpose, given: boolean) =>
  house.answer(contract.putConsent, { params: { customer }, body: { purpose, given, channel: 'phone' } });

async function visit(method: 'GET' | 'POST', path: string, form: [string, string][] = []) {
  const [place = '', search = ''] = path.split('?');
  const page = house.house.pages.find(
    (each) => each.method === method && each.path === '/preferences/:token',
  );
  const asked: Visit = {
    fields: new URLSearchParams(form),
    files: [],
    params: { token: place.replace('/preferences/', '') },
    query: new URLSearchParams(search),
    languages: ['de', 'es-MX'],
    userAgent: '',
    network: '',
  };
  return page?.show(house.services, asked);
}
const html = (shown: unknown) => (shown as { html: string }).html;

it('a purpose that needs consent waits for a yes, others for a no; the last word counts, under any identifier', async () => {
  expect(await may('A', 'news')).toMatchObject({ allowed: false });
  expect(await may('A', 'research')).toMatchObject({ allowed: true });
  await say('A', 'news', true);
  await say('A', 'research', false);
  expect(await may('A', 'news')).toMatchObject({ allowed: true, say: 'They agreed on 2026-03-10.' });
  expect(await may('A', 'research')).toMatchObject({ allowed: false });
  await house.answer(mergeCustomers, { body: { a: 'B', b: 'A' } });
  expect(await may('B', 'research')).toMatchObject({ allowed: false });
  await say('B', 'research', true);
  expect(await may('A', 'research')).toMatchObject({ allowed: true });
});

it('do-not-contact stands above every yes, and leaves what is no contact as it is', async () => {
  await say('C', 'research', true);
  await house.answer(putPerson, {
    params: { customer: 'C' },
    body: { doNotContact: { on: true, why: 'lawyer' } },
  });
  expect(await may('C', 'research')).toMatchObject({ allowed: false });
  expect(await may('C', 'case')).toMatchObject({ allowed: false });
  expect(await may('C', 'original')).toMatchObject({ allowed: true });
});

it('the log keeps wording, channel, time and who wrote it; changing the wording changes nothing said', async () => {
  await say('D', 'publish', true);
  const wording = { en: 'Print it.', es: 'Imprimirlo.' };
  await house.answer(contract.changePurpose, { params: { purpose: 'publish' }, body: { wording } });
  const { log } = await house.answer(contract.showConsents, { params: { customer: 'D' } });
  expect(log).toMatchObject([
    { given: true, channel: 'phone', wording: expect.stringContaining('without my name') },
  ]);
});

it('a customer sees and changes it all on their own page, without script; looking changes nothing', async () => {
  const { path } = await house.answer(contract.makeLink, { params: { customer: 'E' }, body: {} });
  await house.answer(putPerson, {
    params: { customer: 'E' },
    body: { identities: [{ kind: 'email', value: 'Eva.<b>@example.org'.replace('<b>', 'b') }] },
  });
  const seen = html(await visit('GET', path));
  expect(seen).toContain('lang="es"');
  expect(seen).toContain('e…@example.org');
  expect(seen).not.toMatch(/<script|style=|eva\.b/);
  expect(html(await visit('GET', `${path}?language=en`))).toContain('Your preferences');
  expect((await house.answer(contract.showConsents, { params: { customer: 'E' } })).log).toEqual([]);

  const saved = await visit('POST', `${path}?language=en`, [
    ['do', 'save'],
    ['allow', 'news'],
    ['allow', 'case'],
    ['allow', 'language-model'],
    ['allow', 'original'],
    ['allow', '<script>'],
  ]);
  expect(saved).toEqual({ see: `${path}?language=en&saved=1` });
  const { log } = await house.answer(contract.showConsents, { params: { customer: 'E' } });
  expect(log.map(({ purpose, given }) => [purpose, given]).sort()).toEqual([
    ['news', true],
    ['research', false],
  ]);
  expect(await may('E', 'research')).toMatchObject({ allowed: false });

  await visit('POST', path, [['do', 'erasure']]);
  await visit('POST', path, [['do', 'erasure']]);
  const { requests } = await house.answer(contract.listRequests);
  expect(requests).toMatchObject([{ customer: 'E', kind: 'erasure', dueAt: '2026-04-09T00:00:00.000Z' }]);
  await house.answer(contract.endRequest, { params: { request: requests[0]?.id ?? '' }, body: {} });
  await visit('POST', path, [['do', 'leave']]);
  expect(await may('E', 'news')).toMatchObject({ allowed: false });
  expect(isRefusal(await visit('POST', path, [['do', 'everything']]))).toBe(true);
});

it('a link that is none, guessed, too old or of an odd form opens nothing', async () => {
  const { path } = await house.answer(contract.makeLink, { params: { customer: 'F' }, body: {} });
  expect(path.length).toBeGreaterThan('/preferences/'.length + 31);
  const other = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
  for (const wrong of [other, `${path}x`, '/preferences/', '/preferences/%', "/preferences/' OR 1=1"]) {
    expect(isRefusal(await visit('GET', wrong))).toBe(true);
    expect(isRefusal(await visit('POST', wrong, [['do', 'leave']]))).toBe(true);
  }
  expect(isRefusal(await visit('GET', path))).toBe(false);
  await house.setClock(new Date('2027-06-01'));
  expect(isRefusal(await visit('GET', path))).toBe(true);
});

it('joins and leaves open panels by themselves, and only those of their own group', async () => {
  const made = await house.answer(changePanel, { body: { panel: 'Sounding board' } });
  const crew = await house.answer(changePanel, { body: { panel: 'Crew', stakeholder: 'employee' } });
  for (const { id } of [made, crew])
    await house.answer(setPanel, {
      params: { panel: id },
      body: { isOpen: true, purpose: 'Try <new> things' },
    });
  const { path } = await house.answer(contract.makeLink, { params: { customer: 'P' }, body: {} });
  const shown = html(await visit('GET', path));
  expect(shown).toContain('Try &#60;new&#62; things');
  expect(shown).not.toContain('Crew');
  const choose = (...panels: string[]) =>
    visit('POST', path, [['do', 'panels'], ...panels.map((id): [string, string] => ['panel', id])]);
  const members = async () =>
    (await house.answer(listMembers, { params: { panel: made.id }, query: { limit: 10, offset: 0 } }))
      .members;
  await choose(made.id, crew.id, 'nonsense');
  expect(await members()).toMatchObject([{ customer: 'P', how: 'opted-in', leftAt: null }]);
  const { panels } = await house.answer(listPanels);
  expect(panels.find(({ id }) => id === crew.id)?.members).toBe(0);
  await choose();
  expect(await members()).toMatchObject([{ customer: 'P', whyLeft: 'left on their own page' }]);
});
