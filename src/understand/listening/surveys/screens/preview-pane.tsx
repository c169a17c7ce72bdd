import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { previewSurvey } from '../preview/contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';

/** The survey as a respondent's phone shows it, its logic working; in a frame that can reach nothing. */
export function PreviewPane() {
  const { t } = useTranslation();
  const { survey, selected } = useBuilder();
  const [chosen, setLanguage] = useState<string>();
  const language = chosen !== undefined && survey.languages.includes(chosen) ? chosen : survey.languages[0];
  const question = selected?.kind === 'question' ? selected.code : undefined;
  const [asked] = useDebouncedValue({ definition: survey, question }, 500);
  const { data, error } = useAnswer(previewSurvey, {
    body: {
      definition: asked.definition,
      ...(language === undefined ? {} : { language }),
      ...(asked.question === undefined ? {} : { question: asked.question }),
    },
  });
  return (
    <section className={css.preview} aria-label={t('surveys.preview')}>
      <header className={css.previewHead}>
        <h2>{t('surveys.preview')}</h2>
        {survey.languages.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('surveys.preview.language')}
            data={[...survey.languages]}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          />
        )}
      </header>
      {error !== null && <ProblemNote problem={error} />}
      {data?.shown === false && <p className={css.note}>{t('surveys.preview.later')}</p>}
      {data !== undefined && (
        <iframe
          className={css.phone}
          title={t('surveys.preview')}
          sandbox="allow-scripts allow-forms"
          srcDoc={data.html}
        />
      )}
    </section>
  );
}
