import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useGo } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { EmptyState, Link, Page, ProblemNote, SkeletonPanel, Stack } from '../../../../web/design.ts';
import { listSurveys } from '../../surveys/contract.ts';
import { createDistribution } from '../contract.ts';
import type { DistributionSettings } from '../distribution.contract.ts';
import { SettingsForm } from './settings-form.tsx';
import { useTitleOf } from './use-title.ts';

const search = z.object({ survey: z.string().max(60).optional().catch(undefined) });
const blank: DistributionSettings = {
  name: '',
  audience: { kind: 'list' },
  channel: 'email',
  sampling: { kind: 'all' },
  holdOut: 0,
  reminders: [{ afterDays: 5 }],
  goodForDays: 30,
  letters: {},
  firstQuestion: true,
};

/** A round begins: which survey, whom, when, and the letter. Nobody is asked before it is started on the next page. */
export default function NewScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const titleOf = useTitleOf();
  const [asked] = useAddress(search);
  const { data, error } = useAnswer(listSurveys, { query: { state: 'open' } });
  const create = useDo(createDistribution);
  const [chosen, setChosen] = useState<string | null>(asked.survey ?? null);
  const survey = data?.surveys.find(({ id }) => id === chosen) ?? data?.surveys[0];
  return (
    <Page title={t('invitations.new')} kicker={<Link to="/invitations">{t('invitations.title')}</Link>}>
      {error !== null && data === undefined ? (
        <ProblemNote problem={error} />
      ) : data === undefined ? (
        <SkeletonPanel lines={6} />
      ) : survey === undefined ? (
        <EmptyState sentence={t('invitations.form.survey.none')} />
      ) : (
        <Stack>
          <Select
            label={t('invitations.survey')}
            allowDeselect={false}
            data={data.surveys.map(({ id, title }) => ({ value: id, label: titleOf(title) }))}
            value={survey.id}
            onChange={setChosen}
          />
          <SettingsForm
            key={survey.id}
            start={{ ...blank, name: titleOf(survey.title) }}
            languages={survey.languages}
            submit={t('invitations.form.create')}
            isPending={create.isPending}
            problem={create.error}
            onSubmit={(settings) =>
              create.mutate(
                { body: { survey: survey.id, settings } },
                { onSuccess: ({ id }) => go(`/invitations/${id}`) },
              )
            }
          />
        </Stack>
      )}
    </Page>
  );
}
