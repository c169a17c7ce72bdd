import { isRefusal, type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import { cellOf, readDump } from '../limesurvey/read-dump.ts';
import { type AnswerTable, underColumns } from './table.ts';

/**
 * Answers of LimeSurvey: an .lsr dump, with the .lss of its archive to know what the numbers in its columns mean
 * (SURVEYxGROUPxQUESTION and the code of the row).
 */
export function readLsr(text: string, lss: string | null): AnswerTable | Refusal {
  const dump = readDump(text);
  if (isRefusal(dump)) return dump;
  if (dump.type !== 'Responses') return refuse('no-answers', 'The file holds no answers of LimeSurvey.');
  const survey = lss === null ? null : readDump(lss);
  if (survey !== null && isRefusal(survey)) return survey;
  const titles = new Map(
    (survey?.table('questions') ?? []).map((row) => [cellOf(row, 'qid'), cellOf(row, 'title')]),
  );
  const table = underColumns(dump.table('responses').map((row) => new Map(Object.entries(row))));
  if (isRefusal(table)) return table;
  return {
    format: 'limesurvey',
    columns: table.columns.map((key) => named(key.replace(/^_/, ''), titles)),
    labels: [],
    importIds: [],
    headerRows: 1,
    rows: table.rows,
    ragged: 0,
  };
}

/** 293446X20X245anwesenheit → engagementArt_anwesenheit; the number of a question may be the beginning of another's. */
function named(column: string, titles: ReadonlyMap<string, string>): string {
  const [, digits = '', rest = ''] = /^\d+X\d+X(\d+)(.*)$/.exec(column) ?? [];
  for (let end = digits.length; end > 0; end--) {
    const title = titles.get(digits.slice(0, end));
    if (title === undefined) continue;
    const row = digits.slice(end) + rest;
    return row === '' ? title : `${title}_${row}`;
  }
  return column;
}
