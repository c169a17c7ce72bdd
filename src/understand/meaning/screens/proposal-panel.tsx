import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { type Column, DataTable, Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { applyProposal, type Proposal } from '../teaching.contract.ts';
import css from './desk.module.css';

type Change = Proposal['changes'][number];

/** What a change of the taxonomy would do, in voices, with how good it is expected to be; applied with one press. */
export function ProposalPanel({
  proposal,
  onApplied,
  onCancel,
}: {
  proposal: Proposal;
  onApplied: (version: number) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const apply = useDo(applyProposal);
  const { accuracy } = proposal.quality;
  const column = (key: string, label: string, value: (change: Change) => number): Column<Change> => ({
    key,
    label,
    align: 'end',
    value,
    show: (change) => format.number(value(change)),
  });
  const columns: readonly Column<Change>[] = [
    { key: 'theme', label: t('meaning.taxonomy.theme'), value: (change) => change.name, long: true },
    column('before', t('meaning.taxonomy.before'), (change) => change.before.voices),
    column('after', t('meaning.taxonomy.after'), (change) => change.after.voices),
    column('gains', t('meaning.taxonomy.gains'), (change) => change.gains),
    column('loses', t('meaning.taxonomy.loses'), (change) => change.loses),
  ];
  return (
    <Panel title={t('meaning.taxonomy.proposal')} tone="understand">
      <p className={css.why}>
        {accuracy.value === null || accuracy.low === null || accuracy.high === null
          ? t('meaning.taxonomy.proposal.unknown')
          : t('meaning.taxonomy.proposal.quality', {
              share: format.share(accuracy.value),
              low: format.share(accuracy.low),
              high: format.share(accuracy.high),
              n: format.number(accuracy.n ?? 0),
            })}
      </p>
      {proposal.changes.length === 0 ? (
        <p>{t('meaning.taxonomy.proposal.none')}</p>
      ) : (
        <DataTable
          columns={columns}
          rows={proposal.changes}
          rowKey={(change) => change.theme}
          csvName={t('meaning.taxonomy.proposal')}
        />
      )}
      {apply.error !== null && <ProblemNote problem={apply.error} />}
      <div className={css.row}>
        <Button
          loading={apply.isPending}
          onClick={() =>
            apply.mutate(
              { params: { proposal: proposal.proposal } },
              { onSuccess: (done) => onApplied(done.version) },
            )
          }
        >
          {t('meaning.taxonomy.apply')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('meaning.taxonomy.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
