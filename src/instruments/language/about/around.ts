/** An event, promise or message of the company before a voice, on the customer's timeline. */
export interface Before {
  readonly step: string;
  readonly episode: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'event' | 'told' | 'promise';
  /** What became of a promise; '' for everything else. */
  readonly state: string;
}
/** Where a voice stands. */
export interface Around {
  /** The step it was given at: a survey, a chat. */
  readonly step: string;
  readonly episode: string;
  readonly at: number;
  /** Newest first. */
  readonly before: readonly Before[];
}
/** A bare text stands nowhere. */
export const nowhere: Around = { step: '', episode: '', at: 0, before: [] };
