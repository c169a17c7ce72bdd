import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { orThrow } from '../../../kernel/refusal.ts';
import { given } from '../../journeys/given.ts';
import { runLabelling, showProgress } from '../contract.ts';
import { noteForgotten } from '../embedders/forgotten-store.ts';
import { heedOthers } from '../embedders/keep-heeding.ts';
import { forgetVectors } from '../embedders/kept-vectors.ts';
import { chosenFrom, encoderInUse } from '../embedders/open-encoder.ts';
import { keyOf } from '../embedders/vector-cache.ts';
import { forgets } from '../forgetting/forgets.ts';
import {
  type Representation,
  representationGiven,
  showRepresentation,
  stepTrial,
  tryRepresentation,
} from '../representation.contract.ts';
import { teachThemes } from '../teaching.contract.ts';
import { discoverThemes, listThemes } from '../themes.contract.ts';

/** Three things to speak of, in words that a table of its own knows to be alike. */
const subjects = [
  ['bill', 'invoice', 'charge', 'amount', 'payment'],
  ['parcel', 'package', 'delivery', 'courier', 'box'],
  ['router', 'wifi', 'internet', 'connection', 'signal'],
] as const;
const said = [
  'My WORD was wrong again this month',
  'I still wait for the WORD and nobody calls',
  'The WORD is not what I was promised',
];
const texts = Array.from({ length: 180 }, (_, i) => {
  const subject = subjects[i % 3] ?? subjects[0];
  const word = (step: number) => subject[Math.floor(i / 3 + step) % 5] ?? '';
  return `${(said[Math.floor(i / 15) % 3] ?? '').replace('WORD', word(0))}, the ${word(1)} and the ${word(3)} too, case ${i}.`;
});
const voices = (from: number, to: number) =>
  texts.slice(from, to).map((text, i) => ({
    customer: `c${from + i}`,
    episode: `e${from + i}`,
    kind: 'voice' as const,
    step: 'Customer answered',
    at: new Date(Date.UTC(2026, 0, 1 + ((from + i) % 28))),
    text,
    row: from + i + 1,
  }));

/** Vectors of six numbers: which subject a text speaks of. */
const vectorOf = (text: string) => {
  const numbers = [0.05, 0.05, 0.05, 0.02, 0.02, 0.02];
  subjects.forEach((words, s) => {
    for (const word of words) numbers[s] = (numbers[s] ?? 0) + text.toLowerCase().split(word).length - 1;
  });
  return numbers;
};

let house: TestHouse;
let server: Server;
let port: number;
let sent: { key: string | undefined; input: string[] }[] = [];
const honest: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    const { input } = JSON.parse(body) as { input: string[] };
    sent.push({ key: request.headers.authorization, input });
    response.end(
      JSON.stringify({ data: input.map((text, index) => ({ index, embedding: vectorOf(text) })) }),
    );
  });
};
let behave = honest;

beforeAll(async () => {
  server = createServer((request, response) => behave(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  ({ port } = server.address() as AddressInfo);
  house = await openHouse({ clock: '2026-03-01T00:00:00Z', outboundHosts: ['127.0.0.1'] });
  await given(house.services, house.workspaceId, voices(0, 150));
  await house.answer(runLabelling, { body: { wait: true } });
  await house.answer(discoverThemes, { body: { k: 3, keep: true } });
  const examples = texts
    .slice(0, 30)
    .map((text, i) => ({ text, themes: [['Billing', 'Delivery', 'Internet'][i % 3] ?? ''], not: [] }));
  await house.answer(teachThemes, { body: { examples, apply: true } });
  await labelled();
  const root = join(house.dataDirectory, 'models');
  await mkdir(join(root, 'words'), { recursive: true });
  const words = subjects.flat().map((word) => `${word} ${vectorOf(word).join(' ')}`);
  await writeFile(join(root, 'words', 'own.vec'), [`${words.length} 6`, ...words].join('\n'));
  await mkdir(join(root, 'table'));
  await writeFile(join(root, 'table', 'model.safetensors'), tableFile());
  await writeFile(join(root, 'table', 'tokenizer.json'), JSON.stringify(tokenizer));
  await mkdir(join(root, 'network'));
  await writeFile(
    join(root, 'network', 'model.safetensors'),
    safetensors('bert.encoder.layer.0.weight', [2, 2], new Float32Array(4)),
  );
  await writeFile(join(root, 'network', 'tokenizer.json'), JSON.stringify(tokenizer));
  await symlink('/etc', join(root, 'out'));
}, 120_000);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await house.close();
});

