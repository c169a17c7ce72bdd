import { describe, expect, test } from 'vitest';
import { readCsv, readWorkList } from './read-work-list.ts';

describe('a list of work is read', () => {
  test('quotes, line ends and separators as spreadsheets write them', () => {
    expect(readCsv('\uFEFFa;b\r\n"x;1";"say ""hi""\nthere"\r\n')).toEqual([
      ['a', 'b'],
      ['x;1', 'say "hi"\nthere'],
    ]);
  });

  test('each line with what it serves, when it says so', () => {
    const { lines, refused } = readWorkList(
      'Title,Function,Cost,Currency,Finding,Decision\nTablets,Sales,"1,400,000",EUR,,\nVans,Field,,,missed-x,\nTexts,Care,12.5,EUR,,d1\n\n',
    );
    expect(refused).toEqual([]);
    expect(lines.map(({ line }) => [line.title, line.cost, line.serves])).toEqual([
      ['Tablets', 1_400_000, null],
      ['Vans', null, { kind: 'finding', id: 'missed-x' }],
      ['Texts', 12.5, { kind: 'decision', id: 'd1' }],
    ]);
  });

  test('rows that cannot be taken are named, never dropped', () => {
    const { lines, refused } = readWorkList('title,cost\n,3\nA,much\nB,3,4\nC,1\n');
    expect(lines.map(({ line }) => line.title)).toEqual(['C']);
    expect(refused).toEqual([
      { row: 2, reason: 'The title is empty.' },
      { row: 3, reason: 'The cost "much" is no amount.' },
      { row: 4, reason: 'The row has 3 cells, the header 2.' },
    ]);
    expect(readWorkList('name\nx').refused).toEqual([{ row: 1, reason: 'There is no column "title".' }]);
  });
});
