import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a table as CSV', () => {
  it('quotes what needs it and leaves numbers bare', () => {
    expect(
      csvOf(
        ['step', 'n'],
        [
          ['Ask, then "wait"', 1480.5],
          [null, undefined],
        ],
      ),
    ).toBe('step,n\r\n"Ask, then ""wait""",1480.5\r\n,\r\n');
  });
  it('never hands a spreadsheet a formula', () => {
    expect(csvOf(['said'], [['=cmd()'], ['+1'], ['@x'], ['-1']])).toBe(
      "said\r\n'=cmd()\r\n'+1\r\n'@x\r\n'-1\r\n",
    );
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      const [header = ''] = csvOf([`${sign}cmd()`], []).split(/,|\r\n$/);
      expect(header.replace(/^"/, ''), JSON.stringify(sign)).toMatch(/^'/);
    }
  });
  it('keeps negative numbers numbers', () => {
    expect(csvOf(['change'], [[-2.1]])).toBe('change\r\n-2.1\r\n');
  });
});
