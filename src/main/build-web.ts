import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSurveyPageIfStale } from './build-survey-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = join(root, 'dist/web');
const stamp = '.built-from';
const stampFile = join(web, stamp);
const config = join(root, 'vite.config.ts');

function files(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

// What a screen may import (rule 6) is all the web can be made of.
const ofTheWeb =
  /^src\/(web|kernel|instruments)\/|^src\/main\/(web|screens)\.|\/screens\/|(^|[./\\])contract\.ts$/;

/** A fingerprint of everything the web is built from: the sources' names and contents, and the lockfile. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = files(join(root, 'src')).filter((path) => {
    const name = relative(root, path);
    return ofTheWeb.test(name) && !/\.test\.tsx?$/.test(name);
  });
  for (const path of [...sources, config, join(root, 'package-lock.json')].sort()) {
    if (existsSync(path))
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds dist/web when it is missing or older than its sources. Without the build tool an existing web is served. */
export async function buildWebIfStale(): Promise<'built' | 'fresh' | 'no-tool'> {
  await buildSurveyPageIfStale();
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return 'fresh';
  if (!existsSync(config) || !existsSync(join(root, 'node_modules/vite'))) return 'no-tool';
  const began = performance.now();
  if (process.stderr.isTTY) console.error('Building the web …');
  const { build } = await import('vite');
  // Built beside and then put in place: two starts at once, or one that is killed, never leave half a web.
  const beside = `${web}.${process.pid}`;
  await build({ configFile: config, logLevel: 'error', build: { outDir: beside, emptyOutDir: true } });
  writeFileSync(join(beside, stamp), wanted);
  rmSync(web, { recursive: true, force: true });
  renameSync(beside, web);
  if (process.stderr.isTTY) {
    console.error(`The web was built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }
  return 'built';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWebIfStale();
