const quote = 34;
const lf = 10;
const cr = 13;

/** One record of a table in a buffer, when it is not plain. */
export interface Found {
  /** Where its text ends, and where the next record begins. -1 = the buffer ends in the middle of it. */
  readonly end: number;
  readonly next: number;
  readonly cells: number;
  /** What is wrong with its quotes; null = nothing. */
  readonly problem: string | null;
  /** The record spans several lines; with a problem, only its first line is to be given up. */
  readonly firstLineEnd: number;
}

/** A record longer than this has lost a quote somewhere. A single cell may well have 1 MB. */
export const longestRecord = 8_000_000;

const isEnd = (byte: number | undefined) => byte === lf || byte === cr;

function afterBreak(buffer: Uint8Array, at: number): number {
  return buffer[at] === cr && buffer[at + 1] === lf ? at + 2 : at + 1;
}

function firstBreak(buffer: Buffer, from: number): number {
  for (let i = from; i < buffer.length; i++) if (isEnd(buffer[i])) return i;
  return buffer.length;
}

/**
 * Finds the end of the record that begins at `from`, by RFC 4180: a cell that begins with a quote ends at the next
 * single quote, which a separator, a line end or the end of the file must follow. Quotes inside plain cells are text.
 *
 * A quote that is opened and never closed would swallow the rest of the file: when what follows a closing quote is
 * not the end of a cell, or the record outgrows `longestRecord`, the record is a problem that ends with its first line.
 */
export function findRecord(buffer: Buffer, from: number, separator: number, final: boolean): Found {
  let cells = 1;
  let i = from;
  const incomplete: Found = { end: -1, next: -1, cells, problem: null, firstLineEnd: -1 };
  const broken = (problem: string): Found => {
    const end = firstBreak(buffer, from);
    const next = end >= buffer.length ? end : afterBreak(buffer, end);
    return { end, next, cells, problem, firstLineEnd: end };
  };
  for (;;) {
    if (buffer[i] === quote) {
      i++;
      for (;;) {
        const close = buffer.indexOf(quote, i);
        if (close === -1 || close - from > longestRecord) {
          if (close === -1 && !final && buffer.length - from <= longestRecord) return incomplete;
          return broken(`a quote opened in cell ${cells} is never closed`);
        }
        if (buffer[close + 1] === quote) {
          i = close + 2;
          continue;
        }
        i = close + 1;
        break;
      }
      if (i >= buffer.length && !final) return incomplete;
      const after = buffer[i];
      if (i < buffer.length && after !== separator && !isEnd(after)) {
        // A quote further down closed it by chance: the real fault is on the first line.
        return firstBreak(buffer, from) < i
          ? broken(`a quote opened in cell ${cells} is never closed`)
          : broken(`text follows the closing quote in cell ${cells}`);
      }
    } else {
      while (i < buffer.length && buffer[i] !== separator && !isEnd(buffer[i])) i++;
    }
    if (i >= buffer.length) {
      return final ? { end: i, next: i, cells, problem: null, firstLineEnd: i } : incomplete;
    }
    if (buffer[i] === separator) {
      cells++;
      i++;
      if (i >= buffer.length && !final) return incomplete;
      continue;
    }
    // A carriage return at the very end of the buffer may be half of a line end.
    if (buffer[i] === cr && i + 1 >= buffer.length && !final) return incomplete;
    return { end: i, next: afterBreak(buffer, i), cells, problem: null, firstLineEnd: i };
  }
}
