import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VectorCache } from './vector-cache.ts';

/** Versions of encoders whose vectors stay: going back to the last tier shall be quick. */
const mostFiles = 3;
/** Files held in memory at once, over all companies. */
const mostOpen = 4;

const open = new Map<string, Promise<VectorCache>>();
/** What an encoder still holds after it went from `open`: one file has one cache, or what is forgotten would come back. */
const held = new Map<string, WeakRef<VectorCache>>();

const folderOf = (dataDirectory: string, workspace: string) => join(dataDirectory, 'vectors', workspace);
const fileForm = /^[0-9a-f]{16}-(\d+)\.bin$/;

async function openFile(path: string, dimensions: number): Promise<VectorCache> {
  const still = held.get(path)?.deref();
  if (still !== undefined) return still;
  const cache = await VectorCache.open(path, dimensions);
  held.set(path, new WeakRef(cache));
  return cache;
}

function opened(path: string, dimensions: number): Promise<VectorCache> {
  const known = open.get(path) ?? openFile(path, dimensions);
  // The last used stands last.
  open.delete(path);
  open.set(path, known);
  known.catch(() => open.delete(path));
  for (const other of open.keys()) if (open.size > mostOpen) open.delete(other);
  return known;
}

/** The vectors kept for one company and one version of an encoder; files of older versions go. */
export async function vectorsKept(
  dataDirectory: string,
  workspace: string,
  { version, dimensions }: { readonly version: string; readonly dimensions: number },
): Promise<VectorCache> {
  const folder = folderOf(dataDirectory, workspace);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${createHash('sha256').update(version).digest('hex').slice(0, 16)}-${dimensions}.bin`;
  await dropOld(folder, name);
  return opened(join(folder, name), dimensions);
}

async function dropOld(folder: string, kept: string): Promise<void> {
  const others = (await readdir(folder)).filter((file) => fileForm.test(file) && file !== kept);
  const dated = await Promise.all(
    others.map(async (file) => ({ file, at: (await stat(join(folder, file))).mtimeMs })),
  );
  for (const { file } of dated.sort((a, b) => b.at - a.at).slice(mostFiles - 1)) {
    open.delete(join(folder, file));
    held.delete(join(folder, file));
    await rm(join(folder, file), { force: true });
  }
}

/**
 * Erases the vectors of texts, whatever tier made them; `keys` are `keyOf` of each text. How many there were. What is read
 * after this is kept again: take the voices away first.
 */
export async function forgetVectors(
  dataDirectory: string,
  workspace: string,
  keys: readonly string[],
): Promise<number> {
  const folder = folderOf(dataDirectory, workspace);
  let gone = 0;
  for (const file of await readdir(folder).catch(() => [])) {
    const dimensions = Number(fileForm.exec(file)?.[1]);
    if (Number.isInteger(dimensions))
      gone += await (await opened(join(folder, file), dimensions)).forget(keys);
    // What a crash left half rewritten.
    else if (file.endsWith('.new')) await rm(join(folder, file), { force: true });
  }
  return gone;
}