const vocabulary = ['[UNK]', ...subjects.flat()];
const tokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: null,
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
  },
};
function safetensors(name: string, shape: number[], data: Float32Array): Uint8Array {
  const head = Buffer.from(
    JSON.stringify({ [name]: { dtype: 'F32', shape, data_offsets: [0, data.byteLength] } }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(head.length));
  return Buffer.concat([length, head, Buffer.from(data.buffer)]);
}
const tableFile = () =>
  safetensors(
    'embeddings',
    [vocabulary.length, 6],
    Float32Array.from(vocabulary.flatMap((word) => (word === '[UNK]' ? [9, 9, 9, 9, 9, 9] : vectorOf(word)))),
  );

async function labelled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    const now = await house.answer(runLabelling, { body: { wait: true } });
    if (now.unread === 0 && now.building === null) return;
  }
  throw new Error('voices are not read');
}
async function tried(settings: object): Promise<Representation> {
  let now = await house.answer(tryRepresentation, {
    body: { settings: settings as never, k: 3, wait: true },
  });
  while (now.trial?.state === 'running')
    now = await house.answer(stepTrial, { params: { step: 'resume' }, body: { wait: true } });
  return now;
}
const step = (named: 'stop' | 'resume' | 'switch' | 'drop') =>
  house.ask(stepTrial, { params: { step: named }, body: { wait: true } });
const shown = () => house.answer(showRepresentation);
const url = () => ({
  tier: 'url',
  url: `http://127.0.0.1:${port}/v1`,
  model: 'toy',
  dimensions: 6,
  key: 'k-secret',
  purpose: 'To find themes by meaning',
  legalBasis: 'Legitimate interest',
});

describe('another representation', () => {
  test('is as delivered at first, and says what could be chosen', async () => {
    const now = await shown();
    expect(now).toMatchObject({ settings: { tier: 'light' }, by: null, hasKey: false, trial: null });
    expect(now.folders).toEqual(['network', 'out', 'table', 'words']);
    expect(now.languages).toMatchObject([{ language: 'en', byMeaning: true }]);
  });

  test.each(['../secret', '/etc', 'out', '.hidden', 'nothing', 'a/b', '..', 'C:\\x'])(
    'a folder is a name among the models, and %s is none',
    async (folder) => {
      const no = await house.ask(tryRepresentation, {
        body: { settings: { tier: 'folder', folder, languages: 'all' } },
      });
      expect(no).toMatchObject({ refused: expect.stringMatching(/no-such-model|no-model-in-folder/) });
    },
  );

  test('a network in a folder is refused with what to do instead', async () => {
    const settings = { tier: 'folder' as const, folder: 'network', languages: 'all' as const };
    const no = await house.ask(tryRepresentation, { body: { settings } });
    expect(no).toMatchObject({ refused: 'model-not-read', say: expect.stringContaining('static table') });
  });

  test('from a folder is worked out beside what counts, compared, and dropped without a trace', async () => {
    const before = await house.answer(listThemes, { query: {} });
    const { trial } = await tried({ tier: 'folder', folder: 'words' });
    expect(trial).toMatchObject({ state: 'ready', settings: { languages: 'all' } });
    expect(trial?.comparison).toMatchObject({ voices: 150, taught: { clauses: expect.any(Number) } });
    const { themes = [], moved = 0 } = trial?.comparison ?? {};
    const stayed = themes
      .filter(({ kind }) => kind === 'discovered')
      .reduce((sum, { stay }) => sum + stay, 0);
    expect(moved).toBeLessThanOrEqual(150 - stayed);
    expect(await house.answer(listThemes, { query: {} })).toEqual(before);
    await step('drop');
    expect((await shown()).trial).toBeNull();
    expect(await step('switch')).toMatchObject({ refused: 'no-trial' });
  });

  test('can be stopped, goes on when told, and is no ground to switch before it is ready', async () => {
    const settings = { tier: 'folder', folder: 'words', languages: ['en'] } as const;
    await house.answer(tryRepresentation, { body: { settings: { ...settings, languages: ['en'] }, k: 3 } });
    expect(await step('switch')).toMatchObject({ refused: 'trial-not-ready' });
    expect((await house.answer(stepTrial, { params: { step: 'stop' } })).trial).toMatchObject({
      state: 'stopped',
      comparison: null,
    });
    await step('resume');
    const { trial } = await shown();
    expect(trial).toMatchObject({ state: 'ready', settings: { languages: ['en'] } });
    await step('drop');
  });

  test('counts after a switch: ids survive, names change with the labels, new voices are read with it', async () => {
    const before = await house.answer(listThemes, { query: { kind: 'discovered' } });
    const { trial } = await tried({ tier: 'folder', folder: 'table' });
    const fates = trial?.comparison?.themes.filter(({ kind }) => kind === 'discovered');
    const building = house.answer(stepTrial, { params: { step: 'switch' }, body: {} });
    expect((await building).settings).toMatchObject({ tier: 'folder', folder: 'table' });
    await labelled();
    const after = await house.answer(listThemes, { query: { kind: 'discovered' } });
    const kept = after.themes
      .filter(({ id }) => before.themes.some((each) => each.id === id))
      .map(({ id }) => id);
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(fates?.filter(({ fate }) => fate !== 'gone').map(({ theme }) => theme))).toEqual(
      new Set(after.themes.map(({ id }) => id)),
    );
    for (const { theme, after: voicesSaid } of fates ?? []) {
      const now = after.themes.find(({ id }) => id === theme);
      if (now !== undefined) expect(now.counts.voices).toBeGreaterThanOrEqual(voicesSaid);
    }
    await given(house.services, house.workspaceId, voices(150, 180));
    await labelled();
    expect(await house.answer(showProgress)).toMatchObject({ unread: 0, problem: null });
    expect((await house.answer(listThemes, { query: {} })).unassigned.voices).toBeLessThan(30);
  });

  test('whose folder changed is not read with something else: a sentence says so', async () => {
    const words = join(house.dataDirectory, 'models', 'table', 'tokenizer.json');
    const original = await readFile(words, 'utf8');
    await writeFile(words, `${original}\n`);
    // The open table stays what it was; a server that starts anew would refuse. Choosing again sees the change.
    const { trial } = await tried({ tier: 'folder', folder: 'table' });
    expect(trial).toMatchObject({ state: 'ready' });
    await step('drop');
    await writeFile(words, original);
  });

  test('themes taught meanwhile make it be worked out again', async () => {
    await tried({ tier: 'light' });
    const examples = [{ text: 'The box never came to my door', themes: ['Delivery'], not: [] }];
    await house.answer(teachThemes, { body: { examples, apply: true } });
    await labelled();
    expect(await step('switch')).toMatchObject({ refused: 'themes-moved' });
    await step('resume');
    expect((await shown()).trial).toMatchObject({ state: 'ready' });
    await step('switch');
    await labelled();
    expect(await shown()).toMatchObject({
      settings: { tier: 'light' },
      trial: null,
      reading: { problem: null },
    });
  });
});

