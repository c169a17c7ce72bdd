import type { Filter } from '../../kernel/filter.ts';

/** The columns that hold one view of the walk: events and voices only, or with missed promises as steps. */
export interface WalkView {
  readonly position: string;
  readonly previousStep: string;
  readonly wait: string;
  readonly last: string;
  readonly occurrence: string;
  readonly edgeOccurrence: string;
  /** In episodes: the path, a number for it, and how long it took. */
  readonly steps: string;
  readonly pathHash: string;
  readonly seconds: string;
}

/** Which columns of the derived tables answer a question, with or without missed promises. */
export function walkView(promises: boolean): WalkView {
  const end = promises ? '_promised' : '';
  return {
    position: `position${end}`,
    previousStep: `previous_step${end}`,
    wait: `wait${end}`,
    last: `last${end}`,
    occurrence: `occurrence${end}`,
    edgeOccurrence: `edge_occurrence${end}`,
    steps: `steps${end}`,
    pathHash: `path_hash${end}`,
    seconds: `seconds${end}`,
  };
}

/** What every question about journeys is narrowed by. */
export interface Asked {
  readonly filter: Filter;
  readonly promises: boolean;
}

export const tieRule = 'time, then declared order of the mapping, then file, then row';
