import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Embed } from '../../instruments/language/taught/fit-themes.ts';
import { rowOf } from '../../instruments/language/vectors/dense.ts';
import { lightEmbedder, lightVectors } from '../../instruments/language/vectors/light.ts';
import { readWordTable, type WordTable } from '../../instruments/language/vectors/word-table.ts';

let opened: WordTable | undefined;

/** The word vectors that come with Sirius; read once per process or thread. */
function lightTable(): WordTable {
  opened ??= readWordTable(readFileSync(new URL('./tables/light-vectors.bin', import.meta.url)), (bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  return opened;
}

/** What teaching embeds with, without waiting: the light tier. */
export const lightEmbed = (): Embed => {
  const table = lightTable();
  return {
    id: 'light',
    dimensions: table.dimensions,
    of: (texts) => {
      const vectors = lightVectors(table, texts);
      return texts.map((_, row) => rowOf(vectors, row));
    },
  };
};

/** The light tier as discovery wants it. */
export const lightTier = () => lightEmbedder(lightTable());
