import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name: `src/${name}`, text: readFileSync(join(root, 'src', name), 'utf8') }));
const naming = (sign: RegExp, where = /^src\//) =>
  sources
    .filter(({ name, text }) => where.test(name) && sign.test(text))
    .map(({ name }) => name)
    .sort();

test('text becomes markup in one place, where all of it was made by `html`', () => {
  const sinks =
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment/;
  expect(naming(sinks)).toEqual(['src/survey-page/browser/fragment.ts']);
});

test('a machine outside is asked through one door; mail leaves by addresses that it checked', () => {
  const onServer =
    /^src\/(?!web\/|survey-page\/browser\/)(?!.*\/screens\/)(?!stores\/moments\/|stores\/records\/|cli\/|main\/)/;
  const calls =
    /\bfetch\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|from 'node:(?:dns|tls|http2|dgram)/;
  expect(naming(calls, onServer).filter((name) => !name.endsWith('/open-mailbox.ts'))).toEqual([
    'src/server/outbound/outbound.ts',
  ]);
  for (const name of naming(/createTransport\(|new ImapFlow\(/)) {
    expect(readFileSync(join(root, name), 'utf8'), name).toContain('outbound.place(');
  }
});

test('a request never says where this server is: no address is made from Host or a forwarded header', () => {
  const asked = /x-forwarded|trustProxy|\.headers\.host\b|request\.(?:host|hostname|protocol)\b/i;
  expect(naming(asked, /^src\/(?:server|understand|align|survey-page)\//)).toEqual([]);
});
