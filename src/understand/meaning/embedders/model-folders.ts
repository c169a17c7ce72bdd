import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** A folder that holds a table Sirius can run. */
export interface ModelFolder {
  readonly name: string;
  /** `table`: a static sentence table with its tokenizer; `words`: word vectors as text. */
  readonly kind: 'table' | 'words';
  /** Absolute paths: weights and tokenizer, or the one file of words. */
  readonly files: readonly string[];
}

/** A folder's name on the command line and in the API: no path, nothing hidden. */
export const folderName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;

/** A file is read at once; more than this no buffer holds. */
const mostBytes = 2_000_000_000;

/** Where companies' models lie on this machine: SIRIUS_MODELS, or `models` in the data directory. */
export const modelsRoot = (dataDirectory: string, named = process.env.SIRIUS_MODELS): string =>
  named === undefined || named === '' ? join(dataDirectory, 'models') : named;

/** The names of the folders there, in order; none when there is no such place. */
export async function folderNames(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && folderName.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

const noFolder = (name: string, root: string) =>
  refuse('no-such-model', `There is no model folder "${name}" on this server.`, {
    kind: 'not-found',
    next: `Put the folder into ${root}, then choose it by its name.`,
  });

/** The folder of a name, and which files of it are read. Nothing outside the root is ever opened, whatever links say. */
export async function folderNamed(root: string, name: string): Promise<ModelFolder | Refusal> {
  if (!folderName.test(name)) return noFolder(name, root);
  const [base, folder] = await Promise.all([
    realpath(root).catch(() => null),
    realpath(join(root, name)).catch(() => null),
  ]);
  if (base === null || folder === null || !isWithin(base, folder)) return noFolder(name, root);
  for (const inside of [folder, join(folder, '0_StaticEmbedding')]) {
    const files = await filesIn(base, inside, ['model.safetensors', 'tokenizer.json']);
    if (files !== null) return fits({ name, kind: 'table', files });
  }
  const words = (await readdir(folder)).filter(
    (file) => /\.(vec|txt)$/i.test(file) && !/readme|licen[cs]e/i.test(file),
  );
  const [only, second] = words.sort();
  if (only !== undefined && second === undefined) {
    const files = await filesIn(base, folder, [only]);
    if (files !== null) return fits({ name, kind: 'words', files });
  }
  return refuse('no-model-in-folder', `The folder "${name}" holds no table that Sirius can run.`, {
    next: 'It takes model.safetensors with tokenizer.json of a static table (model2vec), or one .vec or .txt file of word vectors. A network (BERT and the like) is put behind an address instead.',
  });
}

async function fits(folder: ModelFolder): Promise<ModelFolder | Refusal> {
  for (const file of folder.files)
    if ((await stat(file)).size > mostBytes)
      return refuse('model-too-large', `A file of the folder "${folder.name}" is larger than 2 GB.`);
  return folder;
}

function isWithin(base: string, path: string): boolean {
  const way = relative(base, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

/** The real paths of files that are all there and lie within the root; null otherwise. */
async function filesIn(base: string, folder: string, names: readonly string[]): Promise<string[] | null> {
  const found: string[] = [];
  for (const name of names) {
    const path = await realpath(join(folder, name)).catch(() => null);
    if (path === null || !isWithin(base, path) || !(await stat(path)).isFile()) return null;
    found.push(path);
  }
  return found;
}

/** Which content a folder holds: its name and the first twelve letters of the SHA-256 of its files. */
export async function versionOfFolder({ name, files }: ModelFolder): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return `folder:${name}#${hash.digest('hex').slice(0, 12)}`;
}
