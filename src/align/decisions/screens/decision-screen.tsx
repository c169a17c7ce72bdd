import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showFinding } from '../../../understand/findings/contract.ts';
import { useParam } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  ButtonLink,
  Columns,
  FindingCard,
  Page,
  Panel,
  SkeletonPage,
  Stack,
  Tag,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { ClaimSentence } from '../../contributions/screens/claim-sentence.tsx';
import { EffectsPanel } from '../../contributions/screens/effects-panel.tsx';
import { ForesightBar } from '../../contributions/screens/foresight-bar.tsx';
import { spoken } from '../../contributions/screens/measure-words.ts';
import { VerdictPanel } from '../../contributions/screens/verdict-panel.tsx';
import { type Decision, showDecision, submitDecision, withdrawDecision } from '../contract.ts';
import { ApprovePanel } from './approve-panel.tsx';
import { CheckPanel } from './check-panel.tsx';
import css from './decision.module.css';
import { CommentsPanel, HistoryPanel } from './history-panel.tsx';

function Actions({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const submit = useDo(submitDecision);
  const withdraw = useDo(withdrawDecision);
  const params = { id: decision.id };
  const may = (move: Decision['may'][number]) => decision.may.includes(move);
  return (
    <>
      <ButtonLink kind="other" label={t('contributions.trace.title')} to={`/trace/${decision.id}`} />
      {may('withdraw') && (
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: { why: t('decisions.withdrawnWhy') } })}
        >
          {t('decisions.withdraw')}
        </Button>
      )}
      {may('write') && (
        <ButtonLink kind="other" label={t('decisions.edit')} to={`/decisions/new?decision=${decision.id}`} />
      )}
      {may('submit') && (
        <Button loading={submit.isPending} onClick={() => submit.mutate({ params })}>
          {t('decisions.submit')}
        </Button>
      )}
    </>
  );
}

function Answered({ id, label }: { id: string; label: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const finding = useAnswer(showFinding, { params: { id } }).data;
  return (
    <FindingCard
      tag={<Tag tone="understand">{t('decisions.answers')}</Tag>}
      sentence={finding === undefined ? (label ?? '…') : spoken(finding.sentences, format.language)}
      size="heading"
      to={`/findings/${encodeURIComponent(id)}`}
    />
  );
}

/** The right column: what is next for the one who looks. */
function Next({ decision }: { decision: Decision }): ReactNode {
  const { t } = useTranslation();
  const { contribution, state, may, finding } = decision;
  const { verdict, claim, inEffectFrom } = contribution;
  return (
    <Stack>
      {verdict !== null && <VerdictPanel verdict={verdict} claim={claim} />}
      {verdict === null && inEffectFrom !== null && <CheckPanel decision={decision} />}
      {may.includes('approve') && <ApprovePanel decision={decision} />}
      {state === 'submitted' && !may.includes('approve') && (
        <Panel tag={<Tag tone="align">{t('decisions.waiting')}</Tag>}>
          <p className={css.note}>{t('decisions.waitingNote')}</p>
        </Panel>
      )}
      {decision.remarks.length > 0 && (
        <Panel tone="hurts" tag={<Tag tone="hurts">{t('decisions.sayMore')}</Tag>}>
          {decision.remarks.map((remark) => (
            <p key={`${remark.field} ${remark.code}`} className={css.note}>
              <b>{t(`decisions.field.${remark.field.split('.')[0]}`)}</b>: {remark.advice}
            </p>
          ))}
        </Panel>
      )}
      {finding !== null && <Answered id={finding.id} label={finding.label} />}
      <HistoryPanel decision={decision} />
    </Stack>
  );
}

/** One decision: the claim, what is next, the verdict, and how it came about. */
export default function DecisionScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useParam('id');
  const { data, error, refetch } = useAnswer(showDecision, { params: { id } });
  if (error !== null)
    return <TroubledPage title={t('decisions.nav')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const { contribution, retroactive } = data;
  const { claim, foresight, registeredAt } = contribution;
  const kicker = [
    t('decisions.one'),
    t(`decisions.state.${data.state}`).toLowerCase(),
    retroactive ? t('decisions.retroactive') : undefined,
    t('decisions.by', { name: data.author }),
    data.approvedBy === null ? undefined : t('decisions.approvedBy', { name: data.approvedBy }),
  ];
  return (
    <Page
      title={data.title}
      kicker={kicker.filter((part) => part !== undefined).join(' · ')}
      actions={<Actions decision={data} />}
    >
      <Columns>
        <Stack>
          <Panel title={t('contributions.customersHead')} head="quiet">
            <ClaimSentence claim={claim} foresight={foresight} />
            {foresight !== null && <ForesightBar claim={claim} foresight={foresight} />}
            {registeredAt !== null && (
              <p className={css.note}>
                {t(retroactive ? 'contributions.registeredLate' : 'contributions.registered', {
                  day: format.day(registeredAt),
                })}
              </p>
            )}
          </Panel>
          <EffectsPanel claim={claim} />
          <CommentsPanel decision={data} />
        </Stack>
        <Next decision={data} />
      </Columns>
    </Page>
  );
}
