import { z } from 'zod';
import type { Operation } from '../../src/kernel/operation.ts';
import { type Company, nameOf, type Said } from './two-companies.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Where an id stands in an address: `surveys/{id}`; with the part's name before it where two kinds share that. */
export function placesIn(path: string): { place: string; name: string }[] {
  const pieces = path.slice(1).split('/');
  return pieces.flatMap((piece, i) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name === undefined) return [];
    const place = `${pieces[i - 1]}/${piece}`;
    const [whole] = pieces;
    const kind = pieces.includes('sentiment') ? 'sentiment' : whole;
    return [{ place: place === 'proposals/{proposal}' ? `${kind} ${place}` : place, name }];
  });
}

/** Names of fields that name something a company has, wherever they stand in a body or a query. */
const naming =
  /^(survey|link|links|moment|customer|finding|decision|upload|panel|segment|theme|themes|into|post|import|observation|observer|photo|photos|key|metric|episode|story|a|b|keep|join|leave|id|slipped|workspace)$/;

/** The fields of a shape that name something a company has: those called so, and those whose form is that of an id. */
export function namesIn(shape: z.ZodType): string[] {
  const found = new Set<string>();
  const walk = (schema: Schema, name: string): void => {
    for (const choice of [schema.anyOf, schema.oneOf, schema.allOf].flat()) {
      if (choice !== undefined) walk(choice as Schema, name);
    }
    for (const [field, inner] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
      walk(inner, field);
    }
    if (schema.items !== undefined) walk(schema.items as Schema, name);
    const isText = schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
    if (isText && (naming.test(name) || schema.format === 'uuid')) found.add(name);
  };
  walk(z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }), '');
  return [...found].sort();
}

type Theirs = Pick<Company, 'ids' | 'mark'>;

const span = { start: 0, end: 2 };
const mapping = {
  tables: { log: { file: 'log.csv' } },
  episode: 'case',
  moments: [{ table: 'log', step: { column: 'step' }, at: 'at' }],
};
const fromPanel = ({ mark }: Theirs) => ({
  name: 'x',
  audience: { kind: 'panel', panel: `${mark} panel` },
  letters: { en: { subject: 'x', text: '{link}' } },
});
const en = (text: string) => ({ en: text });
const question = { code: 'q', type: 'text', text: en('x') };
const definition = {
  format: 1,
  title: en('x'),
  languages: ['en'],
  respondents: 'known',
  flow: [{ kind: 'block', code: 'b', pages: [{ code: 'p', questions: [question] }] }],
  ends: [{ code: 'e', kind: 'thanks', title: en('x') }],
};
const nothing = () => ({});
const session = ({ ids }: Theirs) => ({ key: ids.key });
const why = () => ({ why: 'asked by the test' });
const claim = ({ mark }: Theirs) => ({
  segment: `step="${mark} arrived"`,
  measure: { kind: 'score', metric: mark, stat: 'mean' },
});
const readAs = {
  id: { path: 'id' },
  moments: [{ kind: 'event', customer: 'who', step: 'x', at: { path: 'at' } }],
};

/**
 * Bodies with the ids of a company wherever one is taken, such as get past the check of their form: what names no id yet
 * stands for itself. Whoever adds an operation adds its body here; the test says which is missing.
 */
