import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInOptions } from '../../src/server/access/sign-in.ts';
import { openHouse, type TestHouse } from '../house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('our migration makes exactly the tables the sign-in library wants', async () => {
  const { pool } = house.services.records;
  const wanted = await getMigrations(
    signInOptions({ pool, secret: 'x'.repeat(40), address: 'http://localhost' }),
  );
  expect(wanted.toBeCreated).toEqual([]);
  expect(wanted.toBeAdded).toEqual([]);
  expect(wanted.toBeAddedIndexes).toEqual([]);
});

test('every table of a company has row-level security, forced', async () => {
  const { rows } = await house.services.records.pool.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
  expect(rows).toEqual([]);
});

test('a forgotten WHERE yields nothing outside a company, and nothing of another', async () => {
  const { records } = house.services;
  const other = await house.otherWorkspace();
  await records.inWorkspace(other, async (tx) => {
    await sql`INSERT INTO members (workspace_id, user_id, roles) VALUES (${other}::uuid, 'u', '{agent}')`.execute(
      tx,
    );
  });
  const all = async (run: typeof records.outside) =>
    run(async (tx) => {
      return (await sql`SELECT * FROM members`.execute(tx)).rows;
    });
  expect(await all(records.outside)).toEqual([]);
  expect(await all((work) => records.inWorkspace(house.workspaceId, work))).toEqual([]);
  expect(await all((work) => records.inWorkspace(other, work))).toHaveLength(1);
});
