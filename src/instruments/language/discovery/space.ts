import { type Dense, dense, dot, rowOf, rowsOf, toUnitLength, withoutDirection } from '../vectors/dense.ts';
import type { Embedder } from '../vectors/embedder.ts';
import { joined } from '../vectors/join.ts';
import { fitLsa, type Lsa, lsaVectors } from '../vectors/lsa.ts';
import { sharedDirection } from '../vectors/shared-direction.ts';

/** An embedder with the weight its vectors carry beside those of the others. */
export interface EmbedderPart {
  readonly embedder: Embedder;
  readonly weight: number;
}

/** Where texts of one language are placed: learnt once from the texts of a discovery, then kept with its themes. */
export interface Space {
  /** ISO 639-1, or `unknown`. */
  readonly language: string;
  /** Embedders that know the language, with what all texts of the company have in common for each of them. */
  readonly parts: readonly {
    readonly id: string;
    readonly version: string;
    readonly weight: number;
    readonly shared: Float32Array;
  }[];
  readonly lsa: Lsa;
  readonly lsaWeight: number;
}

const knows = ({ languages }: Embedder, language: string) =>
  languages === 'all' || languages.includes(language);

/** The embedders' vectors of texts in one language, by embedder id; those that do not know the language are left out. */
export async function embedded(
  parts: readonly EmbedderPart[],
  language: string,
  texts: readonly string[],
): Promise<Map<string, Dense>> {
  const vectors = new Map<string, Dense>();
  for (const { embedder } of parts)
    if (knows(embedder, language)) vectors.set(embedder.id, await embedder.embed(texts));
  return vectors;
}

/** Learns the space from distinct texts in an order as good as random. */
export function fitSpace(
  language: string,
  texts: readonly string[],
  parts: readonly EmbedderPart[],
  vectors: ReadonlyMap<string, Dense>,
  lsaWeight: number,
): Space {
  return {
    language,
    parts: parts
      .filter(({ embedder }) => vectors.has(embedder.id))
      .map(({ embedder, weight }) => ({
        id: embedder.id,
        version: embedder.version,
        weight,
        shared: sharedDirection(firstRows(vectors.get(embedder.id) ?? dense(0, 0), 4_000)),
      })),
    lsa: fitLsa(texts),
    lsaWeight,
  };
}

const firstRows = (m: Dense, most: number): Dense =>
  m.rows <= most
    ? m
    : rowsOf(
        m,
        Int32Array.from({ length: most }, (_, i) => i),
      );

/** The places of texts, of length one; zeros for a text of which nothing is known. */
export function placed(space: Space, texts: readonly string[], vectors: ReadonlyMap<string, Dense>): Dense {
  const own = space.parts.map(({ id, weight, shared }) => {
    const given = vectors.get(id);
    if (given === undefined)
      throw new Error(`The embedder "${id}" with which these themes were found is missing.`);
    const copy: Dense = { ...given, data: given.data.slice() };
    return { vectors: toUnitLength(withoutDirection(copy, shared)), weight };
  });
  return joined([...own, { vectors: lsaVectors(space.lsa, texts), weight: space.lsaWeight }]);
}

/** Rows about which something is known. */
export function knownRows(points: Dense): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < points.rows; row++) {
    const values = rowOf(points, row);
    if (dot(values, values) > 0) rows.push(row);
  }
  return Int32Array.from(rows);
}
