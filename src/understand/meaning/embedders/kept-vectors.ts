import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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
/** Beside the files: how often the company's vectors had been forgotten when these were kept. */
const marker = 'forgotten';

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

/** Does `work` with each cache of the company there is, in memory or on the disk. */
async function withEach(folder: string, work: (cache: VectorCache) => Promise<number>): Promise<number> {
  let gone = 0;
  for (const file of await readdir(folder).catch(() => [])) {
    const dimensions = Number(fileForm.exec(file)?.[1]);
    if (Number.isInteger(dimensions)) gone += await work(await opened(join(folder, file), dimensions));
    // What a crash left half rewritten.
    else if (file.endsWith('.new')) await rm(join(folder, file), { force: true });
  }
  return gone;
}

/**
 * Erases the vectors of texts, whatever tier made them; `keys` are `keyOf` of each text. How many there were. What is read
 * after this is kept again: take the voices away first.
 */
export const forgetVectors = (
  dataDirectory: string,
  workspace: string,
  keys: readonly string[],
): Promise<number> => withEach(folderOf(dataDirectory, workspace), (cache) => cache.forget(keys));

/** How often vectors had been forgotten when those of a folder were kept; read once. */
const heeded = new Map<string, number>();
const heeding = new Map<string, Promise<unknown>>();

async function heededIn(folder: string): Promise<number> {
  const known = heeded.get(folder) ?? Number(await readFile(join(folder, marker), 'utf8').catch(() => '0'));
  return Number.isSafeInteger(known) ? known : 0;
}

async function markHeeded(folder: string, times: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, marker), String(times), { mode: 0o600 });
  heeded.set(folder, times);
}

/** One after the other for each folder: who comes second finds what the first left. */
async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const mine = (heeding.get(folder) ?? Promise.resolve()).then(work);
  const settled = mine.catch(() => undefined);
  heeding.set(folder, settled);
  try {
    return await mine;
  } finally {
    if (heeding.get(folder) === settled) heeding.delete(folder);
  }
}

/**
 * Lets go of all vectors of the company when another server forgot some since they were kept: which ones it does not say.
 * `times` is how often that was over all servers. True when any were let go of.
 */
export function heedForgotten(dataDirectory: string, workspace: string, times: number): Promise<boolean> {
  const folder = folderOf(dataDirectory, workspace);
  return inTurn(folder, async () => {
    if (times <= (await heededIn(folder))) return false;
    const gone = await withEach(folder, (cache) => cache.forgetAll());
    await markHeeded(folder, times);
    return gone > 0;
  });
}

/** This server forgot them itself, as the time that is given; what others forgot meanwhile is still to be heeded. */
export function forgotHere(dataDirectory: string, workspace: string, times: number): Promise<void> {
  const folder = folderOf(dataDirectory, workspace);
  return inTurn(folder, async () => {
    if ((await heededIn(folder)) === times - 1) await markHeeded(folder, times);
  });
}

/** Companies of which vectors are kept here. */
export const companiesWithVectors = (dataDirectory: string): Promise<string[]> =>
  readdir(join(dataDirectory, 'vectors')).catch(() => []);
