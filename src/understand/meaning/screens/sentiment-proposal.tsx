import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { type Column, DataTable, EstimateText, Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { applySentiment, type SentimentProposal, type TaughtLanguage } from '../sentiment.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';

/** What teaching is worth, language by language, beside what ships. */
export function TaughtLanguages({ languages }: { languages: readonly TaughtLanguage[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (key: 'shipped' | 'taught' | 'gain', label: string): Column<TaughtLanguage> => ({
    key,
    label,
    align: 'end',
    value: (each) => each[key].value,
    show: (each) => (
      <EstimateText
        estimate={each[key]}
        unit={key === 'gain' ? 'share-difference' : 'share'}
        of="examples"
        how={false}
      />
    ),
  });
  const columns: readonly Column<TaughtLanguage>[] = [
    { key: 'language', label: t('meaning.sentiment.language'), value: (each) => each.language },
    {
      key: 'rows',
      label: t('meaning.sentiment.rows'),
      align: 'end',
      value: (each) => each.rows,
      show: (each) => format.number(each.rows),
    },
    figure('shipped', t('meaning.sentiment.asShipped')),
    figure('taught', t('meaning.sentiment.taught')),
    figure('gain', t('meaning.sentiment.gain')),
    {
      key: 'calibration',
      label: t('meaning.sentiment.calibration'),
      align: 'end',
      value: (each) => each.calibrationError.taught,
      show: ({ calibrationError: { taught } }) =>
        taught === null ? t('meaning.sentiment.calibration.few') : format.share(taught),
    },
    {
      key: 'why',
      label: t('meaning.sentiment.result'),
      value: (each) => t(`meaning.sentiment.why.${each.why}`),
      long: true,
    },
  ];
  return (
    <>
      <p className={css.why}>{t('meaning.sentiment.measure')}</p>
      <DataTable
        columns={columns}
        rows={languages}
        rowKey={(each) => each.language}
        csvName={t('meaning.sentiment.proposal')}
      />
    </>
  );
}

/** What a taught sentiment would do, applied with one press. */
export function SentimentProposalPanel({
  proposal,
  onDone,
}: {
  proposal: SentimentProposal;
  onDone: (applied: boolean) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const apply = useDo(applySentiment);
  type Change = SentimentProposal['changes'][number];
  const column = (key: string, label: string, value: (change: Change) => number): Column<Change> => ({
    key,
    label,
    align: 'end',
    value,
    show: (change) => format.number(value(change)),
  });
  return (
    <Panel title={t('meaning.sentiment.proposal')} tone="understand">
      <TaughtLanguages languages={proposal.languages} />
      {proposal.changes.length === 0 ? (
        <p>{t('meaning.taxonomy.proposal.none')}</p>
      ) : (
        <>
          <h3 className={css.small}>{t('meaning.sentiment.voices')}</h3>
          <DataTable
            columns={[
              {
                key: 'class',
                label: t('meaning.sentiment.class'),
                value: (change: Change) => sayLabel(change.name),
              },
              column('before', t('meaning.taxonomy.before'), ({ before }) => before.voices),
              column('after', t('meaning.taxonomy.after'), ({ after }) => after.voices),
              column('gains', t('meaning.taxonomy.gains'), ({ gains }) => gains),
              column('loses', t('meaning.taxonomy.loses'), ({ loses }) => loses),
            ]}
            rows={proposal.changes}
            rowKey={(change) => change.theme}
            csvName={t('meaning.sentiment.voices')}
          />
        </>
      )}
      {apply.error !== null && <ProblemNote problem={apply.error} />}
      <div className={css.row}>
        <Button
          loading={apply.isPending}
          disabled={!proposal.languages.some(({ used }) => used)}
          onClick={() =>
            apply.mutate({ params: { proposal: proposal.proposal } }, { onSuccess: () => onDone(true) })
          }
        >
          {t('meaning.taxonomy.apply')}
        </Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t('meaning.taxonomy.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
