/** The columns that hold one view of the walk: events and voices only, or with missed promises as steps. */
export interface WalkView {
  readonly position: string;
  readonly previousStep: string;
  readonly wait: string;
  readonly last: string;
  readonly occurrence: string;
  readonly edgeOccurrence: string;
  /** In episodes: the path and its times. */
  readonly steps: string;
  readonly times: string;
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
    times: `times${end}`,
  };
}

/** What every question about journeys is narrowed by. */
export interface Asked {
  readonly filter: import('../../kernel/filter.ts').Filter;
  readonly promises: boolean;
}

export const tieRule = 'time, then declared order of the mapping, then file, then row';
