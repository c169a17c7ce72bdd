import {
  type SentimentClass,
  sentimentClasses,
} from '../../../instruments/language/feeling/sentiment-model.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';

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
export function sentimentLabels(labels: readonly string[]): SentimentClass[] | Refusal {
  const plain = labels.map((label) => label.trim().toLowerCase());
  const distinct = [...new Set(plain)];
  const scale = scales.find(({ of }) => distinct.every((label) => of.includes(label)));
  const read = plain.map((label) => scale?.as[label] ?? words[label] ?? label);
  const known = read.flatMap((label) => sentimentClasses.filter((each) => each === label));
  const unknown = read.find((label) => !sentimentClasses.some((each) => each === label));
  if (unknown !== undefined) {
    return refuse('bad-label', `"${unknown}" is no sentiment.`, {
      next: 'Labels are negative, neutral, positive; -1, 0, 1; 0, 1, 2; or 1 to 5 stars.',
    });
  }
  return known;
}
