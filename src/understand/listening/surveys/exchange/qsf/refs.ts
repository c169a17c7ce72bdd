import type { Question } from '../../question.contract.ts';

/** How logic, texts and old answers find an imported question: by its Qualtrics id. */
export interface Ref {
  readonly id: string;
  readonly code: string;
  readonly type: Question['type'];
  /** Qualtrics' numbers of choices (MC) or rows (matrix) → codes. */
  readonly choices: ReadonlyMap<string, string>;
  /** Qualtrics' numbers of columns → codes. */
  readonly columns: ReadonlyMap<string, string>;
  /** Of a scale: Qualtrics' numbers of choices → points. */
  readonly points: ReadonlyMap<string, number>;
  /** Of sliders and side-by-side questions: which question each bar or column became. */
  readonly parts: ReadonlyMap<string, string>;
}

/** What the reader of logic and texts needs to know of the whole survey. */
export interface Known {
  readonly refs: ReadonlyMap<string, Ref>;
  /** Names of embedded data and contact fields → where their value is. */
  readonly fields: ReadonlyMap<string, { get: 'hidden' | 'calculated'; code: string; number: boolean }>;
}
