import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { useAnswer } from '../../../web/api.ts';
import { Panel, ProblemNote, SkeletonLines } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { countVoices, facetFields, unitsOfCount } from '../voices.contract.ts';
import css from './meaning.module.css';
import { useSayLabel } from './say-label.ts';

type Facet = (typeof facetFields)[number];
type Counted = (typeof unitsOfCount)[number];

/** Fields whose values are the company's own words. */
const ownWords: ReadonlySet<Facet> = new Set([
  'step',
  'function',
  'channel',
  'theme',
  'language',
  'about.step',
  'about.function',
]);

/** The filter with one more condition, unless it stands there already. */
function withCondition(where: string | undefined, field: string, value: string): string {
  const known = parseFilter(where);
  const conditions = isRefusal(known) ? [] : known;
  const one = { field, anywhereInEpisode: false, operator: '=' as const, values: [value] };
  const text = formatFilter([one]);
  if (conditions.some((condition) => formatFilter([condition]) === text)) return formatFilter(conditions);
  return formatFilter([...conditions, one]);
}

/** How the voices on screen fall into the values of a field; a press on one keeps only those. */
export function FacetsPanel({
  q,
  where,
  onWhere,
}: {
  q: string | undefined;
  where: string | undefined;
  onWhere: (where: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const [by, setBy] = useState<Facet>('theme');
  const [unit, setUnit] = useState<Counted>('voices');
  const { data, error, refetch } = useAnswer(countVoices, { query: { q, where, by } });
  const values = [...(data?.values ?? [])].sort(
    (a, b) => Number(a.value === null) - Number(b.value === null) || b[unit] - a[unit],
  );
  const most = Math.max(1, ...values.map((value) => value[unit]));
  const words = ownWords.has(by);
  return (
    <Panel>
      <div className={css.facetHead} data-screen-only>
        <NativeSelect
          size="xs"
          label={t('meaning.by')}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value as Facet)}
          data={facetFields.map((field) => ({ value: field, label: t(`meaning.by.${field}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('meaning.unit')}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value as Counted)}
          data={unitsOfCount.map((each) => ({ value: each, label: t(`meaning.unit.${each}`) }))}
        />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonLines lines={6} />}
      <ul className={css.facets}>
        {values.slice(0, 14).map((value) => {
          const name =
            value.value === null ? t('meaning.by.none') : words ? value.value : sayLabel(value.value);
          const share = `${Math.round((value[unit] / most) * 100)}%`;
          return (
            <li key={value.theme ?? value.value ?? ''}>
              <span className={css.facetBar} style={{ width: share }} aria-hidden="true" />
              {value.value === null ? (
                <span className={css.quiet}>{name}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onWhere(withCondition(where, by, value.value as string))}
                >
                  {name}
                </button>
              )}
              <span className={css.facetCount}>{format.number(value[unit])}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
