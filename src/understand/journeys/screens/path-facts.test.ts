import { describe, expect, it } from 'vitest';
import { coveredPaths, folded } from './path-facts.ts';

describe('paths', () => {
  it('say what they cover together, of all episodes', () => {
    const paths = [
      { path: ['a', 'b'], episodes: 6 },
      { path: ['a'], episodes: 2 },
    ];
    expect(coveredPaths(paths, 10).map((p) => [p.share, p.covered])).toEqual([
      [0.6, 0.6],
      [0.2, 0.8],
    ]);
    expect(coveredPaths(paths, 0)[0]?.covered).toBe(0);
  });
  it('fold a step that repeats at once', () => {
    expect(folded(['a', 'b', 'b', 'b', 'a'])).toEqual([
      { step: 'a', times: 1 },
      { step: 'b', times: 3 },
      { step: 'a', times: 1 },
    ]);
  });
});
