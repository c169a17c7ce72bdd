/**
 * Words in which a doubled letter is right. "gooood" becomes "good" because it stands here; "sooo" becomes "so"
 * because "soo" does not.
 */
const doubled = new Set(
  (
    'good need needed needs feel feels feeling soon cool food look looks looking week weeks keep keeps keeping see seen ' +
    'free fee fees three coffee agree been too took book booking room door school speed sleep seem seems cheek meet meeting ' +
    'deep between employee refugee week street green sweet screen poor fool noon proof moon tool all call calls still will well bill ' +
    'bills full hell kill pull sell tell small ball fall wall spell boss loss mess less miss pass off staff stuff ' +
    'stress unless useless class address ok cooperate zoo hooray boo yee woo oops'
  ).split(' '),
);

/** Runs of a letter or mark, three or longer; longer dots than an ellipsis. */
const runs = /(\p{L})\1{2,}|([!?])\2{2,}|\.{4,}/gu;
const isVowel = /[aeiouyáéíóúàèìòùâêîôûäöüãõ]/;

/**
 * Shortens what was drawn out: "helloooo" → "hello", "gooood" → "good", "!!!!" → "!!". Returns the map from the
 * new offsets to the old (one more than characters: the last is the end).
 */
export function shortenLetters(text: string): { text: string; map: Int32Array } {
  const out: string[] = [];
  const map: number[] = [];
  let from = 0;
  const keep = (until: number) => {
    out.push(text.slice(from, until));
    for (let at = from; at < until; at++) map.push(at);
  };
  for (const run of text.matchAll(runs)) {
    const end = run.index + run[0].length;
    const width = run[1]?.length ?? 1;
    keep(run.index + width * keptOf(text, run.index, end, run[1]));
    from = end;
  }
  keep(text.length);
  map.push(text.length);
  return { text: out.join(''), map: Int32Array.from(map) };
}

function keptOf(text: string, start: number, end: number, letter: string | undefined): number {
  if (letter === undefined) return text[start] === '.' ? 3 : 2;
  const before = /\p{L}{0,20}$/u.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? '';
  const after = /^\p{L}{0,20}/u.exec(text.slice(end, end + 20))?.[0] ?? '';
  if (before === '' && after === '') return Math.min(3, (end - start) / letter.length);
  if (doubled.has(before + letter + letter + after)) return 2;
  return after === '' || isVowel.test(letter) ? 1 : 2;
}
