import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Page, Panel, ProblemNote, SkeletonPage, Stack, TroubledPage } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { checkSurvey, closeSurvey, publishSurvey, readSurvey, reopenSurvey } from '../contract.ts';
import css from './builder.module.css';
import { BuilderContext } from './builder-context.ts';
import { RemarksList } from './remarks-list.tsx';
import { SurveyPlaces } from './survey-places.tsx';
import { useTitle } from './survey-text.ts';
import { VersionDiff } from './version-diff.tsx';

/** What publishing would change, whether trends break, and then publishing, closing, reopening. */
export default function PublishScreen() {
  const { t } = useTranslation();
  const id = useParam('survey');
  const may = useMay();
  const format = useFormat();
  const title = useTitle();
  const { data, error, refetch } = useAnswer(readSurvey, { params: { id } });
  const check = useAnswer(checkSurvey, { params: { id } }).data;
  const publish = useDo(publishSurvey);
  const close = useDo(closeSurvey);
  const reopen = useDo(reopenSurvey);
  const [from, setFrom] = useState<number>();
  if (error !== null && data === undefined)
    return <TroubledPage title={t('surveys.nav')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const problem = publish.error ?? close.error ?? reopen.error;
  const mayPublish = may('publish', 'survey');
  const next = (data.version ?? 0) + 1;
  const times = (['opensAt', 'closesAt'] as const).flatMap((key) => {
    const at = data.draft.rules[key];
    return at === undefined
      ? []
      : [t(`surveys.publish.${key}`, { at: format.moment(at), zone: format.zone })];
  });
  return (
    <BuilderContext
      value={{
        survey: data.draft,
        change: () => undefined,
        language: data.languages[0] ?? 'en',
        selected: null,
        select: () => undefined,
        remarks: check?.remarks ?? [],
        mayWrite: false,
      }}
    >
      <Page
        title={t('surveys.publish.title', { title: title(data.title, data.languages) })}
        kicker={`${t('surveys.nav')} · ${t(`surveys.state.${data.state}`)}`}
        lead={t('surveys.publish.lead')}
        actions={
          mayPublish && (
            <>
              {data.state === 'open' && (
                <Button
                  variant="default"
                  loading={close.isPending}
                  onClick={() => close.mutate({ params: { id } })}
                >
                  {t('surveys.close')}
                </Button>
              )}
              {data.state === 'closed' && (
                <Button
                  variant="default"
                  loading={reopen.isPending}
                  onClick={() => reopen.mutate({ params: { id } })}
                >
                  {t('surveys.reopen')}
                </Button>
              )}
              <Button
                disabled={check?.mayPublish === false || (data.version !== null && !data.draftChanged)}
                loading={publish.isPending}
                onClick={() => publish.mutate({ params: { id }, body: { revision: data.revision } })}
              >
                {t('surveys.publish', { version: next })}
              </Button>
            </>
          )
        }
      >
        <SurveyPlaces id={id} here="publish" />
        {problem !== null && <ProblemNote problem={problem} />}
        <p role="status" className={css.state}>
          {publish.isSuccess && t('surveys.published', { version: data.version })}
        </p>
        <Stack>
          {times.length > 0 && <p className={css.note}>{times.join(' ')}</p>}
          <Panel title={t('surveys.remarks.title')} head="serif">
            {check !== undefined && <RemarksList remarks={check.remarks} />}
          </Panel>
          {data.version === null ? (
            <p className={css.note}>{t('surveys.publish.first')}</p>
          ) : (
            <VersionDiff survey={data} from={from ?? data.version} onFrom={setFrom} />
          )}
          {data.versions.length > 0 && (
            <Panel title={t('surveys.versions')} head="serif">
              <ul className={css.sentences}>
                {data.versions.map((version) => (
                  <li key={version.version}>
                    {t('surveys.versionLine', {
                      version: version.version,
                      day: format.day(version.publishedAt),
                      by: version.publishedBy,
                    })}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </Stack>
      </Page>
    </BuilderContext>
  );
}
