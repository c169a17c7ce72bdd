import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { SentimentExample } from '../sentiment.contract.ts';
import { cellOf, labelColumns, languageColumns, rowsOfFile, textColumns } from './read-rows-of-file.ts';
import { sentimentLabels } from './sentiment-labels.ts';

const sentimentColumns = ['sentiment', ...labelColumns];
const longest = 20_000;

/** Labelled texts of a file as examples; the first row that is none is named. */
export function sentimentExamplesOf(content: string): SentimentExample[] | Refusal {
  const rows = rowsOfFile(content);
  if (isRefusal(rows)) return rows;
  const cells = rows.map((row) => ({
    text: cellOf(row, textColumns)?.trim() ?? '',
    label: cellOf(row, sentimentColumns),
    language: cellOf(row, languageColumns),
  }));
  const bad = cells.findIndex(({ text, label }) => text === '' || label === undefined);
  if (bad !== -1) {
    return refuse('no-example', `Row ${bad + 1} has not both a text and a sentiment.`, {
      next: 'Name the columns text and sentiment; a language may stand beside them.',
    });
  }
  const labels = sentimentLabels(cells.map(({ label = '' }) => label));
  if (isRefusal(labels)) return labels;
  return cells.map(({ text, language }, i) => ({
    text: text.slice(0, longest),
    sentiment: labels[i] ?? 'neutral',
    ...(language === undefined || language === '' ? {} : { language: language.slice(0, 20) }),
  }));
}
