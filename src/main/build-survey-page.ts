import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/survey-page');
const stamp = '.built-from';
const sources = ['src/survey-page', 'src/understand/listening/surveys/runtime'];
const alone = [
  'src/understand/listening/surveys/answering/page.contract.ts',
  'src/main/build-survey-page.ts',
  'package-lock.json',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  const names = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  for (const name of [...names, ...alone].sort()) {
    const path = join(root, name);
    if (existsSync(path)) hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** The answering page's script and style, and the loader that other sites carry: each one file under a name that stays. */
async function bundle(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const common = { configFile: false, logLevel: 'error', root, base: '/survey-page/' } as const;
  const output = {
    outDir,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    copyPublicDir: false,
  } as const;
  await build({
    ...common,
    build: {
      ...output,
      emptyOutDir: true,
      rollupOptions: {
        input: join(root, 'src/survey-page/browser/start.ts'),
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const css = readdirSync(outDir).find((name) => name.endsWith('.css'));
  if (css !== undefined && css !== 'page.css') renameSync(join(outDir, css), join(outDir, 'page.css'));
  await build({
    ...common,
    build: {
      ...output,
      emptyOutDir: false,
      rollupOptions: {
        input: join(root, 'src/survey-page/loader/embed.ts'),
        output: { format: 'iife', entryFileNames: 'embed.js' },
      },
    },
  });
}

/** Builds dist/survey-page when it is missing or older than its sources; without the build tool what is there is served. */
export async function buildSurveyPageIfStale(): Promise<void> {
  const wanted = fingerprint();
  const stampFile = join(target, stamp);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (!existsSync(join(root, 'node_modules/vite'))) return;
  const beside = `${target}.${process.pid}`;
  await bundle(beside);
  writeFileSync(join(beside, stamp), wanted);
  rmSync(target, { recursive: true, force: true });
  renameSync(beside, target);
}
