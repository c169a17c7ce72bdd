import { expect, it } from 'vitest';
import { preferredLanguage } from './words.ts';

it('the person’s own choice wins, then the browser’s first language that Sirius speaks, then English', () => {
  expect(preferredLanguage('es', ['en-GB'])).toBe('es');
  expect(preferredLanguage(null, ['de-DE', 'es-MX', 'en'])).toBe('es');
  expect(preferredLanguage('tlh', ['fr'])).toBe('en');
});
