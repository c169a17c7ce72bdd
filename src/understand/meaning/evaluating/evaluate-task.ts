import { readSentiment } from '../../../instruments/language/feeling/read-sentiment.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Evaluation } from '../contract.ts';
import type { OpenInstruments } from '../models.ts';
import { readTaughtThemes } from '../read-themes.ts';
import { type Said, scoreLabels } from './score-labels.ts';

export interface LabelledRow {
  readonly text: string;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly spans?:
    | readonly { readonly start: number; readonly end: number; readonly kind: string }[]
    | undefined;
}

const classes = ['negative', 'neutral', 'positive'] as const;
/** Numbers that people write for the three classes; which is meant is told by the numbers that occur. */
const scales: readonly { readonly of: readonly string[]; readonly as: Readonly<Record<string, string>> }[] = [
  { of: ['-1', '0', '1'], as: { '-1': 'negative', '0': 'neutral', '1': 'positive' } },
  { of: ['0', '1', '2'], as: { '0': 'negative', '1': 'neutral', '2': 'positive' } },
  {
    of: ['1', '2', '3', '4', '5'],
    as: { '1': 'negative', '2': 'negative', '3': 'neutral', '4': 'positive', '5': 'positive' },
  },
];
const words: Readonly<Record<string, string>> = {
  neg: 'negative',
  neu: 'neutral',
  pos: 'positive',
  mixed: 'neutral',
  negativo: 'negative',
  neutro: 'neutral',
  positivo: 'positive',
};

/** People's labels as the three classes; a refusal names the label that is none. */
function sentimentLabels(labels: readonly string[]): string[] | Refusal {
  const plain = labels.map((label) => label.trim().toLowerCase());
  const distinct = [...new Set(plain)];
  const scale = scales.find(({ of }) => distinct.every((label) => of.includes(label)));
  const read = plain.map((label) => scale?.as[label] ?? words[label] ?? label);
  const unknown = read.find((label) => !classes.some((each) => each === label));
  if (unknown !== undefined) {
    return refuse('bad-label', `"${unknown}" is no sentiment.`, {
      next: 'Labels are negative, neutral, positive; -1, 0, 1; 0, 1, 2; or 1 to 5 stars.',
    });
  }
  return read;
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
      const read = readSentiment(row.text, language);
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
    const said = rows.map((row, i): Said => {
      const expected = (labels[i] ?? '')
        .split('|')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => idOf.get(name.toLowerCase()) ?? name);
      const reading = readTaughtThemes(themes, row.text);
      // The best theme, whether or not it is sure enough to be given: what is asked is which one is right.
      const [rule] = reading?.labels.filter(({ method }) => method === 'rule') ?? [];
      const [guess] = reading?.guesses ?? [];
      return {
        text: row.text,
        language: languageOf(row),
        expected: expected.length === 0 ? ['unassigned'] : expected,
        predicted: rule?.label ?? guess?.theme ?? 'unassigned',
        confidence: rule === undefined ? (guess?.confidence ?? null) : (rule.confidence ?? null),
      };
    });
    return scoreLabels(task, said, version);
  }
  return refuse('not-here', 'Redaction is measured by sirius redact; see docs/guide/meaning.md.');
}