describe('an address of one’s own', () => {
  test('is for administrators, with a purpose, and only where the operator lets it', async () => {
    const settings = url() as never;
    expect(await house.ask(tryRepresentation, { body: { settings } }, { as: 'cx-lead' })).toMatchObject({
      kind: 'forbidden',
    });
    expect(
      await house.ask(tryRepresentation, { body: { settings: { tier: 'light' } } }, { as: 'agent' }),
    ).toMatchObject({
      kind: 'forbidden',
    });
    const inside = { ...url(), url: 'http://10.0.0.1/v1' } as never;
    expect(await house.ask(tryRepresentation, { body: { settings: inside } })).toMatchObject({
      refused: 'address-refused',
    });
  });

  test('that is down, slow, lying or of other dimensions is refused at once, and nothing waits', async () => {
    const ask = (more: object = {}) =>
      house.ask(tryRepresentation, { body: { settings: { ...url(), ...more } as never } });
    expect(await ask({ url: 'http://127.0.0.1:9/v1' })).toMatchObject({
      refused: 'embeddings-away',
      kind: 'away',
    });
    expect(await ask({ dimensions: 5 })).toMatchObject({ say: expect.stringContaining('5 numbers') });
    behave = (_, response) => response.writeHead(500).end();
    expect(await ask()).toMatchObject({ say: expect.stringContaining('status 500') });
    behave = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    expect(await ask()).toMatchObject({ say: expect.stringContaining('status 302') });
    behave = (_, response) => response.end('{"data":[{"index":0,"embedding":["a"]}]}');
    expect(await ask()).toMatchObject({ say: expect.stringContaining('not a list') });
    behave = (_, response) => response.end('{"data":[{"index":4294967295,"embedding":[1,1,1,1,1,1]}]}');
    expect(await ask()).toMatchObject({ refused: 'embeddings-away' });
    behave = honest;
    expect((await shown()).trial).toBeNull();
  });

  test('gets redacted words only, once each, and its key is nowhere to be read', async () => {
    const email = {
      customer: 'mail',
      episode: 'mail',
      kind: 'voice' as const,
      step: 'Customer answered',
      at: '2026-02-01T10:00:00Z',
      row: 900,
    };
    await given(house.services, house.workspaceId, [
      { ...email, text: 'Write to ana.ruiz@example.com about the bill, please answer me.' },
    ]);
    await labelled();
    sent = [];
    const { sentThisMonth: before } = await shown();
    const now = await tried(url());
    expect(now.trial).toMatchObject({ state: 'ready', phase: 'ready' });
    await step('switch');
    await labelled();
    expect(await shown()).toMatchObject({ settings: { tier: 'url' }, hasKey: true });
    expect(JSON.stringify(await shown())).not.toContain('k-secret');
    const input = sent.flatMap((each) => each.input);
    expect(input.join('\n')).not.toContain('ana.ruiz');
    expect(input.join('\n')).toContain('[EMAIL_1]');
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['Bearer k-secret']));
    const probes = input.filter((text) => text === 'The bill was wrong.').length;
    expect(input.length - new Set(input).size).toBeLessThanOrEqual(probes);
    const characters = input.reduce((sum, text) => sum + text.length, 0);
    expect((await shown()).sentThisMonth).toBe(before + characters);
    const { rows } = await house.services.records.pool.query(
      'SELECT sealed_key, settings FROM representations',
    );
    expect(JSON.stringify(rows)).not.toContain('k-secret');
  });

  test('that goes away stops the reading of new voices with a sentence; leaving it needs no answer from it', async () => {
    behave = (_, response) => response.writeHead(503).end();
    await given(house.services, house.workspaceId, [
      {
        customer: 'new',
        episode: 'new',
        kind: 'voice',
        step: 'Customer answered',
        at: '2026-02-02T10:00:00Z',
        row: 901,
        text: 'The courier lost my parcel and the box was open.',
      },
    ]);
    await house.answer(runLabelling, { body: { wait: true } });
    expect(await house.answer(showProgress)).toMatchObject({
      state: 'failed',
      unread: 1,
      problem: expect.stringContaining('503'),
    });
    const { trial } = await tried({ tier: 'light' });
    expect(trial).toMatchObject({ state: 'ready' });
    await step('switch');
    await labelled();
    expect(await house.answer(showProgress)).toMatchObject({ state: 'idle', unread: 0, problem: null });
    behave = honest;
  });

  test('leaves vectors that are forgotten when asked', async () => {
    const folder = join(house.dataDirectory, 'vectors', house.workspaceId);
    expect((await readdir(folder)).length).toBeGreaterThan(0);
    const gone = await forgetVectors(house.dataDirectory, house.workspaceId, texts.slice(0, 10).map(keyOf));
    expect(gone).toBeGreaterThan(0);
    expect(await forgetVectors(house.dataDirectory, house.workspaceId, texts.slice(0, 10).map(keyOf))).toBe(
      0,
    );
  });

  test('asks anew for what was kept before another server forgot vectors, and only then', async () => {
    const { services, workspaceId } = house;
    const chosen = orThrow(await chosenFrom(services, workspaceId, representationGiven.parse(url()), []));
    const text = 'The bill of May, as this server alone has read it.';
    const timesSent = async () => {
      sent = [];
      await encoderInUse(services, workspaceId, chosen)?.embed([text]);
      return sent.flatMap(({ input }) => input).length;
    };
    expect([await timesSent(), await timesSent()]).toEqual([1, 0]);
    const who = { workspaceId, customers: [], episodes: [], moments: [], textKeys: [], rows: [] };
    const vectors = forgets.find(({ what }) => what === 'vectors of their words');
    await vectors?.forget(services, { ...who, texts: ['Somebody else was here.'] });
    expect(await timesSent()).toBe(0);
    const elsewhere = () => services.records.inWorkspace(workspaceId, (tx) => noteForgotten(tx, workspaceId));
    await elsewhere();
    expect([await timesSent(), await timesSent()]).toEqual([1, 0]);
    await elsewhere();
    await heedOthers(services);
    expect(await forgetVectors(house.dataDirectory, workspaceId, [keyOf(text)])).toBe(0);
  });

  test('whose budget is spent is asked no more', async () => {
    const now = await tried({
      ...url(),
      key: undefined,
      model: 'other',
      monthlyCharacters: (await shown()).sentThisMonth + 40,
    });
    expect(now.trial).toMatchObject({ state: 'failed', problem: expect.stringContaining('budget') });
    await step('drop');
  });
});
