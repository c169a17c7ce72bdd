import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import { SkeletonPage, TroubledPage } from '../../../../web/design.ts';
import { readSurvey } from '../contract.ts';
import { SurveyBuilder } from './survey-builder.tsx';

/** One survey, being written. */
export default function BuilderScreen() {
  const { t } = useTranslation();
  const id = useParam('survey');
  const { data, error, refetch } = useAnswer(readSurvey, { params: { id } });
  if (error !== null && data === undefined)
    return <TroubledPage title={t('surveys.nav')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.id !== id) return <SkeletonPage />;
  return <SurveyBuilder key={data.id} opened={data} />;
}