export const bodies: Readonly<Record<string, (from: Theirs) => unknown>> = {
  'POST /imports': ({ ids }) => ({ files: [{ upload: ids.upload }], mapping }),
  'POST /imports/proposal': ({ ids }) => ({ files: [{ upload: ids.upload }] }),
  'POST /quarantine/{import}/replay': () => ({ corrections: [] }),
  'POST /distributions': (b) => ({ survey: b.ids['surveys/{id}'], settings: fromPanel(b) }),
  'PUT /distributions/{id}': (b) => ({ revision: 1, settings: fromPanel(b) }),
  'POST /distributions/{id}/turn': () => ({ to: 'running' }),
  'PUT /surveys/{id}': () => ({ revision: 1, definition }),
  'POST /surveys/{id}/publish': () => ({ revision: 1 }),
  'PUT /surveys/{id}/pin': () => ({ pin: '1234' }),
  'POST /surveys/check': ({ ids }) => ({ definition, survey: ids['surveys/{id}'] }),
  'POST /answering/{link}/start': session,
  'POST /answering/{link}/save': (b) => ({ ...session(b), answers: {} }),
  'POST /answering/{link}/submit': (b) => ({ ...session(b), answers: { recommend: 1 } }),
  'POST /answering/{link}/resume': session,
  'POST /answering/{link}/refuse': session,
  'POST /answering/{link}/code': () => ({ email: 'nobody@example.com' }),
  'POST /surveys/{id}/links': () => ({ name: 'x' }),
  'POST /posts/{post}/replay': () => ({ from: '2025-01-01T00:00:00Z' }),
  'POST /posts/{post}/items': ({ mark }) => ({
    id: mark,
    moments: [{ kind: 'event', customer: `${mark}0`, step: 'x', at: '2025-01-01T00:00:00Z' }],
  }),
  'PUT /posts/{post}/webhook': () => ({ scheme: 'generic', mapping: readAs }),
  'POST /posts/{post}/webhook/trial': () => ({ mapping: readAs, sample: '{}' }),
  'POST /posts/{post}/webhook/proposal': () => ({ sample: '{}' }),
  'PUT /posts/{post}/mailbox': () => ({ own: ['@example.com'] }),
  'PUT /observations/{observation}': ({ ids }) => ({
    kind: 'gemba',
    at: '2025-01-01T00:00:00Z',
    saw: 'x',
    photos: [ids['photos/{photo}']],
    peopleOnPhotos: 'nobody',
  }),
  'POST /scores/metrics/{metric}/breaks': () => ({ at: '2025-01-01T00:00:00Z', why: 'asked otherwise' }),
  'POST /scores/methods/{method}': () => ({ successes: 1, n: 2 }),
  'POST /themes/edits': ({ ids }) => ({
    edit: 'merge',
    theme: ids['themes/{theme}'],
    into: ids['themes/{theme}'],
  }),
  'POST /themes/teach': ({ ids }) => ({ examples: [{ text: 'x', themes: [ids['themes/{theme}']] }] }),
  'PUT /themes/taxonomy': ({ ids }) => ({
    themes: [{ id: 'x', name: 'x', definition: 'x', rules: [], seeds: [] }],
    examples: [{ text: 'x', themes: [ids['themes/{theme}']] }],
    apply: false,
  }),
  'POST /meaning/labels': ({ ids }) => ({
    moment: ids['voices/{moment}'],
    span,
    task: 'sentiment',
    label: 'positive',
    status: 'confirmed',
  }),
  'POST /language-model/drafts': ({ ids }) => ({ task: 'name', theme: ids['themes/{theme}'] }),
  'POST /redaction-audits': ({ ids }) => ({ n: 1, seed: 1, slipped: [ids['voices/{moment}']] }),
  'POST /originals/{moment}/readings': () => ({ reason: 'asked by the test' }),
  'POST /voices/promises': ({ ids, mark }) => ({
    moment: ids['voices/{moment}'],
    span,
    status: 'rejected',
    episode: `${mark} parcel 0`,
  }),
  'POST /people/identities': ({ mark }) => ({
    customer: `${mark}0`,
    identities: [{ kind: 'email', value: 'x@example.com' }],
  }),
  'POST /people/links': ({ mark }) => ({ a: `${mark}0`, b: `${mark}1`, why: 'x' }),
  'POST /people/links/decide': ({ ids }) => ({ links: [ids['links[]']], what: 'dismiss', why: 'x' }),
  'POST /people/import': ({ mark }) => ({
    source: 'x',
    rows: [{ customer: `${mark}0`, attributes: { plan: 'x' } }],
  }),
  'POST /people/find': ({ mark }) => ({ text: mark }),
  'POST /people/panels': ({ mark }) => ({ panel: `${mark} panel`, join: [`${mark}1`], leave: [`${mark}0`] }),
  'PATCH /people/panels/{panel}': ({ mark }) => ({ segment: `${mark} people` }),
  'POST /people/customers/{customer}/consents': () => ({
    purpose: 'research',
    given: false,
    channel: 'phone',
  }),
  'POST /people/customers/{customer}/preference-link': nothing,
  'POST /people/requests/{request}/done': nothing,
  'POST /people/panels/{panel}/refresh': nothing,
  'POST /surveys/{id}/copy': nothing,
  'POST /posts/{post}/secrets': nothing,
  'POST /posts/{post}/quarantine/{held}/replay': nothing,
  'PATCH /posts/{post}': nothing,
  'PATCH /segments/{segment}': nothing,
  'PATCH /members/{userId}': () => ({ roles: ['employee'] }),
  'POST /decisions': (b) => ({ title: 'Of the test', finding: b.ids['findings/{id}'], claim: claim(b) }),
  'PATCH /decisions/{id}': (b) => ({ claim: claim(b) }),
  'POST /decisions/{id}/return': why,
  'POST /decisions/{id}/reject': why,
  'POST /decisions/{id}/withdraw': why,
  'POST /decisions/{id}/comments': () => ({ text: 'x' }),
  'POST /contributions/judge': (b) => ({
    claim: claim(b),
    finding: b.ids['findings/{id}'],
    decision: b.ids['decisions/{id}'],
  }),
  'PUT /work/{id}/serves': ({ ids }) => ({ serves: { kind: 'decision', id: ids['decisions/{id}'] } }),
  'POST /erasures/look': ({ mark }) => ({ customer: `${mark}0` }),
  'POST /erasures': ({ mark }) => ({ customer: `${mark}2`, confirm: `${mark}2`, reason: 'x' }),
  'PATCH /erasures/{erasure}': () => ({ again: 'take' }),
  'PUT /people/retention/{kind}': () => ({ days: 400, reason: 'as the law has it' }),
  'PATCH /people/purposes/{purpose}': () => ({ basis: 'consent' }),
  'PATCH /people/customers/{customer}': () => ({ attributes: { plan: 'x' } }),
};

