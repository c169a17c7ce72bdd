import type { PromiseState } from './contract.ts';

/** A promise with what is known of it; all times are instants in milliseconds since 1970 UTC. */
export interface PromiseFacts {
  readonly made: number;
  /** An exact instant. A due date without a time becomes the end of that day when it is read, not here. */
  readonly due: number;
  /** When the promised step happened in the same episode, in any order. */
  readonly happened: readonly number[];
  readonly withdrawn: boolean;
  /** What it means when the step never happens: a broken promise, or simply nothing recorded. */
  readonly absent: 'broken' | 'unmeasured';
}

export interface Judgement {
  readonly state: PromiseState;
  /** When the promise was met; null when it never was. */
  readonly met: number | null;
  readonly missed: boolean;
}

/**
 * Which occurrence of the step meets the promise: the first at or after it was made; without one, the last before
 * (systems that write an order down after the parcel left still kept their word).
 */
function meeting(promise: PromiseFacts): number | null {
  const after = promise.happened.filter((at) => at >= promise.made);
  if (after.length > 0) return Math.min(...after);
  return promise.happened.length > 0 ? Math.max(...promise.happened) : null;
}

/**
 * Kept when its step happened by the due time, late when after, withdrawn when taken back before it was met; never met,
 * it is open until the due time has passed and then broken, or unmeasured where absence means "not recorded".
 * The same rule stands in `judgedPromises` (derive-timeline.ts) as SQL; judge-promise.test.ts holds both to the same cases.
 */
export function judgePromise(promise: PromiseFacts, now: number): Judgement {
  const met = meeting(promise);
  const state: PromiseState =
    met !== null
      ? met <= promise.due
        ? 'kept'
        : 'late'
      : promise.withdrawn
        ? 'withdrawn'
        : now <= promise.due
          ? 'open'
          : promise.absent;
  return { state, met, missed: state === 'late' || state === 'broken' };
}
