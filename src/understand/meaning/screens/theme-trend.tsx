import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { ChartFrame, EstimateText } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import type { ScoreCell } from '../../scores/contract.ts';
import { TrendPicture } from '../../scores/screens/trend-picture.tsx';
import type { showTheme } from '../themes.contract.ts';

type Point = AnswerOf<typeof showTheme>['trend'][number];

/** A period's share in the shape the trend picture draws. */
function cellOf(point: Point, said: (sentence: string) => string): ScoreCell {
  const { n } = point.share;
  return {
    ...point.share,
    metric: '',
    stat: 'top-box',
    unit: 'answer',
    period: point.period,
    from: point.from,
    show:
      n === null
        ? 'hidden'
        : n === 0
          ? 'no-answers'
          : n < 10
            ? 'counts-only'
            : n < 30
              ? 'interval-first'
              : 'normal',
    summary: null,
    change: null,
    breakBefore: point.breakBefore === null ? null : said(point.breakBefore),
    standing: null,
  };
}

/** How often a theme is spoken of over time; no line crosses a change of what it means. */
export function ThemeTrend({ points, name }: { points: readonly Point[]; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  if (points.length < 2) return null;
  return (
    <ChartFrame<Point>
      title={t('meaning.theme.trend')}
      note={t('meaning.theme.trend.note')}
      csvName={`${t('meaning.theme.trend')} ${name}`}
      table={{
        rows: points,
        rowKey: (point) => point.period,
        columns: [
          { key: 'period', label: t('scores.period'), value: (point) => point.period },
          {
            key: 'share',
            label: t('meaning.themes.share'),
            align: 'end',
            value: (point) => point.share.value,
            show: (point) => <EstimateText estimate={point.share} unit="share" of="voices" how={false} />,
          },
          {
            key: 'voices',
            label: t('meaning.unit.voices'),
            align: 'end',
            value: (point) => point.counts.voices,
            show: (point) => format.number(point.counts.voices),
          },
          {
            key: 'customers',
            label: t('meaning.unit.customers'),
            align: 'end',
            value: (point) => point.counts.customers,
            show: (point) => format.number(point.counts.customers),
          },
        ],
      }}
    >
      <TrendPicture cells={points.map((point) => cellOf(point, said))} period="month" stat="top-box" />
    </ChartFrame>
  );
}
