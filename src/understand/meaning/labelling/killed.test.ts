import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../../../../tests/house.ts';

const script = fileURLToPath(new URL('../../../../tests/kill/labelling-process.ts', import.meta.url));
const voices = 5000;

/** Runs the labelling process; with `killAt`, kills it -9 as soon as it prints that line. Gives its last line. */
async function run(directory: string, given: string[], killAt?: string): Promise<string> {
  const child = spawn(process.execPath, [script, directory, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (line === killAt) child.kill('SIGKILL');
  }
  await gone;
  return last;
}

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
