import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { lightEmbedder } from '../../../instruments/language/vectors/light.ts';
import { readWordTable } from '../../../instruments/language/vectors/word-table.ts';

const file = new URL('../tables/light-vectors.bin', import.meta.url);
let loaded: Promise<Embedder> | undefined;

/** The light tier, read once per process (5.6 MB): English, off line, always there. */
export function lightTier(): Promise<Embedder> {
  loaded ??= readFile(file).then((bytes) =>
    lightEmbedder(readWordTable(bytes, (part) => createHash('sha256').update(part).digest('hex'))),
  );
  return loaded;
}
