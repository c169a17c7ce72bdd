import { useTranslation } from 'react-i18next';
import type { Column } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { MapRow } from './map-facts.ts';

/** The columns of the table behind the map; the CSV has the intervals in columns of their own. */
export function useMapColumns(): Column<MapRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: number | null | undefined, digits = 2) =>
    value === null || value === undefined ? '' : format.number(value, digits);
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : format.share(value);
  const column = (
    key: string,
    value: Column<MapRow>['value'],
    show?: Column<MapRow>['show'],
  ): Column<MapRow> => ({
    key,
    label: t(`journeys.table.${key}`),
    value,
    align: 'end',
    ...(show === undefined ? {} : { show }),
  });
  return [
    {
      key: 'what',
      label: t('journeys.table.what'),
      value: (row) => (row.to === null ? row.from : `${row.from} → ${row.to}`),
    },
    { key: 'function', label: t('journeys.table.function'), value: (row) => row.lane ?? '' },
    column(
      'episodes',
      (row) => row.episodes,
      (row) => format.number(row.episodes),
    ),
    column(
      'times',
      (row) => row.times,
      (row) => format.number(row.times),
    ),
    column(
      'wait',
      (row) => row.medianSeconds,
      (row) => (row.medianSeconds === null ? '' : format.seconds(row.medianSeconds)),
    ),
    column(
      'score',
      (row) => row.score?.value,
      (row) => number(row.score?.value),
    ),
    column(
      'low',
      (row) => row.score?.low,
      (row) => number(row.score?.low),
    ),
    column(
      'high',
      (row) => row.score?.high,
      (row) => number(row.score?.high),
    ),
    column(
      'answers',
      (row) => row.score?.n,
      (row) => number(row.score?.n, 0),
    ),
    column(
      'kept',
      (row) => row.kept?.value,
      (row) => share(row.kept?.value),
    ),
  ];
}
