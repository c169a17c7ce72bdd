// The thread of a company's own table: it is read once and keeps the server's thread free. Asked with { ask, texts }, answers with
// { ask, vectors } or { ask, refusal }; asked with { ask, texts: [] } it says nothing but that the table can be read.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parentPort, workerData } from 'node:worker_threads';
import { rowOf } from '../../../instruments/language/vectors/dense.ts';
import {
  type OwnTable,
  readStaticTable,
} from '../../../instruments/language/vectors/own-tables/static-table.ts';
import { wordLines } from '../../../instruments/language/vectors/own-tables/word-lines.ts';
import { refuse } from '../../../kernel/refusal.ts';
import type { ThreadAnswer } from './ask-thread.ts';
import { type ModelFolder, versionOfFolder } from './model-folders.ts';

/** Words of a text file; the commonest come first. */
const mostWords = 100_000;

async function openTable({ kind, files }: ModelFolder): Promise<OwnTable | string> {
  const [first = '', second = ''] = files;
  if (kind === 'words') {
    const lines = wordLines(mostWords);
    const reading = createInterface({ input: createReadStream(first), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of reading) if (!lines.line(line)) break;
    reading.close();
    return lines.table();
  }
  const { Tokenizer } = await import('@huggingface/tokenizers');
  const json = JSON.parse(await readFile(second, 'utf8')) as {
    model?: { unk_token?: unknown; unk_id?: unknown };
  };
  const tokenizer = new Tokenizer(json, {});
  const { unk_token: token, unk_id: id } = json.model ?? {};
  const unknown =
    typeof id === 'number' ? id : typeof token === 'string' ? tokenizer.token_to_id(token) : undefined;
  return readStaticTable(new Uint8Array(await readFile(first)), (text) =>
    tokenizer.encode(text, { add_special_tokens: false }).ids.filter((each: number) => each !== unknown),
  );
}

/** What is read of a text; what is kept is known by as much of it (`keyOf`). */
const longest = 4_000;
const folder = workerData as ModelFolder;
const opened = (async () => {
  const version = await versionOfFolder(folder);
  const table = await openTable(folder).catch(() => 'its tokenizer.json is not understood');
  return { version, table };
})();

parentPort?.on('message', async ({ ask, texts }: { ask: number; texts: readonly string[] }) => {
  const answer = (given: Omit<ThreadAnswer, 'ask'>) => parentPort?.postMessage({ ask, ...given });
  try {
    const { version, table } = await opened;
    if (typeof table === 'string') {
      const say = `The folder "${folder.name}" cannot be used: ${table}.`;
      return answer({
        refusal: refuse('model-not-read', say, { next: 'Put another table there, or choose another tier.' }),
      });
    }
    const rows = table.vectors(texts.map((text) => text.toWellFormed().slice(0, longest)));
    answer({
      vectors: texts.map((_, row) => rowOf(rows, row).slice()),
      facts: { version, dimensions: table.dimensions },
    });
  } catch (error) {
    answer({ failed: String(error) });
  }
});
