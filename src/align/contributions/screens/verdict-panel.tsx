import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../understand/scores/contract.ts';
import { DataTable, EstimateText, HowComputed, IntervalBar, Panel, VerdictTag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Claim, DraftClaim } from '../claim.contract.ts';
import type { Verdict } from '../contract.ts';
import css from './claim.module.css';
import { changeUnitOf, countedBy, sayMeasure, unitOf } from './measure-words.ts';

type Reading = Verdict['readings'][number];

function Readings({ readings, measure }: { readings: readonly Reading[]; measure: Measure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<Reading>
      csvName={t('contributions.readings')}
      rows={readings}
      rowKey={(row) => `${row.group} ${row.time}`}
      columns={[
        {
          key: 'group',
          label: t('contributions.group'),
          value: (row) => `${t(`contributions.group.${row.group}`)}, ${t(`contributions.${row.time}`)}`,
          show: (row) => (
            <>
              {t(`contributions.group.${row.group}`)}, {t(`contributions.${row.time}`)}
              {/* Windows run from day to day of the calendar, as they were registered. */}
              <span className={css.dates}>
                {format.day(row.from.slice(0, 10))} – {format.day(row.until.slice(0, 10))}
              </span>
            </>
          ),
        },
        {
          key: 'value',
          label: t('contributions.value'),
          align: 'end',
          value: (row) => row.estimate.value,
          show: (row) => (
            <EstimateText estimate={row.estimate} unit={unitOf(measure)} of={countedBy(measure)} />
          ),
        },
      ]}
    />
  );
}

/** A verdict: the effect with its interval, what was claimed, how it was read, and everything it rests on. */
export function VerdictPanel({ verdict, claim }: { verdict: Verdict; claim: DraftClaim }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measure, size, direction } = claim as Claim;
  const unit = changeUnitOf(measure);
  const claimed = direction === 'lower' ? -size : size;
  const { effect, had, needed, rung, drift, notes } = verdict;
  return (
    <Panel
      tag={<VerdictTag verdict={verdict.outcome} />}
      aside={t('contributions.writtenOn', { day: format.day(verdict.writtenAt) })}
    >
      <EstimateText
        estimate={effect}
        unit={unit}
        of={countedBy(measure)}
        size="large"
        more={sayMeasure(t, measure)}
      />
      {effect.value !== null && (
        <IntervalBar
          estimate={effect}
          unit={unit}
          tone={verdict.outcome === 'confirmed' ? 'helps' : verdict.outcome === 'opposite' ? 'hurts' : 'grey'}
          marks={[
            {
              at: claimed,
              label: t('contributions.claimed', { change: format.measured(claimed, unit) }),
              tone: 'align',
            },
            { at: 0, label: t('contributions.noChange'), tone: 'grey' },
          ]}
        />
      )}
      <p className={css.note}>
        {t(`contributions.reason.${verdict.reason}`)} {t(`contributions.rung.${rung}`)}{' '}
        {verdict.reason === 'includes-zero' &&
          needed !== null &&
          needed > had &&
          t('contributions.needed', { needed: format.number(needed), had: format.number(had) })}
        <HowComputed estimate={effect} of={countedBy(measure)}>
          <p>{t('contributions.how')}</p>
          {drift !== null && (
            <p>
              {t('contributions.drift', {
                drift: format.measured(drift, unit).replace('+', ''),
                count: verdict.earlierWindows,
              })}
            </p>
          )}
        </HowComputed>
      </p>
      {notes
        .filter((note) => note !== 'may-have-other-causes')
        .map((note) => (
          <p key={note} className={css.note}>
            {t(`contributions.note.${note}`)}
          </p>
        ))}
      <Readings readings={verdict.readings} measure={measure} />
    </Panel>
  );
}
