import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Link, Page, ProblemNote, Sentence, SkeletonPage, Stack } from '../../../../web/design.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { saveDistribution, seeDistribution, turnDistribution } from '../contract.ts';
import { CheckPanel, ListPanel } from './draft-panels.tsx';
import { BecamePanel, EachPanel, MessagesPanel, RatesPanel, SuppressedPanel } from './outcome-panels.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useTitleOf } from './use-title.ts';

/** One round: as a draft to be made ready, checked and started; afterwards what became of it. */
export default function DistributionScreen() {
  const { t } = useTranslation();
  const id = useParam('distribution');
  const may = useMay();
  const said = useSaid();
  const titleOf = useTitleOf();
  const { data, error, refetch } = useAnswer(seeDistribution, { params: { id } }, { everySeconds: 20 });
  const save = useDo(saveDistribution);
  const turn = useDo(turnDistribution);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const { state, settings, revision, problem } = data;
  const to = (next: 'running' | 'paused' | 'ended') => turn.mutate({ params: { id }, body: { to: next } });
  const mayTurn = may('send', 'distribution');
  return (
    <Page
      title={settings.name}
      kicker={<Link to="/invitations">{t('invitations.title')}</Link>}
      lead={`${titleOf(data.surveyTitle)} · ${t(`invitations.channel.${settings.channel}`)} · ${t(`invitations.state.${state}`)}`}
      actions={
        mayTurn && (
          <>
            {state === 'running' && (
              <Button variant="default" onClick={() => to('paused')}>
                {t('invitations.pause')}
              </Button>
            )}
            {state === 'paused' && <Button onClick={() => to('running')}>{t('invitations.resume')}</Button>}
            {(state === 'running' || state === 'paused') && (
              <Button variant="default" onClick={() => to('ended')}>
                {t('invitations.end')}
              </Button>
            )}
          </>
        )
      }
    >
      <Stack>
        {problem !== null && <Sentence>{said(problem)}</Sentence>}
        {turn.error !== null && <ProblemNote problem={turn.error} />}
        {state === 'draft' ? (
          <>
            {settings.audience.kind === 'list' && <ListPanel id={id} people={data.people} />}
            <CheckPanel
              id={id}
              start={mayTurn ? () => to('running') : undefined}
              isStarting={turn.isPending}
              waits={settings.audience.kind === 'moment'}
            />
            {may('write', 'distribution') && (
              <SettingsForm
                key={revision}
                start={settings}
                languages={Object.keys(data.surveyTitle)}
                submit={t('invitations.form.save')}
                isPending={save.isPending}
                problem={save.error}
                done={save.isSuccess ? t('invitations.form.saved') : undefined}
                onSubmit={(next) => save.mutate({ params: { id }, body: { revision, settings: next } })}
              />
            )}
          </>
        ) : (
          <>
            <BecamePanel whole={data} />
            <SuppressedPanel whole={data} />
            <RatesPanel whole={data} />
            <MessagesPanel whole={data} />
            {may('read', 'invitation') && <EachPanel id={id} />}
          </>
        )}
      </Stack>
    </Page>
  );
}
