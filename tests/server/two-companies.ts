import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { Operation } from '../../src/kernel/operation.ts';
import { roles } from '../../src/kernel/policy.ts';
import { Download } from '../../src/server/serve.ts';
import { type GivenMoment, given } from '../../src/understand/journeys/given.ts';
import type { TestHouse } from '../house.ts';

/** What a call names: in its path, its query, its body or its upload. */
export interface Said {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly upload?: string | Buffer;
}

// What a test looks into; each says what it expects.
export type Answer = Readonly<Record<string, unknown>> & { readonly refused?: unknown };

/** A company of the test: what its own administrator may ask, and the word that stands in everything it has. */
export interface Company {
  readonly workspace: string;
  readonly mark: string;
  /** Ids of what it has, by where they stand in an address (`surveys/{id}`) or by the name of a field. */
  readonly ids: Readonly<Record<string, string>>;
  ask(name: string, said?: Said): Promise<Answer>;
}

export const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

function askerFor(house: TestHouse, workspace: string, mark: string): Company['ask'] {
  const caller = { userId: `the ${mark}`, name: mark, workspaceId: workspace, roles: [...roles] };
  return async (name, { upload, ...said } = {}) => {
    const endpoint = house.house.endpoints.find(({ operation }) => nameOf(operation) === name);
    if (endpoint === undefined) throw new Error(`nobody serves ${name}`);
    const bytes = upload === undefined ? {} : { bytes: Readable.from([Buffer.from(upload)]) };
    const answer = await house.house.perform(endpoint, caller, { ...said, ...bytes });
    if (!(answer instanceof Download)) return answer as Answer;
    const chunks: Buffer[] = [];
    for await (const chunk of answer.stream) chunks.push(Buffer.from(chunk));
    return { file: Buffer.concat(chunks).toString('utf8') };
  };
}

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Enough late parcels for something to be found, and a voice of each. */
const momentsOf = (mark: string): GivenMoment[] =>
  Array.from({ length: 240 }, (_, i) => {
    const late = i % 4 === 0;
    const at = (days: number) => new Date(Date.UTC(2025, 0, 1) + i * 3_600_000 + days * 86_400_000);
    const of = { customer: `${mark}${i}`, episode: `${mark} parcel ${i}` };
    const step = `${mark} arrived`;
    const due = at(3);
    const text = `${late ? 'It came late' : 'All good'}, ${mark} number ${i}.`;
    const scores = { [mark]: late ? 1 + (i % 3) : 4 + (i % 2) };
    return [
      { ...of, step: `${mark} ordered`, function: `${mark} shop`, at: at(0) },
      { ...of, kind: 'promise', step, function: `${mark} post`, at: at(0), due, declared: 1 },
      { ...of, step, function: `${mark} post`, at: at(late ? 6 : 2), declared: 2 },
      { ...of, kind: 'voice', step: 'Answered', at: at(7), text, scores },
    ] satisfies GivenMoment[];
  }).flat();

