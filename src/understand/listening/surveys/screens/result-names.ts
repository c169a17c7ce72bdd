import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import { textIn } from './survey-text.ts';

/** What a question, its rows and its answers are called, as the draft has them; a code where it was taken out since. */
export function useNames(question: Question | undefined): {
  readonly row: (code: string) => string;
  readonly answer: (code: string) => string;
} {
  const { t, i18n } = useTranslation();
  const words = (choices: readonly { code: string; text: Question['text'] }[], code: string) =>
    textIn(choices.find((choice) => choice.code === code)?.text, i18n.language) || code;
  if (question === undefined) return { row: (code) => code, answer: (code) => code };
  const choices = 'choices' in question ? question.choices : [];
  const rows = 'rows' in question ? question.rows : choices;
  const answers = 'columns' in question ? question.columns : choices;
  return {
    row: (code) => words(rows, code),
    answer: (code) => {
      if (question.type === 'consent') return t(code === 'true' ? 'surveys.yes' : 'surveys.no');
      const point =
        'points' in question ? question.points?.find(({ value }) => String(value) === code) : undefined;
      const ends = 'ends' in question && 'low' in question ? question : undefined;
      const said =
        point !== undefined
          ? textIn(point.text, i18n.language)
          : ends !== undefined && String(ends.low) === code
            ? textIn(ends.ends?.low, i18n.language)
            : ends !== undefined && String(ends.high) === code
              ? textIn(ends.ends?.high, i18n.language)
              : '';
      if (said !== '') return `${code} · ${said}`;
      return words(answers, code);
    },
  };
}
