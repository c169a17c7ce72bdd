import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '../house.ts';

/** Runs a process to its end; gives how it ended and its last line. */
async function run(
  script: URL,
  given: readonly [directory: string, ...more: string[]],
): Promise<{ signal: string | null; last: string }> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What it cannot tidy up when it is killed goes with its directory.
    env: { ...process.env, TMPDIR: given[0] },
  });
  const gone = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  return { signal: await gone, last };
}

/**
 * One data directory on which a process is started again and again, killed with -9 at each of these places in turn, and
 * at last left to come to its end. Gives what it then told; throws where it did not come to a place at which it was to die.
 */
export async function killedInTurn(
  script: URL,
  places: readonly string[],
  ...more: readonly string[]
): Promise<Record<string, unknown>> {
  const directory = temporaryDirectory('killed');
  try {
    for (const place of places) {
      const { signal, last } = await run(script, [directory, place, ...more]);
      if (signal !== 'SIGKILL') throw new Error(`it was not killed ${place}, and told: ${last}`);
    }
    return JSON.parse((await run(script, [directory, 'nowhere', ...more])).last) as Record<string, unknown>;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
