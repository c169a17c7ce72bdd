import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../../tests/house.ts';
import { runProcess } from '../../../../tests/kill/run-process.ts';

const script = new URL('../../../../tests/kill/importing-process.ts', import.meta.url);
const rows = 200_000;
const folder = temporaryDirectory('killed');
const file = join(folder, 'log.csv');
writeFileSync(
  file,
  `case,step,at\n${Array.from({ length: rows }, (_, i) => `c${i >> 3},step ${i % 8},${new Date(1.7e12 + i * 1000).toISOString()}\n`).join('')}`,
);
const texts = join(folder, 'texts.csv');
writeFileSync(
  texts,
  `case,step,at,says\n${Array.from({ length: rows }, (_, i) => `c${i >> 3},step ${i % 8},${new Date(1.7e12 + i * 1000).toISOString()},${i % 8 === 0 ? `I am Maria and this is call ${i % 100}` : ''}\n`).join('')}`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last line of the importing process; with `killAt` it is killed -9 as soon as it prints that line. */
const run = async (directory: string, given: string[], killAt?: string) =>
  (await runProcess(script, [directory, ...given], killAt)).last;

describe('an import that is killed with -9 and started again', () => {
  it.each([
    ['reading rows', [file]],
    ['checking', [file]],
    ['deriving', [file]],
    ['reading rows', [texts, 'says']],
  ])(
    'is whole, once, when it was at: %s',
    async (stage, given) => {
      const directory = temporaryDirectory('killed');
      try {
        expect(await run(directory, given, stage)).toBe(stage);
        const outcome = JSON.parse(await run(directory, [])) as Record<string, unknown>;
        expect(outcome).toMatchObject({
          imports: 1,
          problem: null,
          counted: { moments: rows, different: rows, rows, last: rows },
          tables: [],
        });
        expect(outcome.report).toMatchObject({
          moments: rows,
          files: [{ read: rows, accepted: rows, duplicate: 0, quarantined: 0 }],
        });
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
    240_000,
  );
});
