import { describe, expect, it } from 'vitest';
import { partScreens } from '../main/screens.ts';
import { shellWords } from './words/shell.ts';

describe('words', () => {
  it.each([shellWords, ...partScreens.map((part) => part.words)])(
    'are the same keys in English and Spanish, none empty, and Spanish fills no blank that nobody gives (%#)',
    (words) => {
      expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort());
      const blanks = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
      for (const [key, text] of Object.entries(words.en)) {
        expect(text, key).not.toBe('');
        expect(words.es[key], key).not.toBe('');
        expect(blanks(text), key).toEqual(expect.arrayContaining(blanks(words.es[key] ?? '')));
      }
    },
  );
});
