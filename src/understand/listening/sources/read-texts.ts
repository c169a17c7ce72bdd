const largestWhole = 200_000_000;
const longestLine = 16_000_000;

/** The text of a file, whatever chunks it comes in; UTF-16 by its mark or its empty bytes, else UTF-8, else windows-1252. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  const nothing = [0, 1].map(
    (at) => chunk.subarray(0, 400).filter((byte, i) => i % 2 === at && byte === 0).length,
  );
  const half = Math.min(400, chunk.length) / 2;
  // Google's stores write UTF-16, at times without a mark: then every other byte of Western text is nothing.
  if (half >= 3 && (nothing[1] ?? 0) > 0.7 * half && (nothing[0] ?? 0) < 0.1 * half) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** A whole text; null when it is larger than a parser may hold at once. */
export async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts: string[] = [];
  let size = 0;
  for await (const part of decoded(chunks)) {
    size += part.length;
    if (size > largestWhole) return null;
    parts.push(part);
  }
  return parts.join('');
}

/** Lines without their ends; a line without end is cut, so that memory stays bounded. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let carry = '';
  for await (const part of decoded(chunks)) {
    carry += part;
    const lines = carry.split('\n');
    carry = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    if (carry.length > longestLine) {
      yield carry;
      carry = '';
    }
  }
  if (carry !== '') yield carry;
}

/** Cuts comma-separated text into records (RFC 4180; a quoted cell may hold lines); of a cell without end, its beginning. */
export async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let closed = false;
  for await (const part of decoded(chunks)) {
    for (const c of part) {
      if (quoted) {
        if (c === '"') {
          quoted = false;
          closed = true;
        } else if (cell.length < longestLine) cell += c;
      } else if (c === '"' && closed) {
        cell += '"';
        quoted = true;
        closed = false;
      } else if (c === '"' && cell === '') quoted = true;
      else if (c === ',') {
        cells.push(cell);
        cell = '';
        closed = false;
      } else if (c === '\n') {
        cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell);
        if (cells.length > 1 || cells[0] !== '') yield cells;
        cells = [];
        cell = '';
        closed = false;
      } else if (cell.length < longestLine) cell += c;
    }
  }
  if (cell !== '' || cells.length > 0) yield [...cells, cell];
}

/** Records under their header's names, as objects without a prototype. A record of another length is null. */
export async function* tableOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ row: Readonly<Record<string, string>> | null; cells: readonly string[] }> {
  let header: string[] | null = null;
  for await (const cells of recordsOf(chunks)) {
    if (header === null) {
      header = cells.map((name) => name.replace(/^\ufeff/, '').trim());
      continue;
    }
    if (cells.length !== header.length) {
      yield { row: null, cells };
      continue;
    }
    const row = Object.create(null) as Record<string, string>;
    header.forEach((name, i) => {
      row[name] = (cells[i] ?? '').replaceAll('\0', '').toWellFormed().trim();
    });
    yield { row, cells };
  }
}
