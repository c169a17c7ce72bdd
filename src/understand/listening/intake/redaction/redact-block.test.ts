import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapping } from '../given-files.ts';
import { start } from '../reading.ts';
import { BlockWriter, quote } from '../scan/block-writer.ts';
import { recordsOf } from '../scan/records.ts';
import { redactBlock } from './redact-block.ts';
import { textPlaces } from './text-places.ts';

const marks = {
  redact: (text: string) => text.replaceAll('Ana', '[PERSON_1]'),
  fingerprint: (text: string) => `f${text.length}`,
};

describe('a block of rows', () => {
  it('has its texts replaced and their fingerprints behind; every other cell stays', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('Ana', 'é', '😀', ',', ';', '"', '\n', ' ', "'", 'x'),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        fc.constantFrom<number[][]>([0], [1], [2], [0, 2], [0, 1, 2]),
        fc.boolean(),
        async (rows, places, always) => {
          const writer = new BlockWriter();
          for (const [i, row] of rows.entries()) writer.add(i + 1, row);
          const plain = rows
            .map((row, i) =>
              [i + 1, ...row.map((text) => (/[,"\n]/.test(text) ? quote(text) : text))].join(','),
            )
            .join('\n');
          const csv = always ? writer.take(3).csv : Buffer.from(`${plain}\n`);
          const header = ['a', 'b', 'c'];
          const block = { header, separator: ',', csv, rows: rows.length, bad: [], losses: [], next: start };
          const after = (await redactBlock(block, places, marks)).toString();
          expect(recordsOf(after, ',', false, 1000).map(({ cells }) => cells)).toEqual(
            rows.map((row, i) => [
              String(i + 1),
              ...row.map((text, place) => (places.includes(place) ? marks.redact(text) : text)),
              ...places.map((place) => (row[place] === '' ? '' : `f${row[place]?.length}`)),
            ]),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('which cells hold texts', () => {
  const two = mapping({
    tables: {
      tickets: { file: 't.csv', key: 'id' },
      notes: { file: 'n.csv', key: { column: 'ticket', of: 'tickets.id' } },
    },
    episode: 'tickets.id',
    moments: [
      { table: 'tickets', kind: 'voice', step: 'Complaint', at: 'opened', text: 'Body' },
      { table: 'tickets', step: 'Closed', at: 'closed', text: 'notes.note' },
      { table: 'notes', step: { column: 'what' }, at: 'at', text: 'what' },
    ],
  });
  it('are those the mapping calls text, in their own table, in any case', () => {
    expect(textPlaces(two, 'tickets', ['id', 'opened', 'closed', 'body'])).toEqual([3]);
    expect(textPlaces(two, 'notes', ['ticket', 'at', 'note'])).toEqual([2]);
  });
  it('are never identifiers, times, scores or steps', () => {
    expect(textPlaces(two, 'notes', ['ticket', 'at', 'what'])).toEqual([]);
  });
});
