import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { type Column, DataTable, EstimateText, Facts, Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { applySentiment, type SentimentProposal, type TaughtLanguage } from '../sentiment.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';

/** What teaching is worth, language by language, beside what ships. */
export function TaughtLanguages({ languages }: { languages: readonly TaughtLanguage[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const names = new Intl.DisplayNames([i18n.language], { type: 'language', fallback: 'code' });
  const figure = (each: TaughtLanguage, key: 'shipped' | 'taught' | 'gain') => (
    <EstimateText
      estimate={each[key]}
      unit={key === 'gain' ? 'share-difference' : 'share'}
      of="examples"
      how={key === 'taught'}
    />
  );
  return (
    <div className={css.form}>
      <p className={css.why}>{t('meaning.sentiment.measure')}</p>
      {languages.map((each) => (
        <section key={each.language}>
          <h3 className={css.small}>
            {/^[a-z]{2,3}$/.test(each.language) ? names.of(each.language) : each.language} ·{' '}
            {t(`meaning.sentiment.why.${each.why}`)}
          </h3>
          {each.taught.value !== null && (
            <Facts
              facts={[
                { label: t('meaning.sentiment.asShipped'), value: figure(each, 'shipped') },
                { label: t('meaning.sentiment.taught'), value: figure(each, 'taught') },
                { label: t('meaning.sentiment.gain'), value: figure(each, 'gain') },
                {
                  label: t('meaning.sentiment.calibration'),
                  value:
                    each.calibrationError.taught === null
                      ? t('meaning.sentiment.calibration.few')
                      : format.share(each.calibrationError.taught),
                },
              ]}
            />
          )}
        </section>
      ))}
    </div>
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
