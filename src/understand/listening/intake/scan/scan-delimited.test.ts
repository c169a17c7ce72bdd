import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, type ReadBlock, start } from '../reading.ts';
import { dialectOf } from '../recognise.ts';
import { recordsOf } from './records.ts';
import { DelimitedScanner } from './scan-delimited.ts';

/** All blocks of a file that arrives in pieces of `piece` bytes. */
function scan(
  file: Buffer,
  piece: number,
  size = { rows: 4, bytes: 1e9 },
  from: Checkpoint = start,
): ReadBlock[] {
  const scanner = new DelimitedScanner(dialectOf(file, false), from, size);
  const blocks: ReadBlock[] = [];
  for (let at = from.offset; at < file.length; at += piece) {
    blocks.push(...scanner.push(file.subarray(at, at + piece), false));
  }
  return [...blocks, ...scanner.push(Buffer.alloc(0), true)];
}

const cellsOf = (blocks: ReadBlock[]) =>
  blocks.flatMap((block) =>
    recordsOf(block.csv.toString(), block.separator, false, 10_000).map(({ cells }) => cells),
  );

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'é', '😀', ',', ';', '\t', '"', '\n', '\r', ' ', "'", '|', '1'),
    maxLength: 8,
  }),
  fc.constantFrom('', ' ', '""', '\r\n', 'plain', 'two words'),
);
const dialect = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  always: fc.boolean(),
  mark: fc.boolean(),
  last: fc.boolean(),
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 20 }),
  );

function written(
  rows: string[][],
  d: { separator: string; ending: string; always: boolean; mark: boolean; last: boolean },
) {
  const plain = (text: string) => !d.always && text !== '' && !/[",;\t|\r\n]/.test(text);
  const line = (cells: readonly string[]) =>
    cells.map((text) => (plain(text) ? text : `"${text.replaceAll('"', '""')}"`)).join(d.separator);
  const header = (rows[0] ?? []).map((_, i) => `column${i}`);
  const text = [header, ...rows].map(line).join(d.ending) + (d.last ? d.ending : '');
  return Buffer.from(`${d.mark ? '\ufeff' : ''}${text}`);
}

describe('any table written as CSV', () => {
  it('reads back as it was, in any dialect, whatever the pieces it arrives in', () => {
    fc.assert(
      fc.property(table, dialect, fc.integer({ min: 1, max: 40 }), (rows, d, piece) => {
        const blocks = scan(written(rows, d), piece);
        expect(blocks.flatMap((block) => block.bad)).toEqual([]);
        expect(cellsOf(blocks)).toEqual(rows.map((row, i) => [String(i + 1), ...row]));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same blocks again from any checkpoint', () => {
    fc.assert(
      fc.property(table, dialect, fc.integer({ min: 1, max: 40 }), (rows, d, piece) => {
        const file = written(rows, d);
        const blocks = scan(file, 7);
        for (const [i, block] of blocks.entries()) {
          expect(scan(file, piece, { rows: 4, bytes: 1e9 }, block.next)).toEqual(blocks.slice(i + 1));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('survives any bytes: every row is read or bad, and counted once', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.constantFrom('"', ',', '\n', '\0', 'x', '\r'), { maxLength: 80 }),
        (noise, marks) => {
          const file = Buffer.concat([
            Buffer.from('a,b\n1,2\n'),
            Buffer.from(marks.join('')),
            Buffer.from(noise),
          ]);
          const blocks = scan(file, 13);
          const numbers = [
            ...cellsOf(blocks).map((cells) => Number(cells[0])),
            ...blocks.flatMap((b) => b.bad.map((bad) => bad.row)),
          ];
          const last = blocks.at(-1)?.next.row ?? 0;
          expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a quote that is never closed', () => {
  it('costs its own line and no other', () => {
    const rows = Array.from({ length: 50 }, (_, i) => (i === 9 ? '10,"open' : `${i + 1},"closed"`));
    const blocks = scan(Buffer.from(`n,text\n${rows.join('\n')}\n`), 64, { rows: 1000, bytes: 1e9 });
    expect(blocks[0]?.rows).toBe(49);
    expect(blocks[0]?.bad).toEqual([
      { row: 10, column: '', reason: 'a quote opened in cell 2 is never closed', raw: '10,"open' },
    ]);
  });

  it('does so even when it is the last one of a long file', () => {
    const tail = 'x,y\n'.repeat(3_000_000);
    const file = Buffer.from(`n,text\n1,"open\n${tail}`);
    const blocks = scan(file, 1 << 20, { rows: 1e9, bytes: 1e12 });
    expect(blocks.map((block) => [block.rows, block.bad.length])).toEqual([[3_000_000, 1]]);
  });
});
