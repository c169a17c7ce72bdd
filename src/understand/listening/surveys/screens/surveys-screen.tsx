import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { ButtonLink, EmptyState, Page, ProblemNote, SkeletonTable } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { listSurveys } from '../contract.ts';
import { listSurveyResults } from '../results/contract.ts';
import { SurveyTable } from './survey-table.tsx';

/** Every survey: its state, its answers, how many finish it. */
export default function SurveysScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listSurveys, { query: {} });
  const results = useAnswer(listSurveyResults).data?.surveys ?? [];
  const create = { label: t('surveys.new'), to: '/surveys/new' };
  const isEmpty = data?.surveys.length === 0;
  return (
    <Page
      title={t('surveys.list.title')}
      lead={t('surveys.list.lead')}
      actions={
        may('write', 'survey') && (
          <>
            <ButtonLink kind="other" label={t('surveys.import')} to="/surveys/import" />
            {!isEmpty && <ButtonLink {...create} />}
          </>
        )
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {isEmpty && (
        <EmptyState
          sentence={t('surveys.list.empty')}
          {...(may('write', 'survey') ? { action: create } : {})}
        />
      )}
      {data !== undefined && !isEmpty && <SurveyTable surveys={data.surveys} results={results} />}
    </Page>
  );
}
