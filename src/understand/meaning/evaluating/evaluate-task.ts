import { findPersonalData } from '../../../instruments/language/redaction/find-personal-data.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Evaluation } from '../contract.ts';
import type { OpenInstruments } from '../models.ts';
import { readTaughtThemes } from '../read-themes.ts';
import { type Said, scoreLabels } from './score-labels.ts';
import { sentimentLabels } from './sentiment-labels.ts';

export interface LabelledRow {
  readonly text: string;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly spans?:
    | readonly { readonly start: number; readonly end: number; readonly kind: string }[]
    | undefined;
}

/** How well a task is done on these rows. Rows without a label are refused, not left out. */
export async function evaluateTask(
  task: Evaluation['task'],
  rows: readonly LabelledRow[],
  { instruments, themes }: OpenInstruments,
): Promise<Evaluation | Refusal> {
  const unlabelled = rows.findIndex(({ label }) => label === undefined);
  if (task !== 'redaction' && unlabelled !== -1) {
    return refuse('no-label', `Row ${unlabelled + 1} has no label.`, {
      next: 'Each row needs a text and a label (for language, the language may be the label).',
    });
  }
  const labels = rows.map(({ label = '' }) => label);
  const version = `${instruments.modelVersion} ${instruments.taxonomyVersion}`;
  const languageOf = (row: LabelledRow) => instruments.language(row.text, row.language).language;
  if (task === 'sentiment') {
    const expected = sentimentLabels(labels);
    if (isRefusal(expected)) return expected;
    const said = rows.map((row, i): Said => {
      const language = languageOf(row);
      const read = instruments.sentiment(row.text, language);
      return {
        text: row.text,
        language,
        expected: [expected[i] ?? ''],
        predicted: read?.class ?? 'not measured',
        confidence: read?.confidence ?? null,
      };
    });
    return scoreLabels(task, said, version);
  }
  if (task === 'language') {
    const said = rows.map((row, i): Said => {
      const language = (labels[i] ?? '').trim().toLowerCase().slice(0, 2);
      const predicted = instruments.language(row.text, undefined).language;
      return { text: row.text, language, expected: [language], predicted, confidence: null };
    });
    return scoreLabels(task, said, version);
  }
  if (task === 'theme') {
    const { taught } = themes;
    if (taught === null) {
      return refuse('nothing-taught', 'No themes were taught yet.', {
        next: 'sirius themes teach --examples FILE teaches them.',
      });
    }
    const idOf = new Map(
      taught.taxonomy.themes.flatMap(({ id, name }) => [
        [name.trim().toLowerCase(), id],
        [id.trim().toLowerCase(), id],
      ]),
    );
    const said: Said[] = [];
    for (const [i, row] of rows.entries()) {
      const expected = (labels[i] ?? '')
        .split('|')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => idOf.get(name.toLowerCase()) ?? name);
      const language = languageOf(row);
      const [reading] = await readTaughtThemes(themes, [row.text], language);
      // The best theme, whether or not it is sure enough to be given: what is asked is which one is right.
      const [rule] = reading?.labels.filter(({ method }) => method === 'rule') ?? [];
      const [guess] = reading?.guesses ?? [];
      said.push({
        text: row.text,
        language,
        expected: expected.length === 0 ? ['unassigned'] : expected,
        predicted: rule?.label ?? guess?.theme ?? 'unassigned',
        confidence: rule === undefined ? (guess?.confidence ?? null) : (rule.confidence ?? null),
      });
    }
    return scoreLabels(task, said, version);
  }
  return evaluateRedaction(rows, version);
}

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)];

/** Spans found whole, by their kind; and how many of the other words stayed. */
function evaluateRedaction(rows: readonly LabelledRow[], version: string): Evaluation {
  let others = 0;
  let kept = 0;
  const said = rows.flatMap(({ text, language = 'unknown', spans = [] }): Said[] => {
    const hits = findPersonalData(text, {});
    const isHidden = (from: number, to: number) => {
      // Neighbouring hits cover a span together; blanks and marks between them tell nothing.
      for (let at = from; at < to; at++) {
        if (/[\p{L}\p{N}]/u.test(text[at] ?? '') && !hits.some((hit) => hit.start <= at && at < hit.end))
          return false;
      }
      return true;
    };
    for (const word of wordsOf(text)) {
      const [start, end] = [word.index, word.index + word[0].length];
      if (spans.some((span) => span.start < end && start < span.end)) continue;
      others++;
      if (!hits.some((hit) => hit.start < end && start < hit.end)) kept++;
    }
    return spans.map(({ start, end, kind }) => ({
      text: text.slice(Math.max(0, start - 40), end + 40),
      language,
      expected: [kind],
      predicted: isHidden(start, end) ? kind : 'missed',
      confidence: null,
    }));
  });
  const scored = scoreLabels('redaction', said, version);
  return { ...scored, otherWordsKept: others === 0 ? 1 : Math.round((kept / others) * 1e4) / 1e4 };
}
