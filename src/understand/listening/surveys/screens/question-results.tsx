import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EstimateText, Link, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { isPersonal, type Question } from '../question.contract.ts';
import type { QuestionResult, ResultPart } from '../results/contract.ts';
import { useNames } from './result-names.ts';
import css from './results.module.css';
import { ShareLines } from './share-lines.tsx';
import { textIn } from './survey-text.ts';

interface Line {
  readonly key: string;
  readonly part: string;
  readonly answer: string;
  readonly cell: ResultPart['cells'][number];
}

/** The ends of the axis on which means of this question stand. */
function scaleOf(question: Question | undefined, parts: readonly ResultPart[]): readonly [number, number] {
  if (question !== undefined && 'low' in question) return [question.low, question.high];
  if (question?.type === 'slider') return [question.least, question.most];
  const highest = Math.max(1, ...parts.map(({ mean }) => mean?.high ?? 0));
  return [0, question?.type === 'constant-sum' ? question.total : Math.ceil(highest)];
}

/** What was answered to one question: its score, shares with interval, means where there are some, the way to its voices. */
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
  const names = useNames(question);
  const title = question === undefined ? '' : textIn(question.text, i18n.language);
  const name = title || result.question;
  const { parts } = result;
  const n = Math.max(0, ...parts.map((part) => part.n));
  const none = parts.reduce((sum, part) => sum + part.nonAnswers, 0);
  const lines: Line[] = parts.flatMap((part) =>
    part.cells.map((cell) => ({
      key: `${part.part ?? ''}/${cell.code}`,
      part: part.part === null ? '' : names.row(part.part),
      answer: names.answer(cell.code),
      cell,
    })),
  );
  const inRows = parts.filter((part) => part.part !== null && part.mean?.value != null);
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
  const noteFor = (): string | undefined => {
    if (question !== undefined && isPersonal(question)) return t('surveys.results.personal');
    if (n < least) return t('surveys.results.tooFew', { least });
    return result.type === 'date' || result.type === 'file' ? t('surveys.results.each') : undefined;
  };
  const note = noteFor();
  return (
    <Panel title={name} head="serif" aside={t('surveys.results.n', { n: format.number(n) })}>
      {parts
        .filter(({ part, nps, mean }) => part === null && (nps?.value ?? mean?.value) != null)
        .map((part) => (
          <div key="sum" className={css.sums}>
            {part.nps?.value != null && (
              <p>
                <span className={css.name}>{t('surveys.results.nps')}</span>{' '}
                <EstimateText estimate={part.nps} unit="nps" />
              </p>
            )}
            {part.mean?.value != null && (
              <p>
                <span className={css.name}>{t('surveys.results.mean')}</span>{' '}
                <EstimateText estimate={part.mean} unit="mean" />
              </p>
            )}
          </div>
        ))}
      {none > 0 && (
        <p className={css.note}>{t('surveys.results.nonAnswers', { n: format.number(none), count: none })}</p>
      )}
      {note !== undefined && <p className={css.note}>{note}</p>}
      {inRows.length > 0 && (
        <>
          <h3 className={css.part}>{t('surveys.results.means')}</h3>
          <ShareLines
            unit="mean"
            range={scaleOf(question, parts)}
            lines={inRows.flatMap(({ part, mean }) =>
              part === null || mean === null ? [] : [{ key: part, answer: names.row(part), estimate: mean }],
            )}
          />
        </>
      )}
      {parts.map((part) =>
        part.cells.length === 0 ? null : (
          <section key={part.part ?? ''}>
            {(part.part !== null || result.type === 'ranking') && (
              <h3 className={css.part}>
                {part.part === null ? t('surveys.results.first') : names.row(part.part)}
              </h3>
            )}
            <ShareLines
              unit="share"
              range={[0, 1]}
              lines={part.cells.map(({ code, count, share }) => ({
                key: code,
                answer: names.answer(code),
                count,
                estimate: share,
              }))}
            />
          </section>
        ),
      )}
      {lines.length > 0 && (
        <details className={css.more}>
          <summary>{t('surveys.results.table')}</summary>
          <DataTable columns={columns} rows={lines} rowKey={(line) => line.key} csvName={name} />
        </details>
      )}
      {voices !== undefined && <Link to={voices}>{t('surveys.results.voices')}</Link>}
    </Panel>
  );
}
