/**
 * Every match of a global pattern that stands by itself, one after the other. `matchAll` makes the pattern anew for each text,
 * which takes longer than reading a short one; where to go on is kept here, so that two may take turns with a pattern.
 */
export function* everyMatch(text: string, pattern: RegExp): Generator<RegExpExecArray, void> {
  let from = 0;
  for (;;) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) return;
    from = pattern.lastIndex;
    if (match[0] === '') from += (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
    yield match;
  }
}
