import { Refused } from '../kernel/refusal.ts';
import type { ExitCode } from './command.ts';

/** 2 for a refusal the caller can mend, 1 for a store that is away and for whatever surprised us. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof Refused && error.refusal.kind !== 'away' ? 2 : 1;
}

/** One clear sentence on stderr, what to do next, no stack (SIRIUS_DEBUG=1 shows it to developers). */
export function sayFailure(error: unknown): void {
  if (error instanceof Refused) {
    const { say, next } = error.refusal;
    console.error(next === undefined ? say : `${say} ${next}`);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  console.error(`Sirius failed: ${message.split('\n')[0] ?? ''}`);
  if (process.env.SIRIUS_DEBUG === '1') console.error(error);
}
