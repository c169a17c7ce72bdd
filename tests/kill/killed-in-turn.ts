import { rmSync } from 'node:fs';
import { temporaryDirectory } from '../house.ts';
import { runProcess } from './run-process.ts';

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
      const { signal, last } = await runProcess(script, [directory, place, ...more]);
      if (signal !== 'SIGKILL') throw new Error(`it was not killed ${place}, and told: ${last}`);
    }
    return JSON.parse((await runProcess(script, [directory, 'nowhere', ...more])).last) as Record<
      string,
      unknown
    >;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
