import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Runs a process of a story of kill -9 on a data directory to its end; with `killAt` kills it -9 as soon as it prints that
 * line. Gives by which signal it ended, if by one, and its last line.
 */
export async function runProcess(
  script: URL,
  given: readonly [directory: string, ...more: string[]],
  killAt?: string,
): Promise<{ signal: string | null; last: string }> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What it cannot tidy up when it is killed goes with its directory.
    env: { ...process.env, TMPDIR: given[0] },
  });
  const gone = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (line === killAt) child.kill('SIGKILL');
  }
  return { signal: await gone, last };
}
