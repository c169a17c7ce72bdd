import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkspace } from '../../src/align/governance/contract.ts';
import { demoHouse } from '../../src/main/demo-house.ts';
import type { DemoCompany } from '../../src/server/demo-company.ts';
import { openServer, type TestServer } from '../serving.ts';

let said: string[] = [];
const company: DemoCompany = {
  name: 'Corner Shop',
  cast: [
    { id: 'ana', name: 'Ana', title: 'Head of CX', roles: ['cx-lead'] },
    { id: 'bo', name: 'Bo', title: 'Clerk', roles: ['employee'], functionName: 'Till' },
  ],
  async furnish(given) {
    await given.setClock(new Date('2026-01-01T00:00:00Z'));
    const seen = await given.apiAs('bo').ask(readWorkspace);
    said.push(`furnished ${seen.name}`);
  },
  async advance(given, to) {
    said.push(`advanced to ${to.toISOString().slice(0, 10)}`);
    await given.setClock(to);
  },
};

let server: TestServer;
let done = 0;
beforeAll(async () => {
  said = [];
  const house = demoHouse(company, 'k7Q9z2LwXv4RtY8uPa1sDf6gHj3kLm5n', false, () => done++);
  server = await openServer(house);
});
afterAll(() => server.close());

const enter = (person: string) =>
  server.call('POST', '/api/v1/demo/sign-in', { json: { person }, headers: { origin: server.url } });
const move = (now: string | null, cookie: string) =>
  server.call('POST', '/api/v1/workspace/clock', { json: { now }, cookie });

test('the company is furnished once, before the door opens', async () => {
  expect(said).toEqual(['furnished Corner Shop']);
  expect(done).toBe(1);
  const { body } = await server.call('GET', '/api/v1/status');
  expect(body).toMatchObject({ setUp: true, demo: true });
  expect(body.cast).toHaveLength(2);
});

test('one click is enough to be one of its people', async () => {
  const { cookie, status } = await enter('bo');
  expect(status).toBe(200);
  const { body } = await server.call('GET', '/api/v1/me', { cookie });
  expect(body).toMatchObject({
    name: 'Bo',
    roles: ['employee'],
    functionName: 'Till',
    workspace: { name: 'Corner Shop', demo: true },
    now: '2026-01-01T00:00:00.000Z',
  });
});

test('nobody else is there to be, and nobody sets it up', async () => {
  expect((await enter('mallory')).status).toBe(404);
  const json = { name: 'Mallory', email: 'm@example.com', password: 'long enough for this' };
  expect((await server.call('POST', '/api/v1/setup', { json })).status).toBe(409);
});

test('when the clock is moved the company lives on; never backwards', async () => {
  const { cookie } = await enter('ana');
  const moved = await move('2026-07-01T00:00:00.000Z', cookie);
  expect(moved.body).toEqual({ now: '2026-07-01T00:00:00.000Z' });
  expect(said).toContain('advanced to 2026-07-01');
  const back = await move('2026-02-01T00:00:00.000Z', cookie);
  expect(back.status).toBe(409);
  expect((await server.call('GET', '/api/v1/me', { cookie })).body.now).toBe('2026-07-01T00:00:00.000Z');
});

test('an employee does not move time', async () => {
  const { cookie } = await enter('bo');
  expect((await move('2027-01-01T00:00:00.000Z', cookie)).status).toBe(403);
});

test('the command line finds the company without being told its name', async () => {
  const { body } = await server.call('GET', '/api/v1/me', { key: server.token });
  expect(body).toMatchObject({ workspace: { name: 'Corner Shop' } });
});