/** Bodies that name nothing a company has, whatever their fields are called; and why. */
export const namesNothing: Readonly<Record<string, string>> = {
  'POST /meaning/readings': 'ids of texts that come with them',
  'POST /redactions': 'ids of texts that come with them',
  'POST /meaning/representation/trial': 'a key of a service',
  'PUT /language-model': 'a key of a service',
};

/** Bodies whose ids only one company has: naming another's is refused. Elsewhere names stand, which anybody may give. */
const takesNoForeign = new Set([
  'POST /imports',
  'POST /imports/proposal',
  'POST /distributions',
  'POST /themes/edits',
  'POST /meaning/labels',
  'POST /language-model/drafts',
  'POST /voices/promises',
  'POST /people/links/decide',
  'PATCH /people/panels/{panel}',
  'POST /decisions',
  'PUT /work/{id}/serves',
]);

/** Queries, by the name of their field. */
const queries: Readonly<Record<string, (from: Theirs) => string | undefined>> = {
  a: ({ mark }) => `step="${mark} arrived"`,
  after: ({ ids }) => ids['voices/{moment}'],
  b: ({ mark }) => `step="${mark} ordered"`,
  customer: ({ mark }) => `${mark}0`,
  finding: ({ ids }) => ids['findings/{id}'],
  id: () => 'customer',
  import: ({ ids }) => ids['imports/{id}'],
  key: ({ ids }) => ids.key,
  metric: ({ mark }) => mark,
  moment: ({ ids }) => ids['voices/{moment}'],
  observer: ({ ids }) => ids['members/{userId}'],
  survey: ({ ids }) => ids['surveys/{id}'],
  theme: ({ ids }) => ids['themes/{theme}'],
  workspace: ({ ids }) => ids['surveys/{id}'],
};

/** Places that take a name: what another company calls the same is another thing, and may be there. */
const names: Readonly<Record<string, string>> = {
  kind: 'words',
  purpose: 'research',
  method: 'estimate',
  step: 'stop',
};

