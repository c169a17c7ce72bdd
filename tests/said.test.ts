import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { partScreens } from '../src/main/screens.ts';
import { shellWords } from '../src/web/words/shell.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is said only to those who run a command, a server or a demo, or beside the other language already. */
const notOnScreen = [
  /commands\.ts$/,
  /^src\/(cli|main|stores)\//,
  /^src\/instruments\//,
  /^src\/server\/(perform|web-files|endpoints|access\/(local|secret))\.ts$/,
  /^src\/align\/decisions\/read-claim-flags\.ts$/,
  /^src\/understand\/scores\/(stats\/|compute-method)/,
  /^src\/understand\/listening\/intake\/given-files\.ts$/,
  /^src\/understand\/listening\/surveys\/answering\/given-answers\.ts$/,
];
/** Sentences that are nothing but what somebody else said. */
const onlyGaps = /^[\W\d]*(\{\d\}[\W\d]*)*$/;

function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** The text literal that begins at `from`, its `${…}` as numbered gaps; null when none begins there. */
function literalAt(source: string, from: number): { text: string; end: number } | null {
  const quote = source[from] ?? '';
  if (!['"', "'", '`'].includes(quote)) return null;
  let text = '';
  let gaps = 0;
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] === quote) return { text, end: i + 1 };
    if (source.startsWith('\\u', i)) {
      text += String.fromCharCode(Number.parseInt(source.slice(i + 2, i + 6), 16));
      i += 5;
    } else if (source[i] === '\\') {
      text += source[++i];
    } else if (quote === '`' && source.startsWith('${', i)) {
      let depth = 1;
      for (i += 2; depth > 0; i++) depth += source[i] === '{' ? 1 : source[i] === '}' ? -1 : 0;
      i--;
      text += `{${gaps++}}`;
    } else {
      text += source[i];
    }
  }
  return null;
}

/** Every sentence that a call of one of these functions is given, whatever it is wrapped in. */
function sentencesOf(source: string): string[] {
  const found: string[] = [];
  for (const call of source.matchAll(/\b(?:refuse|bad|losses\.add)\(/g)) {
    let depth = 1;
    for (let i = (call.index ?? 0) + call[0].length; depth > 0 && i < source.length; i++) {
      const literal = literalAt(source, i);
      if (literal !== null) {
        // Codes have no space, examples beside a loss do not begin like a sentence.
        if (/^[A-Z"{].* /.test(literal.text)) found.push(literal.text);
        i = literal.end - 1;
      } else if ('({['.includes(source[i] ?? '')) depth++;
      else if (')}]'.includes(source[i] ?? '')) depth--;
    }
  }
  return found;
}

const books = [shellWords, ...partScreens.map(({ words }) => words)].map(({ said }) => said?.es ?? {});
const spanish: Record<string, string> = Object.assign({}, ...books);

const said = filesIn(join(root, 'src'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ name: relative(root, path), sentences: sentencesOf(readFileSync(path, 'utf8')) }));

describe('what the server says and a screen shows', () => {
  it('is known in Spanish, sentence by sentence', () => {
    const missing = said
      .filter(({ name }) => !notOnScreen.some((pattern) => pattern.test(name)))
      .flatMap(({ name, sentences }) =>
        sentences
          .filter((sentence) => !onlyGaps.test(sentence) && spanish[sentence] === undefined)
          .map((sentence) => `${name}: ${sentence}`),
      );
    expect(missing).toEqual([]);
  });

  it('fills in Spanish no gap that the English sentence does not have', () => {
    const gapsOf = (text: string) => new Set(text.match(/\{\d\}/g));
    const wrong = Object.entries(spanish).filter(
      ([english, translation]) =>
        translation.trim() === '' || [...gapsOf(translation)].some((gap) => !gapsOf(english).has(gap)),
    );
    expect(wrong).toEqual([]);
  });

  it('was looked for where it is', () => {
    expect(said.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(250);
  });
});
