import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../../web/api.ts';
import { Link, Panel, ProblemNote, SkeletonPanel } from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { importResponses } from '../exchange.contract.ts';
import { AnswersReport } from './answers-report.tsx';
import css from './exchange.module.css';

/** A table of answers on its way into a survey: looked at first, taken when the person says so. */
export function BringAnswers({ survey, file, onDone }: { survey: string; file: File; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const look = useDo(importResponses);
  const take = useDo(importResponses);
  const ask = (more: { dryRun?: boolean; anyway?: boolean }) => ({
    params: { id: survey },
    query: {
      name: file.name.slice(0, 500) || 'file',
      ...(more.dryRun === true ? { dryRun: 'true' } : {}),
      ...(more.anyway === true ? { anyway: 'true' } : {}),
    },
    bytes: file,
  });
  // Another file or survey is looked at by another copy of this component (its key).
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once
  useEffect(() => {
    look.mutate(ask({ dryRun: true }));
  }, []);
  const anyway = look.variables?.query?.anyway === 'true';
  const title = <bdi>{file.name}</bdi>;
  if (take.data !== undefined) {
    return (
      <Panel title={title} aside={t('surveys.exchange.done')}>
        <AnswersReport report={take.data} name={file.name} />
        <div className={css.row}>
          <Link to={`/surveys/${survey}/results`}>{t('surveys.exchange.toResults')}</Link>
          <Button variant="default" size="compact-sm" onClick={onDone}>
            {t('surveys.exchange.another')}
          </Button>
        </div>
      </Panel>
    );
  }
  if (look.isPending || look.isIdle) {
    return (
      <div role="status" aria-label={t('surveys.exchange.reading')}>
        <SkeletonPanel lines={6} />
      </div>
    );
  }
  const otherSurvey = look.error?.refused === 'other-survey';
  return (
    <Panel title={title} aside={t('surveys.exchange.lookedAt')}>
      <div className={css.stack}>
        {look.error !== null && <ProblemNote problem={look.error} />}
        {look.data !== undefined && <AnswersReport report={look.data} name={file.name} />}
        {take.error !== null && <ProblemNote problem={take.error} />}
        <div className={css.row}>
          {look.data !== undefined && (
            <Button loading={take.isPending} onClick={() => take.mutate(ask({ anyway }))}>
              {t('surveys.exchange.take', { rows: format.number(look.data.read), count: look.data.read })}
            </Button>
          )}
          {otherSurvey && (
            <Button variant="default" onClick={() => look.mutate(ask({ dryRun: true, anyway: true }))}>
              {t('surveys.exchange.anyway')}
            </Button>
          )}
          <Button variant="default" onClick={onDone} disabled={take.isPending}>
            {t('surveys.exchange.notThis')}
          </Button>
        </div>
        {take.isPending && (
          <p role="status" className={css.quiet}>
            {t('surveys.exchange.taking')}
          </p>
        )}
      </div>
    </Panel>
  );
}
