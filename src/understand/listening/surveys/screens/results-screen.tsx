import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress, useParam } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import {
  EmptyState,
  Facts,
  Page,
  Panel,
  ProblemNote,
  SkeletonPage,
  SkeletonPanel,
  Stack,
  TroubledPage,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { readSurvey } from '../contract.ts';
import { questionsOf } from '../definition.contract.ts';
import { readSurveyResults } from '../results/contract.ts';
import css from './builder.module.css';
import { QuestionResults } from './question-results.tsx';
import { SurveyPlaces } from './survey-places.tsx';
import { useTitle } from './survey-text.ts';

const text = z.string().optional().catch(undefined);
const search = z.object({ version: text, channel: text, language: text });

/** What became of those who opened the survey, and what was answered to each question. */
export default function ResultsScreen() {
  const { t } = useTranslation();
  const id = useParam('survey');
  const may = useMay();
  const format = useFormat();
  const title = useTitle();
  const [filter, change] = useAddress(search);
  const { data: survey, error, refetch } = useAnswer(readSurvey, { params: { id } });
  const results = useAnswer(readSurveyResults, { params: { id }, query: filter });
  const { data } = results;
  if (error !== null && survey === undefined)
    return <TroubledPage title={t('surveys.nav')} problem={error} onRetry={() => void refetch()} />;
  if (survey === undefined) return <SkeletonPage />;
  const questions = new Map(questionsOf(survey.draft.flow).map(({ question }) => [question.code, question]));
  const offered = {
    version: data?.versions.map(String) ?? [],
    channel: data?.channels ?? [],
    language: data?.languages ?? [],
  };
  return (
    <Page
      title={t('surveys.results.title', { title: title(survey.title, survey.languages) })}
      kicker={`${t('surveys.nav')} · ${t(`surveys.state.${survey.state}`)}`}
      lead={data !== undefined && t('surveys.results.lead', { count: data.completed, least: data.least })}
    >
      <SurveyPlaces id={id} here="results" />
      {results.error !== null && (
        <ProblemNote problem={results.error} onRetry={() => void results.refetch()} />
      )}
      {data === undefined && results.error === null && <SkeletonPanel lines={8} />}
      {data !== undefined &&
        data.dispositions.length === 0 &&
        Object.values(filter).every((one) => one === undefined) && (
          <EmptyState
            sentence={t('surveys.results.empty')}
            action={{ label: t('surveys.place.share'), to: `/surveys/${id}/addresses` }}
          />
        )}
      {data !== undefined && data.versions.length > 0 && (
        <Stack>
          <div className={css.row}>
            {(['version', 'channel', 'language'] as const).map((key) => (
              <NativeSelect
                key={key}
                size="xs"
                label={t(`surveys.filter.${key}`)}
                value={filter[key] ?? ''}
                data={[{ value: '', label: t('surveys.filter.all') }, ...offered[key]]}
                onChange={(event) => change({ [key]: event.currentTarget.value })}
              />
            ))}
          </div>
          <Panel title={t('surveys.dispositions')} head="serif">
            <Facts
              facts={data.dispositions.map(({ state, sessions }) => ({
                label: t(`surveys.disposition.${state}`),
                value: format.number(sessions),
              }))}
            />
          </Panel>
          {data.completed < data.least && (
            <p className={css.note}>{t('surveys.results.few', { least: data.least })}</p>
          )}
          {data.questions.map((result) => (
            <QuestionResults
              key={result.question}
              result={result}
              question={questions.get(result.question)}
              least={data.least}
              voices={
                may('read', 'verbatim') && result.type === 'text'
                  ? href('/voices', { where: `survey=${id} and question=${result.question}` })
                  : undefined
              }
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}
