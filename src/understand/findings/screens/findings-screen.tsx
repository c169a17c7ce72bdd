import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  ButtonLink,
  EmptyState,
  FindingCard,
  Page,
  Panel,
  SkeletonPage,
  Stack,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { type Finding, type FindingsRun, listFindings, refreshFindings } from '../contract.ts';
import { ExplainedAway } from './explained-away.tsx';
import { FindingEffect } from './finding-effect.tsx';
import { OneVoice } from './finding-people.tsx';
import { FindingTags, useStanding } from './finding-tags.tsx';
import { afterHeadline, findingTo, inLanguage } from './finding-words.ts';
import { FindingsTable } from './findings-table.tsx';

const address = z.object({ function: z.string().optional() });

function Lead({ run }: { run: FindingsRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sample } = run;
  return (
    <>
      {t('findings.lead', {
        candidates: format.number(run.candidates),
        episodes: format.number(run.episodes),
      })}{' '}
      {sample !== null &&
        `${t('findings.sample', { taken: format.number(sample.taken), of: format.number(sample.of) })} `}
      {run.at !== null &&
        t('findings.at', { day: format.day(run.at), seconds: format.number(run.seconds, 1) })}
    </>
  );
}

function Card({ finding, first, decides }: { finding: Finding; first: boolean; decides: boolean }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const standing = useStanding();
  const rest = afterHeadline(finding, language);
  return (
    <FindingCard
      sentence={inLanguage(finding.headline, language)}
      to={findingTo(finding.id)}
      tag={<FindingTags finding={finding} />}
      aside={standing(finding)}
      size={first ? 'title' : 'heading'}
      {...(rest === '' ? {} : { note: rest })}
      {...(first && decides
        ? {
            actions: (
              <ButtonLink
                label={t('findings.decide')}
                to={`/decisions/new?finding=${encodeURIComponent(finding.id)}`}
              />
            ),
          }
        : {})}
    >
      <FindingEffect finding={finding} />
      {first && <OneVoice id={finding.id} />}
    </FindingCard>
  );
}

/** Everything worth knowing, as sentences, the weightiest first. */
export default function FindingsScreen() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [{ function: owner }, change] = useAddress(address);
  const may = useMay();
  const { data, error, refetch } = useAnswer(listFindings);
  const again = useDo(refreshFindings);
  if (error !== null)
    return <TroubledPage title={t('findings.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const { run, findings } = data;
  if (run.nothing !== null) {
    return (
      <Page title={t('findings.title')}>
        <EmptyState
          sentence={inLanguage(run.nothing, language)}
          {...(run.tests === 0 ? { action: { label: t('findings.import'), to: '/import' } } : {})}
        />
        <ExplainedAway run={run} />
      </Page>
    );
  }
  const owners = [...new Set(findings.map((finding) => finding.function))].filter(Boolean).sort();
  const shown = owner === undefined ? findings : findings.filter((finding) => finding.function === owner);
  return (
    <Page
      title={t('findings.title')}
      lead={<Lead run={run} />}
      actions={
        <>
          <NativeSelect
            aria-label={t('findings.function')}
            value={owner ?? ''}
            onChange={(event) => change({ function: event.currentTarget.value })}
            data={[
              { value: '', label: t('findings.all') },
              ...owners.map((name) => ({ value: name, label: name })),
            ]}
          />
          {may('refresh', 'finding') && (
            <Button variant="default" loading={again.isPending} onClick={() => again.mutate({})}>
              {t('findings.again')}
            </Button>
          )}
        </>
      }
    >
      {shown.length === 0 && (
        <EmptyState
          sentence={t('findings.noneHere')}
          action={{ label: t('findings.showAll'), onClick: () => change({ function: '' }) }}
        />
      )}
      <Stack>
        {shown.map((finding, i) => (
          <Card key={finding.id} finding={finding} first={i === 0} decides={may('write', 'decision')} />
        ))}
      </Stack>
      {shown.length > 0 && (
        <Panel title={t('findings.table')} head="quiet">
          <FindingsTable findings={shown} />
        </Panel>
      )}
      <ExplainedAway run={run} />
    </Page>
  );
}
