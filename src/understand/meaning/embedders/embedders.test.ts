import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dot, rowOf } from '../../../instruments/language/vectors/dense.ts';
import { isRefusal, Refused } from '../../../kernel/refusal.ts';
import { openOutbound } from '../../../server/outbound/index.ts';
import { askUrl, type EmbeddingsUrl } from './by-url.ts';
import { cached } from './cached.ts';
import { fullTier, fullTierFacts, fullTierIsInstalled } from './full.ts';
import { keyOf, VectorCache } from './vector-cache.ts';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sirius-embedders-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const lengths: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    const { input } = JSON.parse(body) as { input: string[] };
    const data = input.map((text, index) => ({
      index,
      embedding: [text.length, 1, text.includes('bill') ? 9 : 0],
    }));
    response.end(JSON.stringify({ data: data.reverse() }));
  });
};
const own = (url: string): EmbeddingsUrl => ({ url, model: 'toy', dimensions: 3, redact: (text) => text });
const facts = { id: 'own', version: 'own:toy/3', dimensions: 3, languages: 'all' as const };
const embedderByUrl = (settings: EmbeddingsUrl, cache: VectorCache | null) =>
  cached(facts, cache, askUrl(settings, openOutbound(['127.0.0.1'])));
const refusalOf = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error(`A refusal was expected, not ${String(error)}`);
  return error.refusal;
};

describe('the company’s own embeddings address', () => {
  it('embeds, puts answers in order, and asks each text once', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      lengths(request, response);
    });
    const cache = await VectorCache.open(join(folder, 'own.bin'), 3);
    const texts = ['my bill', 'my bill', ...Array.from({ length: 70 }, (_, i) => `text ${'x'.repeat(i)}`)];
    const first = await embedderByUrl(own(url), cache).embed(texts);
    expect(requests).toBe(2);
    expect(rowOf(first, 0)).toEqual(rowOf(first, 1));
    expect(dot(rowOf(first, 0), rowOf(first, 0))).toBeCloseTo(1, 5);
    const reopened = await VectorCache.open(join(folder, 'own.bin'), 3);
    const again = await embedderByUrl(own(url), reopened).embed(texts);
    expect(requests).toBe(2);
    expect(again.data).toEqual(first.data);
    expect((await embedderByUrl(own(url), null).embed(texts)).data).toEqual(first.data);
  });

  it('says so when the address is down, slow, lying, or too dear', async () => {
    expect((await refusalOf(embedderByUrl(own('http://127.0.0.1:9/v1'), null).embed(['a']))).say).toContain(
      'cannot be reached',
    );
    const silent = await serve(() => {});
    expect(
      (await refusalOf(embedderByUrl({ ...own(silent), timeoutMs: 50 }, null).embed(['a']))).say,
    ).toContain('0.05 s');
    server?.closeAllConnections();
    server?.close();
    const odd = await serve((_, response) => response.end('{"data":[{"index":0,"embedding":[1,2]}]}'));
    expect((await refusalOf(embedderByUrl(own(odd), null).embed(['a']))).say).toContain('3 numbers');
    let asked = 0;
    const spent = {
      ...own(odd),
      mayShare: async (characters: number) => {
        asked = characters;
        return false;
      },
    };
    expect((await refusalOf(embedderByUrl(spent, null).embed(['four']))).refused).toBe(
      'embeddings-budget-spent',
    );
    expect(asked).toBe(4);
  });
});

describe('vectors that are kept', () => {
  it('survive a crash in the middle of writing, and can be forgotten', async () => {
    const path = join(folder, 'kept.bin');
    const cache = await VectorCache.open(path, 3);
    await cache.keep(['a', 'b'], [VectorCache.rounded([1, 0, 0]), VectorCache.rounded([0, 1, 0])]);
    await appendFile(path, 'half a rec');
    const after = await VectorCache.open(path, 3);
    expect(after.read('b', new Float32Array(3))).toBe(true);
    expect(await after.forget([keyOf('b'), keyOf('never seen')])).toBe(1);
    expect((await stat(path)).size).toBe(23);
    expect((await VectorCache.open(path, 3)).read('b', new Float32Array(3))).toBe(false);
  });
});

describe('vectors that are kept, when there are many', () => {
  it('are bounded: the oldest go, and come again when they are asked for', async () => {
    const path = join(folder, 'full.bin');
    // Room for ten of 16 + 4 + 3 bytes.
    const cache = await VectorCache.open(path, 3, 230);
    const names = Array.from({ length: 14 }, (_, i) => `text ${i}`);
    for (const name of names) await cache.keep([name], [VectorCache.rounded([1, 2, 3])]);
    expect(cache.size).toBeLessThanOrEqual(10);
    expect((await stat(path)).size).toBe(cache.size * 23);
    const again = await VectorCache.open(path, 3, 230);
    expect(names.map((name) => again.has(name))).toEqual(names.map((name) => cache.has(name)));
    expect([again.has('text 0'), again.has('text 13')]).toEqual([false, true]);
  });
});

describe('the full tier', () => {
  it('places what means the same nearer than what does not', async (context) => {
    const full = fullTier(null);
    if (isRefusal(full)) {
      expect(full.next).toContain('npm install');
      return context.skip('the optional packages of the full tier are not installed');
    }
    const vectors = await full.embed([
      'I want my money back.',
      'When do I get a refund?',
      'The staff in the shop were friendly.',
      '',
    ]);
    const near = (a: number, b: number) => dot(rowOf(vectors, a), rowOf(vectors, b));
    expect(near(0, 1)).toBeGreaterThan(near(0, 2));
    expect(near(3, 3)).toBe(0);
    expect(vectors.columns).toBe(fullTierFacts.dimensions);
    expect(fullTierIsInstalled()).toBe(true);
    expect((await full.embed(['I want my money back.'])).data).toEqual(rowOf(vectors, 0));
  }, 20_000);
});
