// Runs after `npm ci`: builds the web once and compiles the sources, so that the first start is quick. A missing tool is no failure:
// `sirius serve` builds the web itself when it finds none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './node24.mjs';

const node = findNode24();
const builder = fileURLToPath(new URL('../src/main/build-web.ts', import.meta.url));
const vite = fileURLToPath(new URL('../node_modules/vite/package.json', import.meta.url));
if (node !== null && existsSync(vite) && existsSync(builder)) {
  const built = spawnSync(node, [builder], { stdio: 'inherit' });
  if (built.status !== 0) console.error('The web was not built; `npm start` tries again and says why.');
}
if (node !== null && existsSync(vite)) {
  spawnSync(node, [fileURLToPath(new URL('./sirius.mjs', import.meta.url)), '--version'], {
    stdio: 'ignore',
  });
}
