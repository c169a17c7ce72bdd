import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import { SkeletonPage, TroubledPage } from '../../../../web/design.ts';
import { readSurvey, type Survey } from '../contract.ts';
import { SurveyBuilder } from './survey-builder.tsx';

/** One survey, being written: always from what is kept now, never from what was read before. */
export default function BuilderScreen() {
  const { t } = useTranslation();
  const id = useParam('survey');
  const { error, refetch } = useAnswer(readSurvey, { params: { id } }, { when: false });
  const [opened, setOpened] = useState<Survey>();
  useEffect(() => {
    let here = true;
    void refetch().then(({ data }) => {
      if (here && data?.id === id) setOpened(data);
    });
    return () => {
      here = false;
    };
  }, [id, refetch]);
  if (opened?.id === id) return <SurveyBuilder key={id} opened={opened} />;
  if (error !== null) {
    return (
      <TroubledPage
        title={t('surveys.nav')}
        problem={error}
        onRetry={() => void refetch().then(({ data }) => data !== undefined && setOpened(data))}
      />
    );
  }
  return <SkeletonPage />;
}
