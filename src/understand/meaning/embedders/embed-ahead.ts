import type { Embed } from '../../../instruments/language/taught/fit-themes.ts';
import { rowOf } from '../../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { knowsLanguage } from './encoder-facts.ts';

/**
 * Teaching waits for nothing: an encoder embeds all texts it will ask about ahead. Texts of a language the encoder was not
 * made for have no vector, so that nothing is learnt from noise.
 */
export async function embedAhead(
  encoder: Embedder,
  texts: readonly string[],
  languageOf: (text: string) => string,
): Promise<Embed> {
  const known = [...new Set(texts)].filter(
    (text) => encoder.languages === 'all' || knowsLanguage(encoder, languageOf(text)),
  );
  const rows = await encoder.embed(known);
  const vectors = new Map(known.map((text, row) => [text, rowOf(rows, row)]));
  const asked = new Set(texts);
  const none = new Float32Array(encoder.dimensions);
  return {
    id: encoder.version,
    dimensions: encoder.dimensions,
    of: (wanted) =>
      wanted.map((text) => {
        if (!asked.has(text)) throw new Error('A text is learnt from that was not embedded ahead');
        return vectors.get(text) ?? none;
      }),
  };
}
