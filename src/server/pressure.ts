import type { Records } from '../stores/records/records.ts';

/** As many at once, callers or things they bring, mean that people queue for their acknowledgement. */
const crowd = 8;
const lastsMs = 1000;

const lately = new WeakMap<Records, number>();

/** So much was just acknowledged together: callers who each brought one thing, or things that few callers brought. */
export function acknowledged(records: Records, together: number): void {
  if (together >= crowd) lately.set(records, performance.now());
}

/** Whether many wait for acknowledgements at this moment: the machine is theirs, what need not be done now can wait. */
export const isPressed = (records: Records): boolean =>
  performance.now() - (lately.get(records) ?? Number.NEGATIVE_INFINITY) < lastsMs;

/** In between, work in the background rests as long as it worked; while many wait, it takes a sixteenth of the time. */
const restTimes = { usual: 1, pressed: 15 };
const longestRestMs = 10_000;

/** How long work in the background rests after it took this long. */
export const restAfter = (records: Records, tookMs: number): number =>
  Math.min(longestRestMs, tookMs * (isPressed(records) ? restTimes.pressed : restTimes.usual));
