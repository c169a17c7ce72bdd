import type { ClauseRow } from './clause-rows.ts';

/**
 * Rows as the bytes that are stored, but for what is found out later. A thread hands its bytes over; as objects the rows
 * would be copied into the server's own memory, a hundred megabytes before anybody clears them away.
 */
export interface PackedRows {
  readonly columns: readonly string[];
  /** Lines of JSON without their opening brace and what comes later, one after another. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: readonly PackedLine[];
}

/** A line's voice and wording, and where it ends. */
export interface PackedLine {
  readonly moment: string;
  readonly wording: string;
  readonly end: number;
}

const encoder = new TextEncoder();

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function packRows(rows: readonly ClauseRow[]): PackedRows {
  const parts: Uint8Array[] = [];
  const lines: PackedLine[] = [];
  let end = 0;
  for (const row of rows) {
    const part = encoder.encode(JSON.stringify(row).slice(1));
    parts.push(part);
    end += part.length;
    lines.push({ moment: row.moment, wording: row.wording, end });
  }
  return { columns: Object.keys(rows[0] ?? {}), bytes: joined(parts, end), lines };
}

/** The rows as lines of JSON, each with what was found out about it in front. */
export function linesWith(
  packed: readonly PackedRows[],
  later: (line: PackedLine) => Readonly<Record<string, string | number>>,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  const newline = encoder.encode('\n');
  for (const { bytes, lines } of packed) {
    let from = 0;
    for (const line of lines) {
      add(encoder.encode(`${JSON.stringify(later(line)).slice(0, -1)},`));
      add(bytes.subarray(from, line.end));
      add(newline);
      from = line.end;
    }
  }
  return joined(parts, length);
}