/** One call of the walk: what is said, and whether it names in its path what only the other company has. */
export interface Try {
  readonly name: string;
  readonly said: Said;
  readonly mustRefuse: boolean;
  readonly why: string;
}

/** Ids are made where something is written down: the same id is another one in each company. */
const makesItsOwn = new Set(['PUT /observations/{observation}', 'DELETE /observations/{observation}']);

/** Places that take what others have too: names of one's own, numbers of versions. */
const sharedPlaces = /(kind|purpose|method|step|version|question|customer|metric|episode)\}$/;

function paramsOf(operation: Operation, from: (nth: number) => Theirs): Record<string, string> {
  const params = placesIn(operation.path).map(({ place, name }, nth) => {
    const id = names[name] ?? from(nth).ids[place];
    if (id === undefined)
      throw new Error(`tests/server/two-companies.ts gives a company no ${place}: add it.`);
    return [name, id];
  });
  return Object.fromEntries(params);
}

const queryOfUpload: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /answering/{link}/files/{question}': { name: 'x.png' },
  'POST /people/import-table': { name: 'x.csv' },
  'POST /surveys/{id}/response-imports': { name: 'x.csv' },
};
const fieldsOf = (shape: z.ZodType) =>
  (z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }).properties ?? {}) as object;

/** Every way in which a company can name what another one has: in the path, below an own one, in the query, in the body. */
export function triesOf(operation: Operation, own: Theirs, foreign: Theirs): Try[] {
  const name = nameOf(operation);
  const isPublic = operation.does === 'public';
  const takesBytes = operation.bodyKind === 'bytes';
  const places = placesIn(operation.path);
  const isTheirs = ({ place }: { place: string }) => !sharedPlaces.test(place);
  const body = bodies[name];
  const named = takesBytes || namesNothing[name] !== undefined ? [] : namesIn(operation.body);
  if (named.length > 0 && body === undefined) {
    throw new Error(`${name} names ${named.join(', ')}: add its body to tests/server/foreign-ids.ts.`);
  }
  const asked = fieldsOf(operation.query);
  const compared = 'a' in asked ? { a: queries.a?.(own), b: queries.b?.(own) } : {};
  const known = { ...compared, ...('by' in asked ? { by: 'step' } : {}), ...queryOfUpload[name] };
  const say = (path: (nth: number) => Theirs, inBody: Theirs, query: object = {}): Said => ({
    params: paramsOf(operation, path),
    query: { ...known, ...query } as Record<string, string>,
    body: body?.(inBody),
    ...(takesBytes ? { upload: 'a,b\n1,2\n' } : {}),
  });
  const tries: Try[] = [];
  if (operation.method === 'GET' && !isPublic && places.length === 0) {
    tries.push({ name, said: say(() => own, own), mustRefuse: false, why: 'nothing foreign' });
  }
  // Whoever has a link to a survey may answer: that is what it is for.
  if (places.length > 0 && !isPublic) {
    const said = say(() => foreign, foreign);
    tries.push({
      name,
      said,
      mustRefuse: places.some(isTheirs) && !makesItsOwn.has(name),
      why: 'foreign ids',
    });
  }
  if (places.length > 1 && !isPublic) {
    const said = say((nth) => (nth === 0 ? own : foreign), own);
    tries.push({ name, said, mustRefuse: places.slice(1).some(isTheirs), why: 'a foreign id below its own' });
  }
  if (body !== undefined && named.length > 0) {
    const said = say(() => own, foreign);
    tries.push({ name, said, mustRefuse: takesNoForeign.has(name), why: 'foreign ids in the body' });
  }
  for (const field of namesIn(operation.query)) {
    const value = queries[field]?.(foreign);
    if (value === undefined)
      throw new Error(`${name} asks for ${field}: add it to tests/server/foreign-ids.ts.`);
    const said = say(() => own, own, { [field]: value });
    tries.push({ name, said, mustRefuse: false, why: `a foreign ${field}` });
  }
  return tries;
}
