/**
 * An expected "no", as a value: what was refused, one sentence a person understands, and what to do next.
 * Surprises throw; refusals are returned. `code` is stable, so programs may rely on it.
 */
export interface Refusal {
  readonly refused: string;
  readonly say: string;
  readonly next?: string;
  /** What kind of no this is; the edges translate it (HTTP status, exit code). Default: 'invalid'. */
  readonly kind?: 'invalid' | 'not-found' | 'forbidden' | 'signed-out' | 'conflict' | 'too-large' | 'away';
}

export function refuse(
  refused: string,
  say: string,
  more: { next?: string; kind?: NonNullable<Refusal['kind']> } = {},
): Refusal {
  return { refused, say, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'say' in value;
}

/** Carries a refusal up through code that cannot return it (streams, transactions that must roll back). */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.say);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The value, or the refusal thrown. Use at edges where a refusal must end a transaction. */
export function orThrow<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value;
}
