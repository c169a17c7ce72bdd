/** What a candidate says happened (or did not) in an episode. */
export type CandidateKind =
  | 'missed-promise'
  | 'skipped-step'
  | 'extra-step'
  | 'repeated-step'
  | 'long-wait'
  | 'order-swap'
  | 'segment'
  | 'early-survey';

/** 0 = without, 1 = with; 2 = this episode says nothing about it (the step could not have happened there). */
export type Exposure = Uint8Array;
export const outside = 2;

/**
 * Something that may go together with a score or a missed promise. `exposure` has a value per episode of the table;
 * episodes of other families are outside.
 */
export interface Candidate {
  /** Stable across runs: the finding's subject. */
  readonly subject: string;
  readonly kind: CandidateKind;
  /** Name of the family it belongs to; '' for all. */
  readonly family: string;
  /** Number of the family, or -1 for facts that cut across all of them. */
  readonly familyIndex: number;
  /** The step it is anchored at; -1 for segments. */
  readonly step: number;
  /** The step before (waits) or the one it should have followed (swaps). */
  readonly other?: number;
  readonly attribute?: string;
  readonly level?: string;
  /** Waits: seconds from which on they count as long. Numeric segments: the value above which. */
  readonly threshold?: number;
  /** How many cuts were tried before this one was chosen; its p-values are multiplied by it. */
  readonly cuts?: number;
  /** Skipped steps: one of these must have happened, or the step is only still to come. */
  readonly after?: readonly number[];
  readonly exposure: Exposure;
  /** Seconds after the episode's start at which it was decided; NaN when not known. Segments: before everything. */
  decidedAt(episode: number): number;
}

/** Fewer episodes than this with, or without, and nothing is looked for. */
export const leastEpisodes = 20;
