import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '../kernel/refusal.ts';
import type { PublicPage } from '../server/public-pages.ts';
import { accentStyle } from './accent.ts';
import { renderDocument } from './render-document.ts';
import type { PageView } from './view.ts';

export { readFields } from './read-fields.ts';
export type { PageView } from './view.ts';
export type { WholeLanguage } from './words/words-of.ts';

const built = fileURLToPath(new URL('../../dist/survey-page', import.meta.url));
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

interface Kept {
  readonly bytes: Buffer;
  readonly hash: string;
}

let files: ReadonlyMap<string, Kept> | null = null;

/** What was built for the page, read once: only these names are ever served. Without a build the page is a plain form. */
function filesBuilt(): ReadonlyMap<string, Kept> {
  if (files !== null && files.size > 0) return files;
  try {
    const names = readdirSync(built).filter((name) => /^[A-Za-z0-9_.-]+\.(?:js|css|woff2)$/.test(name));
    files = new Map(
      names.map((name) => {
        const bytes = readFileSync(join(built, name));
        return [name, { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) }];
      }),
    );
  } catch {
    files = new Map();
  }
  return files;
}

function addressOf(name: string): string {
  return `/survey-page/${name}?v=${filesBuilt().get(name)?.hash ?? '0'}`;
}

/** A page of a survey as HTML. It works without script and loads nothing from elsewhere. */
export function renderPage(view: PageView): string {
  return renderDocument(view, { style: addressOf('page.css'), script: addressOf('page.js') });
}

const week = 604_800;
const none = refuse('no-such-file', 'There is nothing at this address.', { kind: 'not-found' });

const pages: readonly PublicPage[] = [
  {
    method: 'GET',
    path: '/survey-page/:file',
    show: async (_services, { params }) => {
      const name = params.file ?? '';
      const file = filesBuilt().get(name);
      if (file === undefined) return none;
      const type = types[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
      // The loader stands in pages of other sites under one address for ever; the rest is asked for by its content.
      const loader = name === 'embed.js';
      // The builder's preview asks from a frame without an origin of its own; nothing here is anybody's secret.
      return { bytes: file.bytes, type, cacheSeconds: loader ? 3600 : week, anywhere: true };
    },
  },
  {
    method: 'GET',
    path: '/survey-page/accent/:file',
    show: async (_services, { params }) => {
      const [, colour] = /^([0-9a-f]{6})\.css$/.exec(params.file ?? '') ?? [];
      if (colour === undefined) return none;
      return { bytes: accentStyle(colour), type: types.css as string, cacheSeconds: week };
    },
  },
];

/** The page on which surveys are answered, and the loader that puts it into other sites. */
export const surveyPage = { pages };
