import type { Span, Window } from './ask-measure.ts';

const day = 86_400_000;
/** After this long a verdict is written with whatever data came, even none. */
const patience = 90 * day;

export interface Timing {
  readonly inEffectFrom: Date;
  readonly checkOn: Date;
  /** Today: patience is counted by the calendar, whatever date a check is asked for. */
  readonly now: Date;
  readonly span: Span | null;
  /** Milliseconds a thing needs to show what becomes of it (0 for scores and promises). */
  readonly ripening: number;
}

/** The window to read, or "wait": the check date is reached, the customers' records are not there yet. */
export type Timed = { readonly read: Window } | { readonly wait: true };

/**
 * When is a verdict read, and over which window? The registered one, from start to check date. Records come in
 * days or weeks late, so it waits until they reach the check date (within a tenth of the window, at most a week),
 * and no longer than 90 days. Episodes too young to have shown what becomes of them are left out at the end.
 */
export function timeReading({ inEffectFrom, checkOn, now, span, ripening }: Timing): Timed {
  const length = checkOn.getTime() - inEffectFrom.getTime();
  const slack = Math.min(7 * day, length / 10);
  const covered = span !== null && span.until.getTime() >= checkOn.getTime() - slack;
  if (!covered && now.getTime() < checkOn.getTime() + patience) return { wait: true };
  const ripeUntil = (span?.until.getTime() ?? checkOn.getTime()) - ripening;
  const end = Math.min(checkOn.getTime(), Math.max(ripeUntil, inEffectFrom.getTime() + (2 * length) / 3));
  return { read: { from: inEffectFrom, to: new Date(end) } };
}
