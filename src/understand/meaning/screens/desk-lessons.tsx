import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { deskLessons, type Proposal, teachFromDesk } from '../teaching.contract.ts';
import css from './desk.module.css';

/** What was decided at the label desk and is not learnt yet; shown as a change before it is one. */
export function DeskLessons({ onProposal }: { onProposal: (proposal: Proposal) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useAnswer(deskLessons).data?.waiting ?? 0;
  const learn = useDo(teachFromDesk);
  if (count === 0) return null;
  return (
    <Panel>
      <div className={css.row}>
        <p className={css.read}>
          {t('meaning.taxonomy.desk', { count, replace: { count: format.number(count) } })}
        </p>
        <Button
          variant="default"
          loading={learn.isPending}
          onClick={() => learn.mutate({ body: {} }, { onSuccess: onProposal })}
        >
          {t('meaning.taxonomy.desk.do')}
        </Button>
      </div>
      {learn.error !== null && <ProblemNote problem={learn.error} />}
    </Panel>
  );
}
