import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSession } from '../../../web/session.ts';
import { moveClock } from '../../governance/contract.ts';
import { type Decision, runChecksOperation } from '../contract.ts';
import css from './decision.module.css';
import { StateTag } from './state-tag.tsx';

/** Waiting for the check date; in the demo company one may go there. */
export function CheckPanel({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession().data;
  const move = useDo(moveClock);
  const check = useDo(runChecksOperation);
  const { checkOn, state, inEffectFrom } = decision.contribution;
  if (checkOn === null || inEffectFrom === null) return null;
  const me = session?.state === 'in' ? session.me : undefined;
  const waiting = check.data?.waiting.find((one) => one.decision === decision.id);
  const jump = async () => {
    await move.mutateAsync({ body: { now: `${checkOn}T09:00:00.000Z` } });
    await check.mutateAsync({ body: {} });
  };
  return (
    <Panel
      tag={
        state === 'due' ? <Tag tone="align">{t('decisions.due')}</Tag> : <StateTag state={decision.state} />
      }
    >
      <p className={css.note}>
        {t('decisions.from', { day: format.day(inEffectFrom.slice(0, 10)) })}{' '}
        {t(state === 'due' ? 'decisions.dueSince' : 'decisions.verdictOn', { day: format.day(checkOn) })}
      </p>
      {state === 'due' && (
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate({ body: {} })}>
          {t('decisions.checkNow')}
        </Button>
      )}
      {state === 'claimed' && me?.workspace.demo === true && me.mayDo.includes('move clock') && (
        <Button
          loading={move.isPending || check.isPending}
          onClick={() => void jump().catch(() => undefined)}
        >
          {t('decisions.jump', { day: format.day(checkOn) })}
        </Button>
      )}
      {(move.isPending || check.isPending) && (
        <p className={css.note} role="status">
          {t('decisions.jumping')}
        </p>
      )}
      {waiting !== undefined && (
        <p className={css.note}>
          {waiting.dataUntil === null
            ? t('decisions.waitsUnknown')
            : t('decisions.waitsForData', { day: format.day(waiting.dataUntil) })}
        </p>
      )}
      {move.error !== null && <ProblemNote problem={move.error} />}
      {check.error !== null && <ProblemNote problem={check.error} />}
    </Panel>
  );
}
