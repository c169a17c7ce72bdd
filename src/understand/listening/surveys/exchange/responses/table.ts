/** Answers of another tool as a table: a row per respondent. */
export interface AnswerTable {
  readonly format: 'qualtrics' | 'limesurvey' | 'spss' | 'surveyjs' | 'sirius' | 'csv';
  readonly columns: readonly string[];
  /** The ImportId of each column, where the file has them (Qualtrics' third header row). */
  readonly importIds: readonly string[];
  /** The words of each column's second header row. */
  readonly labels: readonly string[];
  readonly headerRows: number;
  readonly rows: readonly (readonly string[])[];
  /** Rows that have another number of cells than the header. */
  readonly ragged: number;
}
