import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EstimateText, Link, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Question } from '../question.contract.ts';
import type { QuestionResult, ResultPart } from '../results/contract.ts';
import css from './builder.module.css';
import { textIn } from './survey-text.ts';

interface Line {
  readonly key: string;
  readonly part: string;
  readonly answer: string;
  readonly cell: ResultPart['cells'][number];
}

/** What was answered to one question: shares with interval and n, a mean where there is one, the way to its voices. */
export function QuestionResults({
  result,
  question,
  least,
  voices,
}: {
  result: QuestionResult;
  /** As the draft has it; undefined when it was taken out since. */
  question: Question | undefined;
  least: number;
  voices: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { language } = i18n;
  const named = (code: string, list: 'rows' | 'cells') => {
    if (question === undefined) return code;
    const choices =
      list === 'rows'
        ? 'rows' in question
          ? question.rows
          : 'choices' in question
            ? question.choices
            : []
        : 'columns' in question
          ? question.columns
          : 'choices' in question
            ? question.choices
            : [];
    const found = choices.find((choice) => choice.code === code);
    if (question.type === 'consent') return t(code === 'true' ? 'surveys.yes' : 'surveys.no');
    return found === undefined ? code : textIn(found.text, language) || code;
  };
  const name = question === undefined ? result.question : textIn(question.text, language) || result.question;
  const n = Math.max(0, ...result.parts.map((part) => part.n));
  const none = result.parts.reduce((sum, part) => sum + part.nonAnswers, 0);
  const lines: Line[] = result.parts.flatMap((part) =>
    part.cells.map((cell) => ({
      key: `${part.part ?? ''}/${cell.code}`,
      part: part.part === null ? '' : named(part.part, 'rows'),
      answer: named(cell.code, 'cells'),
      cell,
    })),
  );
  const means = result.parts.filter((part) => part.mean?.value != null);
  const columns: Column<Line>[] = [
    ...(lines.some(({ part }) => part !== '')
      ? [{ key: 'part', label: t('surveys.results.part'), value: (line: Line) => line.part }]
      : []),
    {
      key: 'answer',
      label: t(result.type === 'ranking' ? 'surveys.results.first' : 'surveys.results.answer'),
      value: (line) => line.answer,
    },
    {
      key: 'count',
      label: t('surveys.results.count'),
      value: (line) => line.cell.count,
      show: (line) => format.number(line.cell.count),
      align: 'end',
    },
    {
      key: 'share',
      label: t('surveys.results.share'),
      value: (line) => line.cell.share.value,
      show: (line) => <EstimateText estimate={line.cell.share} unit="share" />,
    },
  ];
  return (
    <Panel title={name} head="serif" aside={t('surveys.results.n', { n: format.number(n) })}>
      {none > 0 && <p className={css.note}>{t('surveys.results.nonAnswers', { n: format.number(none) })}</p>}
      {n < least && <p className={css.note}>{t('surveys.results.tooFew', { least })}</p>}
      {means.map((part) => (
        <p key={part.part ?? ''}>
          {part.part === null ? t('surveys.results.mean') : named(part.part, 'rows')}:{' '}
          {part.mean !== null && <EstimateText estimate={part.mean} unit="mean" />}
        </p>
      ))}
      {lines.length > 0 && (
        <DataTable columns={columns} rows={lines} rowKey={(line) => line.key} csvName={name} />
      )}
      {voices !== undefined && <Link to={voices}>{t('surveys.results.voices')}</Link>}
    </Panel>
  );
}