/** A company that has one of everything that can be named, each with the company's word in it. */
export async function furnishCompany(house: TestHouse, mark: string): Promise<Company> {
  const workspace = await house.otherWorkspace();
  const ask = askerFor(house, workspace, mark);
  const must = async (name: string, said?: Said) => {
    const answer = await ask(name, said);
    if (typeof answer.refused === 'string') throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const idOf = async (name: string, said?: Said) => String((await must(name, said)).id);
  /** What only a long way leads to stands there as that way would leave it. */
  const keep = async (table: string, row: Readonly<Record<string, unknown>>) => {
    const columns = sql.join(['workspace_id', ...Object.keys(row)].map((name) => sql.id(name)));
    const values = sql.join([workspace, ...Object.values(row)].map((value) => sql`${value}`));
    await house.services.records.inWorkspace(workspace, (tx) =>
      sql`INSERT INTO ${sql.id(table)} (${columns}) VALUES (${values})`.execute(tx),
    );
    return String(row.id);
  };
  const by = { by_id: 'u', by_name: mark };

  await house.services.records.inWorkspace(workspace, (tx) =>
    sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up)
        VALUES (${workspace}::uuid, ${mark}, 1, 5, 'mean')`.execute(tx),
  );
  await given(house.services, workspace, momentsOf(mark), { now: new Date('2026-01-01') });

  const upload = await idOf('POST /uploads', {
    query: { name: 'log.csv' },
    upload: `case,step,at\n${mark},Opened,2025-01-01T00:00:00Z\n${mark},Closed,${mark}day\n`,
  });
  const mapping = {
    tables: { log: { file: 'log.csv' } },
    episode: 'case',
    moments: [{ table: 'log', step: { column: 'step' }, at: 'at' }],
  };
  const imported = await idOf('POST /imports', { body: { files: [{ upload }], mapping } });
  while ((await ask('GET /imports/{id}', { params: { id: imported } })).stage !== 'done') await pause(20);

  const survey = await idOf('POST /surveys', { body: { template: 'nps', title: mark } });
  await must('POST /surveys/{id}/publish', { params: { id: survey }, body: { revision: 1 } });
  const params = { id: survey };
  const link = await must('POST /surveys/{id}/links', { params, body: { name: mark, channel: 'link' } });
  const address = String(link.path).slice('/s/'.length);
  const key = mark.padEnd(22, 'x');
  await must('POST /answering/{link}/start', { params: { link: address }, body: { key } });
  const file = { key, survey, question: 'why', name: `${mark}.png`, type: 'image/png', bytes: photo.length };
  const settings = {
    name: mark,
    audience: { kind: 'list' },
    letters: { en: { subject: mark, text: '{link}' } },
  };

  const post = await idOf('POST /posts', { body: { kind: 'webhook', name: `${mark} hook` } });
  await must('POST /posts/{post}/secrets', { params: { post }, body: {} });
  const secrets = await must('GET /posts/{post}/secrets', { params: { post } });
  const observation = newId();
  const photoId = newId();
  const seen = { kind: 'gemba', at: '2026-01-01T00:00:00Z', saw: mark, photos: [photoId] };
  await must('PUT /observations/{observation}', {
    params: { observation },
    body: { ...seen, peopleOnPhotos: 'nobody' },
  });
  await must('PUT /observations/{observation}/photos/{photo}', {
    params: { observation, photo: photoId },
    upload: photo,
  });

  await must('POST /people/import', {
    body: {
      source: mark,
      rows: [0, 1].map((i) => ({
        customer: `${mark}${i}`,
        identities: [{ kind: 'email', value: `${mark}@example.com` }],
      })),
    },
  });
  const links = (await must('GET /people/links')).links as { id: string }[];
  const voices = (await must('GET /voices')).voices as { moment: string }[];
  const moment = String(voices[0]?.moment);
  const user = newId();
  await keep('members', { user_id: user, roles: ['employee'] });
  await house.services.records.outside((tx) =>
    sql`INSERT INTO users (id, name, email, "emailVerified")
        VALUES (${user}::uuid, ${mark}, ${`${mark}.member@example.com`}, true)`.execute(tx),
  );
  const stories = (await must('GET /meaning/stories')).list as { id: string }[];
  const invited = await must('POST /members/invitations', {
    body: { email: `${mark}@example.com`, roles: ['employee'] },
  });
  const made = await must('POST /keys', { body: { name: mark, roles: ['researcher'] } });
  await must('POST /work', { body: { csv: `id,title\n${mark},${mark} work\n` } });
  const work = (await must('GET /work')) as unknown as { id: string }[];
  const found = (await must('GET /findings')).findings as { id: string }[];
  const erasure = await idOf('POST /erasures', {
    body: { customer: `${mark}nobody`, confirm: `${mark}nobody`, reason: mark },
  });
  while ((await ask('GET /erasures/{erasure}', { params: { erasure } })).state !== 'done') await pause(20);
  const proposal = { after_version: 0, document: '{}', by_id: 'u' };
  const span = { moment, span_start: 0, span_end: 2, quote: mark, status: 'rejected', ...by };

  const ids: Record<string, string> = {
    'answering/{link}': address,
    'consents/{customer}': `${mark}0`,
    'customers/{customer}': `${mark}0`,
    'decisions/{id}': await idOf('POST /decisions', { body: { title: `${mark} decision` } }),
    'distributions/{id}': await idOf('POST /distributions', { body: { survey, settings } }),
    'edits/{edit}': await keep('theme_edits', {
      id: newId(),
      edit: JSON.stringify({ edit: 'pin', theme: mark }),
      say: mark,
      before: '[]',
      ...by,
    }),
    'episodes/{episode}': `${mark} parcel 0`,
    'erasures/{erasure}': erasure,
    'files/{file}': await keep('survey_files', { id: newId(), ...file, content: photo }),
    'files/{question}': 'why',
    'findings/{id}': String(found[0]?.id),
    'imports/{id}': imported,
    'invitations/{id}': String((invited.invitation as { id: string }).id),
    'keys/{id}': String((made.key as { id: string }).id),
    'labels/{decision}': await keep('label_decisions', {
      id: newId(),
      task: 'sentiment',
      label: 'negative',
      by_chance: false,
      suggested: [],
      ...span,
    }),
    'links/{link}': String(link.id),
    'links[]': String(links[0]?.id),
    'members/{userId}': user,
    'metrics/{metric}': mark,
    'observations/{observation}': observation,
    'originals/{moment}': moment,
    'panels/{panel}': await idOf('POST /people/panels', {
      body: { panel: `${mark} panel`, join: [`${mark}0`] },
    }),
    'photos/{photo}': photoId,
    'posts/{post}': post,
    'promises/{decision}': await keep('quoted_promises', { id: newId(), ...span }),
    'quarantine/{held}': await keep('post_quarantine', {
      id: newId(),
      post,
      at: new Date(),
      fingerprint: mark,
      form: 'json',
      raw: JSON.stringify({ mark }),
      place: '',
      reason: mark,
    }),
    'quarantine/{import}': imported,
    'requests/{request}': await keep('privacy_requests', {
      id: newId(),
      customer: `${mark}0`,
      kind: 'access',
      asked_at: new Date(),
      due_at: new Date(),
    }),
    'secrets/{secret}': String((secrets.secrets as { id: string }[])[0]?.id),
    'segments/{segment}': await idOf('POST /segments', {
      body: { name: `${mark} people`, rule: `step="${mark} arrived"` },
    }),
    'sentiment proposals/{proposal}': await keep('sentiment_proposals', {
      id: newId(),
      models: Buffer.alloc(1),
      ...proposal,
    }),
    'stories/{story}': String(stories[0]?.id ?? '1'),
    'surveys/{id}': survey,
    'themes proposals/{proposal}': await keep('taxonomy_proposals', { id: newId(), ...proposal }),
    'themes/{theme}': await keep('themes', {
      id: `theme-${mark}`,
      kind: 'taught',
      name: `${mark} theme`,
      first_name: mark,
      state: 'active',
      line: [`theme-${mark}`],
      names: [`${mark} theme`],
    }),
    'trace/{id}': '',
    upload,
    key,
    'versions/{version}': '1',
    'voices/{moment}': moment,
    'work/{id}': String(work[0]?.id),
  };
  ids['trace/{id}'] = String(ids['decisions/{id}']);
  ids['causes/{metric}'] = mark;
  return { workspace, mark, ids, ask };
}

/** Everything both stores hold of a company, table by table, as one fingerprint each. */
export async function fingerprintOf({ services }: TestHouse, workspace: string) {
  const { records, moments } = services;
  const prints: Record<string, unknown> = {};
  const { rows: tables } = await records.pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'",
  );
  await records.inWorkspace(workspace, async (tx) => {
    for (const { name } of tables) {
      const { rows } = await sql<{ print: string }>`
        SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print
        FROM ${sql.id(name)} t WHERE workspace_id = ${workspace}::uuid`.execute(tx);
      prints[name] = rows[0]?.print;
    }
    const settings = await sql`SELECT * FROM workspaces WHERE id = ${workspace}::uuid`.execute(tx);
    prints.workspaces = settings.rows;
  });
  const held = (await moments.rows(
    `SELECT DISTINCT table AS name FROM system.columns WHERE database = currentDatabase() AND name = 'workspace'
       AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree')`,
  )) as { name: string }[];
  for (const { name } of held) {
    const [row] = await moments.rows(
      `SELECT count() AS n, groupBitXor(cityHash64(*)) AS print FROM ${name} WHERE workspace = {workspace:UUID}`,
      { workspace },
    );
    prints[`moments ${name}`] = row;
  }
  return prints;
}
