import { describe, expect, it } from 'vitest';
import { textWidth, wrapName } from './text-width.ts';

describe('names in a box', () => {
  it('keeps a short name on one line', () => {
    expect(wrapName('Order', 92, 12)).toEqual(['Order']);
  });
  it('breaks a long name between words', () => {
    expect(wrapName('Promise missed: Delivered', 92, 12)).toEqual(['Promise', 'missed: Deliv…']);
    expect(wrapName('Promise missed: Delivered', 92, 12, 3)).toEqual(['Promise', 'missed:', 'Delivered']);
  });
  it('shortens what does not fit on two lines, and a single long word', () => {
    for (const name of ['T04 Determine confirmation of receipt', 'Zahlungserinnerungsschreiben']) {
      const lines = wrapName(name, 92, 12);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(textWidth(line, 12, true)).toBeLessThanOrEqual(92);
      expect(lines.at(-1)).toMatch(/…$/);
    }
  });
});
