import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../../../../tests/house.ts';
import { runProcess } from '../../../../tests/kill/run-process.ts';

const script = new URL('../../../../tests/kill/labelling-process.ts', import.meta.url);
const voices = 5000;

/** The last line of the labelling process; with `killAt` it is killed -9 as soon as it prints that line. */
const run = async (directory: string, given: string[], killAt?: string) =>
  (await runProcess(script, [directory, ...given], killAt)).last;

test('labelling that is killed with -9 goes on where it was, and ends as if nothing had happened', async () => {
  const [killed, whole] = [temporaryDirectory('killed'), temporaryDirectory('whole')];
  try {
    expect(await run(killed, [String(voices)], 'read some')).toBe('read some');
    const after: unknown = JSON.parse(await run(killed, []));
    expect(after).toMatchObject({ voices, wholes: voices, once: 1 });
    expect(after).toEqual(JSON.parse(await run(whole, [String(voices)])));
  } finally {
    for (const directory of [killed, whole]) rmSync(directory, { recursive: true, force: true });
  }
}, 300_000);
