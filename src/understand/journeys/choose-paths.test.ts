import { describe, expect, it } from 'vitest';
import { choosePaths } from './choose-paths.ts';

const kept = { path: ['Order', 'Delivered'], episodes: 900 };
const missed = { path: ['Order', 'Promise missed: Delivered', 'Delivered'], episodes: 40 };
const worse = { path: ['Order', 'Call', 'Promise missed: Delivered', 'Delivered'], episodes: 30 };
const once = { path: ['Order', 'Promise missed: Invoiced', 'Delivered'], episodes: 9 };
const paths = [kept, missed, worse, once];

describe('the paths of a map', () => {
  it('are the commonest, as few as cover the share asked for', () => {
    expect(choosePaths([kept, { path: ['Order'], episodes: 100 }], 1000, 0.8)).toEqual({
      paths: [kept],
      episodes: 900,
    });
    expect(choosePaths([], 0, 0.8)).toEqual({ paths: [], episodes: 0 });
  });

  it('show a missed promise by the commonest path that meets it, unless next to nobody did', () => {
    expect(choosePaths(paths, 979, 0.8)).toEqual({ paths: [kept, missed], episodes: 940 });
    expect(choosePaths(paths, 979, 0.95).paths).toEqual([kept, missed]);
    expect(choosePaths(paths, 979, 1).paths).toEqual(paths);
  });
});
