import type { CandidateKind } from '../candidates/candidate.ts';

/** What an episode is called by people: orders, repairs; journeys when nobody said. */
export interface Noun {
  readonly en: string;
  readonly es: string;
}
export const journeys: Noun = { en: 'journeys', es: 'recorridos' };

/** What a condition is about, free of language. */
export interface Condition {
  readonly kind: CandidateKind;
  readonly step: string;
  readonly function: string;
  readonly other: string;
  readonly otherFunction: string;
  readonly attribute: string;
  readonly level: string;
  /** Waits: seconds. */
  readonly threshold: number;
}

export interface ToldNumber {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Everything a finding's sentences are made of. */
export interface Facts {
  readonly condition: Condition;
  readonly noun: Noun;
  /** '' = the only kind of journey. */
  readonly journey: string;
  readonly nWith: number;
  readonly nWithout: number;
  readonly score:
    | (ToldNumber & {
        readonly metric: string;
        /** Named only where there are several metrics. */
        readonly named: boolean;
        readonly digits: number;
        /** The plain difference, when something that came before made it misleading. */
        readonly seeming: number | null;
        readonly heldEqual: readonly Condition[];
      })
    | null;
  /** How much likelier it makes a missed promise. */
  readonly misses:
    | (ToldNumber & {
        readonly step: string;
        readonly shareWith: number;
        readonly shareWithout: number;
        readonly oddsRatio: number;
        readonly bad: number;
        readonly had: number;
      })
    | null;
  /** What remains of the score's effect beside what lies between. */
  readonly direct: (ToldNumber & { readonly through: Condition }) | null;
  /** Missed promises: the strongest beginning further upstream. */
  readonly upstream: { readonly condition: Condition; readonly had: number; readonly bad: number } | null;
  /** Early surveys: does the timing mean the same episodes as a missed promise? */
  readonly inseparableFrom: Condition | null;
}
