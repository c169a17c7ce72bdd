import { describe, expect, it } from 'vitest';
import type { Screen } from '../screen.ts';
import { isHere, screensOf } from './where.ts';

const screen = (path: string, star: 'home' | 'understand' | 'align', order: number): Screen => ({
  path,
  nav: { star, label: path, order },
  load: () => Promise.reject(new Error('not opened in this test')),
});

describe('the sidebar', () => {
  it('lists the screens of a star in their order, screens without a word never', () => {
    const detail: Screen = { path: '/journeys/episodes/$episode', load: screen('/', 'home', 0).load };
    const all = [screen('/scores', 'understand', 40), detail, screen('/journeys', 'understand', 30)];
    expect(screensOf(all, 'understand').map((s) => s.path)).toEqual(['/journeys', '/scores']);
    expect(screensOf(all, 'align')).toEqual([]);
  });
  it('knows where one is: below a word, but home only at home', () => {
    expect(isHere('/journeys', '/journeys/episodes/1')).toBe(true);
    expect(isHere('/journeys', '/journeys-of-others')).toBe(false);
    expect(isHere('/', '/journeys')).toBe(false);
    expect(isHere('/', '/')).toBe(true);
  });
});
