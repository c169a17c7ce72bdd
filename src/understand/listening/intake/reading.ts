import type { Loss } from './contract.ts';

/** A row that cannot be taken as it stands; it goes to quarantine with its number. Row 1 is the first data row. */
export interface BadRow {
  readonly row: number;
  /** Header name of the cell that is wrong; empty when the whole row is. */
  readonly column: string;
  readonly reason: string;
  readonly raw: string;
}

/** Where reading goes on after this block: what a killed import resumes from. */
export interface Checkpoint {
  /** Bytes of the (prepared) file that are done. */
  readonly offset: number;
  /** Rows that are done, bad ones included. */
  readonly row: number;
  /** Blocks that are done. */
  readonly block: number;
}

export const start: Checkpoint = { offset: 0, row: 0, block: 0 };

/**
 * A stretch of a file as the engine takes it: CSV without a header line, `"` quotes, its first field the row number.
 * The same file read again from the same checkpoint gives the same blocks, whatever the chunks it arrives in.
 */
export interface ReadBlock {
  /** Column names, unique; may grow from block to block (JSON lines), never shrink or change order. */
  readonly header: readonly string[];
  readonly separator: string;
  readonly csv: Buffer;
  /** Rows in `csv`; bad rows are not part of it. */
  readonly rows: number;
  readonly bad: readonly BadRow[];
  /** What was noticed on the way, counted by sentence. */
  readonly losses: readonly Loss[];
  readonly next: Checkpoint;
}

/** How much a block holds before it is handed on: enough for the engine's liking, little enough for memory. */
export const blockRows = 131_072;
export const blockBytes = 8_000_000;

/** The longest raw row or cell kept in quarantine and shown to people, in characters. */
export const longestRaw = 4000;

/** Keeps an example short enough for a report, whatever the file held. */
export function shorten(text: string, longest = 160): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** Counts losses by their sentence; the first example stays. Kinds are few and fixed, so memory is bounded. */
export class Losses {
  readonly #found = new Map<string, { count: number; example: string }>();

  add(what: string, example = '', count = 1): void {
    const known = this.#found.get(what);
    if (known === undefined) this.#found.set(what, { count, example: shorten(example) });
    else known.count += count;
  }

  addAll(losses: readonly Loss[]): void {
    for (const { what, count, example } of losses) this.add(what, example, count);
  }

  list(): Loss[] {
    return [...this.#found].map(([what, { count, example }]) => ({ what, count, example }));
  }
}
