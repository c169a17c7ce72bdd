import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatFilter } from '../../../kernel/filter.ts';
import { listThemes } from '../../../understand/meaning/themes.contract.ts';
import { listMetrics, type Measure, statShape } from '../../../understand/scores/contract.ts';
import { useAnswer } from '../../../web/api.ts';
import type { DraftClaim } from '../../contributions/claim.contract.ts';
import { sayMeasure, themeOfMeasure } from '../../contributions/screens/measure-words.ts';
import css from './claim-form.module.css';

/** A share of those who speak of a theme is chosen by the theme's name. */
type Kind = Measure['kind'] | 'theme';
const ofTheme = (name: string) =>
  formatFilter([{ field: 'theme', operator: '=', values: [name], anywhereInEpisode: false }]);

/** What is measured, on whom, and against whom. A finding fills it in; without one it is chosen here. */
interface MeasureFieldsProps {
  readonly claim: DraftClaim;
  readonly change: (fields: DraftClaim) => void;
  readonly suggested: readonly Measure[];
}

export function MeasureFields({ claim, change, suggested }: MeasureFieldsProps) {
  const { t } = useTranslation();
  const metrics = useAnswer(listMetrics).data ?? [];
  const { measure } = claim;
  const themes = (useAnswer(listThemes, { query: {} }).data?.themes ?? []).map(({ name }) => name);
  const theme = measure === undefined ? null : themeOfMeasure(measure);
  const kind: Kind = theme === null ? (measure?.kind ?? 'promise') : 'theme';
  const where = measure?.where === undefined ? {} : { where: measure.where };
  const start = (to: Kind): Measure | undefined => {
    if (to === 'promise') return claim.step ? { kind: 'promise', step: claim.step, ...where } : undefined;
    if (to === 'theme') {
      const [first] = themes;
      return first === undefined ? undefined : { kind: 'share', of: ofTheme(first), ...where };
    }
    if (to === 'share')
      return claim.step ? { kind: 'share', of: `step="${claim.step}"`, ...where } : undefined;
    const [metric] = metrics;
    return metric === undefined
      ? undefined
      : { kind: 'score', metric: metric.name, stat: metric.sumUp, ...where };
  };
  const kinds: readonly Kind[] = [
    'promise',
    ...(themes.length > 0 || theme !== null ? (['theme'] as const) : []),
    'share',
    'score',
  ];
  const set = (to: Measure | undefined) => change({ measure: to });
  const others = suggested.filter((one) => JSON.stringify(one) !== JSON.stringify(measure));
  return (
    <>
      {others.map((one) => (
        <Button
          key={JSON.stringify(one)}
          variant="default"
          size="compact-sm"
          mb={12}
          mr={8}
          onClick={() =>
            change({
              measure: one,
              direction: one.kind === 'promise' || themeOfMeasure(one) !== null ? 'lower' : 'raise',
            })
          }
        >
          {t('decisions.measureBy', { measure: sayMeasure(t, one) })}
        </Button>
      ))}
      <div className={css.row}>
        <NativeSelect
          label={t('decisions.field.measure')}
          value={kind}
          onChange={(event) => set(start(event.currentTarget.value as Kind))}
          data={kinds.map((value) => ({
            value,
            label: t(`decisions.kind.${value}`),
          }))}
        />
        {measure?.kind === 'promise' && (
          <TextInput
            label={t('decisions.field.promise')}
            value={measure.step}
            onChange={(event) => set({ ...measure, step: event.currentTarget.value })}
          />
        )}
        {measure?.kind === 'share' && theme !== null && (
          <NativeSelect
            label={t('decisions.field.theme')}
            value={theme}
            onChange={(event) => set({ ...measure, of: ofTheme(event.currentTarget.value) })}
            data={[...new Set([theme, ...themes])]}
          />
        )}
        {measure?.kind === 'share' && theme === null && (
          <TextInput
            label={t('decisions.field.of')}
            value={measure.of}
            onChange={(event) => set({ ...measure, of: event.currentTarget.value })}
          />
        )}
        {measure?.kind === 'score' && (
          <>
            <NativeSelect
              label={t('decisions.field.metric')}
              value={measure.metric}
              onChange={(event) => set({ ...measure, metric: event.currentTarget.value })}
              data={[...new Set([measure.metric, ...metrics.map(({ name }) => name)])]}
            />
            <NativeSelect
              label={t('decisions.field.stat')}
              value={measure.stat}
              onChange={(event) =>
                set({ ...measure, stat: statShape.catch('mean').parse(event.currentTarget.value) })
              }
              data={[...statShape.options]}
            />
          </>
        )}
        {measure !== undefined && (
          <>
            <TextInput
              label={t('decisions.field.where')}
              placeholder="region=North"
              value={measure.where ?? ''}
              onChange={(event) => {
                const { where: _, ...rest } = measure;
                const text = event.currentTarget.value;
                set(text === '' ? rest : { ...rest, where: text });
              }}
            />
            <TextInput
              label={t('decisions.field.compareWith')}
              placeholder="region=South"
              value={claim.compareWith ?? ''}
              onChange={(event) => change({ compareWith: event.currentTarget.value || undefined })}
            />
          </>
        )}
      </div>
    </>
  );
}
