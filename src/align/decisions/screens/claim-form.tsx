import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../understand/scores/contract.ts';
import { Panel, Sentence, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { DraftClaim, Foresight, Remark } from '../../contributions/claim.contract.ts';
import { Blanks } from '../../contributions/screens/blanks.tsx';
import { ForesightBar } from '../../contributions/screens/foresight-bar.tsx';
import { sayMeasure, unitOf } from '../../contributions/screens/measure-words.ts';
import { Blank } from './blank.tsx';
import css from './claim-form.module.css';
import { MeasureFields } from './measure-fields.tsx';
import { PeopleFields } from './people-fields.tsx';

export interface ClaimFormProps {
  readonly claim: DraftClaim;
  readonly change: (fields: DraftClaim) => void;
  readonly remarks: readonly Remark[];
  readonly foresight: Foresight | null;
  /** What the finding could be measured by. */
  readonly suggested: readonly Measure[];
}

/** The value the measure is to reach; without a baseline the size of the change itself. */
function Target({ claim, change, foresight }: Pick<ClaimFormProps, 'claim' | 'change' | 'foresight'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measure, size, direction = 'lower' } = claim;
  const baseline = foresight?.baseline.value ?? null;
  const scale = measure !== undefined && unitOf(measure) === 'share' ? 100 : 1;
  const round = (x: number) => Number(x.toFixed(scale === 100 ? 1 : 2));
  const target =
    baseline === null || size === undefined ? size : baseline + (direction === 'lower' ? -size : size);
  const write = (typed: string) => {
    const value = Number(typed) / scale;
    if (typed === '' || !Number.isFinite(value)) return;
    if (baseline === null) change({ size: Math.abs(value) });
    else change({ size: Math.abs(value - baseline), direction: value < baseline ? 'lower' : 'raise' });
  };
  const input = (
    <input
      // A new baseline means a new target; what is being typed is left alone.
      key={`${baseline} ${measure === undefined ? '' : JSON.stringify(measure)}`}
      className={css.number}
      type="number"
      step="any"
      aria-label={t('decisions.field.size')}
      placeholder="…"
      defaultValue={target === undefined ? '' : round(target * scale)}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
  const suffix = scale === 100 ? ' %' : '';
  if (baseline === null || measure === undefined) {
    return (
      <Blanks
        text={t('decisions.bySize')}
        fill={{
          size: (
            <>
              {input}
              {suffix}
            </>
          ),
        }}
      />
    );
  }
  return (
    <Blanks
      text={t('contributions.fromTo')}
      fill={{
        from: <b>{format.value(baseline, unitOf(measure))}</b>,
        to: (
          <>
            {input}
            {suffix}
          </>
        ),
      }}
    />
  );
}

/** One sentence of advice, where the eye is. */
function Advice({ remarks }: { remarks: readonly Remark[] }) {
  const { t } = useTranslation();
  const [first] = remarks;
  if (first === undefined) return null;
  return (
    <div role="status">
      <Panel tone="hurts">
        <Tag tone="hurts">{t('decisions.sayMore')}</Tag> {first.advice}
      </Panel>
    </div>
  );
}

/** The contribution as a sentence with blanks, whether we could see it, and the people who do the work. */
export function ClaimForm({ claim, change, remarks, foresight, suggested }: ClaimFormProps) {
  const { t } = useTranslation();
  const wrong = (field: string) => remarks.some((remark) => remark.field === field);
  const spoken = remarks.filter(({ code }) => code !== 'missing');
  const onPeople = ({ field }: Remark) => /^(?:employees|suppliers|investors|community)/.test(field);
  const blank = (name: 'segment' | 'step' | 'affected' | 'because' | 'notice') => (
    <Blank
      label={t(`decisions.field.${name}`)}
      hint={t(`decisions.hint.${name}`)}
      value={claim[name] ?? ''}
      isWrong={wrong(name)}
      onChange={(text) => change({ [name]: text })}
    />
  );
  return (
    <>
      <Panel title={t('contributions.customersHead')} head="quiet">
        <Sentence as="p">
          <span className={css.sentence}>
            <Blanks
              text={t('contributions.sentence')}
              fill={{
                segment: blank('segment'),
                step: blank('step'),
                direction: <b>{t(`contributions.${claim.direction ?? 'lower'}`)}</b>,
                measure: claim.measure === undefined ? '…' : sayMeasure(t, claim.measure),
                change: <Target claim={claim} change={change} foresight={foresight} />,
                check: (
                  <input
                    className={css.date}
                    type="date"
                    aria-label={t('decisions.field.checkOn')}
                    aria-invalid={wrong('checkOn') || undefined}
                    value={claim.checkOn ?? ''}
                    onChange={(event) => change({ checkOn: event.currentTarget.value || undefined })}
                  />
                ),
                because: blank('because'),
                affected: blank('affected'),
                notice: blank('notice'),
              }}
            />
          </span>
        </Sentence>
        {foresight !== null && <ForesightBar claim={claim} foresight={foresight} />}
      </Panel>
      <Advice remarks={spoken.filter((remark) => !onPeople(remark))} />
      <Panel title={t('decisions.howMeasured')} head="quiet">
        <MeasureFields claim={claim} change={change} suggested={suggested} />
        <div className={css.row}>
          <TextInput
            type="date"
            label={t('decisions.field.startsOn')}
            value={claim.startsOn ?? ''}
            error={wrong('startsOn') && t('decisions.needed')}
            onChange={(event) => change({ startsOn: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            label={t('decisions.field.direction')}
            value={claim.direction ?? 'lower'}
            onChange={(event) =>
              change({ direction: event.currentTarget.value === 'raise' ? 'raise' : 'lower' })
            }
            data={(['lower', 'raise'] as const).map((value) => ({
              value,
              label: t(`contributions.${value}`),
            }))}
          />
        </div>
      </Panel>
      <PeopleFields claim={claim} change={change} remarks={remarks.filter(onPeople)} />
      <Advice remarks={spoken.filter(onPeople)} />
    </>
  );
}
