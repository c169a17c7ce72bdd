import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { useMay } from '../../../web/session.ts';
import { listOpinions, type Opinion } from '../opinions.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';

interface Place {
  readonly moment: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** What a second reader said of a clause; nothing where none was asked. */
function useOpinions({ moment, span }: Place, when: boolean): readonly Opinion[] {
  const mayRead = useMay()('read', 'verbatim');
  const { data } = useAnswer(listOpinions, { query: { moment } }, { when: when && mayRead });
  return (data ?? []).filter(
    (opinion) =>
      opinion.moment === moment && opinion.clause.start < span.end && opinion.clause.end > span.start,
  );
}

interface SecondOpinionProps {
  readonly place: Place;
  /** Only of this task; of all without it. */
  readonly task?: string;
  /** Drawn by chance, to measure quality: nobody is told what others think. */
  readonly hidden?: boolean;
}

/** A second opinion beside the label, as a disagreement or a support; it decides nothing. */
export function SecondOpinion({ place, task, hidden = false }: SecondOpinionProps) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  const opinions = useOpinions(place, !hidden);
  return (
    <>
      {opinions
        .filter((opinion) => !hidden && (task === undefined || opinion.task === task))
        .map((opinion) => (
          <p key={opinion.task} className={css.dispute}>
            {t(opinion.agrees ? 'meaning.opinion.agrees' : 'meaning.opinion.differs', {
              by: opinion.by,
              task: t(`meaning.task.${opinion.task}`),
              label: sayLabel(opinion.label, opinion.theme),
            })}{' '}
            <q>{opinion.quote}</q> {t('meaning.opinion.counts')}
          </p>
        ))}
    </>
  );
}
