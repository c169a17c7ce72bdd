import type { SurveyDefinition } from '../definition.contract.ts';

/** The draft with what can be undone and redone. Steps of the same thing within a second are one step. */
export interface DraftHistory {
  readonly present: SurveyDefinition;
  readonly past: readonly SurveyDefinition[];
  readonly future: readonly SurveyDefinition[];
  /** What was changed last, and when (milliseconds): typing on in it is the same step. */
  readonly last: { readonly what: string; readonly at: number } | null;
}

export type DraftStep =
  | {
      readonly do: 'change';
      readonly to: (survey: SurveyDefinition) => SurveyDefinition;
      readonly what: string;
      readonly at: number;
    }
  | { readonly do: 'undo' | 'redo' };

const kept = 200;
const pause = 1000;

export const historyOf = (present: SurveyDefinition): DraftHistory => ({
  present,
  past: [],
  future: [],
  last: null,
});

/** One step of editing, undoing or redoing. */
export function step(history: DraftHistory, move: DraftStep): DraftHistory {
  const { present, past, future, last } = history;
  if (move.do === 'change') {
    const next = move.to(present);
    if (next === present) return history;
    const goesOn = last !== null && last.what === move.what && move.at - last.at < pause && past.length > 0;
    return {
      present: next,
      past: goesOn ? past : [...past, present].slice(-kept),
      future: [],
      last: { what: move.what, at: move.at },
    };
  }
  if (move.do === 'undo') {
    const before = past.at(-1);
    if (before === undefined) return history;
    return { present: before, past: past.slice(0, -1), future: [present, ...future], last: null };
  }
  const [after, ...rest] = future;
  return after === undefined
    ? history
    : { present: after, past: [...past, present], future: rest, last: null };
}
