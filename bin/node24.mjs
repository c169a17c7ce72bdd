// Finds a Node that can run Sirius: the one running now when it is 24 or newer, else the one that the
// checkout carries as an optional dependency. Kept in plain JavaScript so that any Node can read it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const carried = fileURLToPath(
  new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url),
);

/** The path of a Node >= 24, or null when this machine has none. */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath;
  return existsSync(carried) ? carried : null;
}

export const noNode24 =
  `Sirius needs Node ${wanted}; this is ${process.version} and no other was installed with the checkout. ` +
  'Install Node 24 (https://nodejs.org) or run `npm ci` again without --omit=optional.';
