/**
 * Tells the time. Rules never ask the machine: they are handed `now`, so that a check date can be
 * reached in a test, and in the demo company, without waiting for it.
 */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A clock that stands still at `moment`; for tests and for the demo company's jump to a check date. */
export function stoppedClock(moment: string | Date): Clock {
  const at = new Date(moment);
  return () => new Date(at);
}
