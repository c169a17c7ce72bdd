import type { MomentMapping } from '../mapping.contract.ts';
import type { Column } from './look-at-column.ts';
import type { Change, Option, Question, Warning } from './proposal.contract.ts';
import type { Table } from './table.ts';

/** A moment still being proposed; where it will stand in the mapping is known only at the end. */
export interface DraftMoment {
  moment: MomentMapping;
  readonly table: Table;
  /** The column of its time, and what orders it among the others. */
  readonly column: Column;
  order: number;
}

export interface DraftChange {
  /** The moment the place is in; without it the place is in the mapping itself. */
  readonly of?: DraftMoment;
  readonly at: readonly (string | number)[];
  readonly to: unknown;
}
export type DraftOption = Omit<Option, 'changes'> & { readonly changes: readonly DraftChange[] };
export type DraftQuestion = Omit<Question, 'options'> & { readonly options: readonly DraftOption[] };

/** Everything that is proposed so far. */
export interface Draft {
  readonly moments: DraftMoment[];
  readonly questions: DraftQuestion[];
  readonly warnings: Warning[];
  /** Columns that have found their use, so that they are not kept a second time as facts. */
  readonly used: Set<Column>;
}

export function newDraft(): Draft {
  return { moments: [], questions: [], warnings: [], used: new Set() };
}

/** The questions with their changes pointing into the finished list of moments. */
export function settle(questions: readonly DraftQuestion[], moments: readonly DraftMoment[]): Question[] {
  return questions.map((question) => ({
    ...question,
    options: question.options.map((option) => ({
      ...option,
      changes: option.changes.map(({ of, at, to }): Change => {
        if (of === undefined) return { at: [...at], to };
        return { at: ['moments', moments.indexOf(of), ...at], to };
      }),
    })),
  }));
}

export const say = (
  is: string,
  text: string,
  changes: readonly DraftChange[] = [],
  facts: Option['facts'] = {},
): DraftOption => ({
  is,
  say: text,
  facts,
  changes,
});
