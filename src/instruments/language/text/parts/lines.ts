/** A line of a text: UTF-16 offsets without the line end, and its words for patterns, cut to a bounded length. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Trimmed, plain apostrophes, at most 400 units. */
  readonly text: string;
}

/** The lines of a text; \r\n, \n, \r and the Unicode line ends all count. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < text.length && unit !== 0x0a && unit !== 0x0d && unit !== 0x2028 && unit !== 0x2029) continue;
    const plain = text
      .slice(start, Math.min(at, start + 400))
      .trim()
      .replaceAll('\u2019', "'");
    lines.push({ start, end: at, text: plain });
    if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    start = at + 1;
  }
  return lines;
}

/** How many words a line has, roughly: runs between white space that hold a letter. */
export function wordCount(line: string): number {
  return line.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
