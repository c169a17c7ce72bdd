const word = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*|[!?$€£%]/gu;

/** What English shortens behind an apostrophe, written out, because the table has no shortened forms. */
const endings: Readonly<Record<string, string>> = {
  t: 'not',
  m: 'am',
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
};
const stems: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' };
const written: Readonly<Record<string, readonly string[]>> = {
  cant: ['can', 'not'],
  dont: ['do', 'not'],
  didnt: ['did', 'not'],
  doesnt: ['does', 'not'],
  wont: ['will', 'not'],
  isnt: ['is', 'not'],
  wasnt: ['was', 'not'],
  havent: ['have', 'not'],
  hasnt: ['has', 'not'],
  couldnt: ['could', 'not'],
  im: ['i', 'am'],
  ive: ['i', 'have'],
};

/** The words of a text as the table knows them: lower case, shortened forms written out. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [found] of text.normalize('NFC').toLowerCase().matchAll(word)) {
    const [head = '', ...tails] = found.split(/['’]/);
    if (tails.length === 0) {
      words.push(...(Object.hasOwn(written, head) ? (written[head] ?? []) : [head]));
      continue;
    }
    const tail = tails.join('');
    if (tail === 't' && head.endsWith('n')) {
      const stem = head.slice(0, -1);
      words.push(stems[stem] ?? stem, 'not');
    } else {
      words.push(head);
      if (tail !== 's') words.push(Object.hasOwn(endings, tail) ? (endings[tail] ?? tail) : tail);
    }
  }
  return words;
}
