/** One n-gram as the package writes it: `'ab c':{0:12,7:40}` or, where it may, without quotes. */
const entryPattern =
  /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\p{L}_$][\p{L}\p{N}_$]*|\d+)):\{([\d:,]*)\}/gu;
const languageList = /languages:\{([^}]*)\}/;
const oneLanguage = /(\d+):'(\w+)'/g;

/** Languages by number, as the source text of eld's data names them. */
export function languagesIn(source: string): Record<number, string> {
  const list = languageList.exec(source)?.[1] ?? '';
  return Object.fromEntries([...list.matchAll(oneLanguage)].map(([, number, code = '']) => [number, code]));
}

/** The n-grams of eld's data with their scores, one by one, out of its source text: it is never run. */
export function* ngramsIn(
  source: string,
): Generator<readonly [ngram: string, scores: readonly (readonly [number, number])[]]> {
  // One of its own: where it stands is part of it.
  const entry = new RegExp(entryPattern);
  entry.lastIndex = source.indexOf('ngrams:{');
  if (entry.lastIndex < 0) return;
  for (let found = entry.exec(source); found !== null; found = entry.exec(source)) {
    const [, single, double, bare, scores = ''] = found;
    const ngram = (single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1');
    yield [
      ngram,
      scores.split(',').map((score) => {
        const [language, value] = score.split(':').map(Number);
        return [language ?? 0, value ?? 0] as const;
      }),
    ];
  }
}
