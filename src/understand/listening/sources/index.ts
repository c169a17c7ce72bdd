/** Exports of helpdesks, calls and review sites, read without a mapping; intake stores what they tell. */
export type { SourceFile } from './known-records.ts';
export { knownIn, scoresIn } from './known-records.ts';
export type { ScoreColumn } from './qualtrics/scored-questions.ts';
export { readSource } from './read-source.ts';
export { onlyTells, type SourceKind, sourceOf } from './recognise-source.ts';
export { cellsOf, sourceColumns } from './source-row.ts';
