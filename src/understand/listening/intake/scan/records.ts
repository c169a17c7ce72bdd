/** One record of a table with where its text ends. */
export interface TextRecord {
  readonly cells: readonly string[];
  readonly end: number;
}

/**
 * Cuts a sample into records by RFC 4180, forgiving what people do (quotes inside plain cells). A record the sample
 * ends in the middle of is left out when `truncated`. For looking at the beginning of a file; files themselves are
 * read by scan-delimited.ts.
 */
export function recordsOf(text: string, separator: string, truncated: boolean, most = 300): TextRecord[] {
  const records: TextRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let opened = false;
  const close = (end: number) => {
    cells.push(cell);
    // A line with nothing on it is no record.
    if (cells.length > 1 || cell !== '' || opened) records.push({ cells, end });
    cells = [];
    cell = '';
    opened = false;
  };
  let i = 0;
  for (; i < text.length && records.length < most; i++) {
    const c = text[i] as string;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '' && !opened) {
      quoted = true;
      opened = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = '';
      opened = false;
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      close(i + 1);
    } else cell += c;
  }
  if (i >= text.length && !truncated && (cells.length > 0 || cell !== '' || opened)) close(text.length);
  return records;
}
