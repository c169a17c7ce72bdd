import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../web/format.ts';
import type { Period, ScoreCell, Stat } from '../contract.ts';
import { unitOf } from './score-words.ts';
import { layTrend } from './trend-layout.ts';
import css from './trend-picture.module.css';
import { useWidth } from './use-width.ts';

const height = 210;

/** A score over time: interval band, n under each period, no line across gaps, hidden periods or definition breaks. */
export function TrendPicture({
  cells,
  period,
  stat,
}: {
  cells: readonly ScoreCell[];
  period: Period;
  stat: Stat;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [frame, width] = useWidth(640);
  const lay = layTrend(cells, period, { width, height });
  const unit = unitOf(stat);
  const step = Math.abs((lay.ticks[1]?.value ?? 1) - (lay.ticks[0]?.value ?? 0));
  // As many digits as the steps of the axis need, never fewer.
  const scale = unit === 'share' ? 100 : 1;
  const digits =
    [0, 1, 2].find((d) => Math.abs(step * scale * 10 ** d - Math.round(step * scale * 10 ** d)) < 1e-6) ?? 2;
  const tickText = (value: number) =>
    `${format.number(value * scale, digits)}${unit === 'share' ? ' %' : ''}`;
  const last = cells.findLast((cell) => cell.value !== null);
  return (
    <div ref={frame}>
      <svg
        className={css.picture}
        viewBox={`0 0 ${width} ${height + 40}`}
        height={height + 40}
        role="img"
        aria-label={t('scores.trend.alt', {
          count: cells.length,
          last: last?.value == null ? '–' : format.value(last.value, unit),
          when: last?.period ?? '',
        })}
      >
        {lay.ticks.map((tick) => (
          <g key={tick.value} className={css.tick}>
            <line x1={lay.left} x2={width - 22} y1={tick.y} y2={tick.y} />
            <text x={lay.left - 8} y={tick.y + 4}>
              {tickText(tick.value)}
            </text>
          </g>
        ))}
        {lay.stretches.map((stretch) => (
          <g key={stretch.line}>
            <path d={stretch.band} className={css.band} />
            <path d={stretch.line} className={css.line} />
          </g>
        ))}
        {lay.breaks.map((b) => (
          <g key={b.x} className={css.break}>
            <line x1={b.x} x2={b.x} y1={4} y2={height} />
            <title>{b.why}</title>
          </g>
        ))}
        {lay.points.map((point, i) => (
          <g key={point.cell.period}>
            {point.alone && point.y !== null && !Number.isNaN(point.top) && (
              <line x1={point.x} x2={point.x} y1={point.top} y2={point.bottom} className={css.bar} />
            )}
            {point.y !== null && (
              <circle
                cx={point.x}
                cy={point.y}
                r={lay.dot}
                className={css.dot}
                data-few={point.cell.show === 'interval-first' || undefined}
              />
            )}
            {point.y === null && (
              <text x={point.x} y={height / 2} className={css.none}>
                ·
              </text>
            )}
            {(lay.points.length - 1 - i) % lay.labelEvery === 0 && (
              <>
                <text x={point.x} y={height + 16} className={css.label}>
                  {point.cell.period}
                </text>
                <text x={point.x} y={height + 31} className={css.label}>
                  {point.cell.n === null ? '' : `n ${format.number(point.cell.n)}`}
                </text>
              </>
            )}
          </g>
        ))}
      </svg>
      {lay.breaks.length > 0 && (
        <ul className={css.notes}>
          {lay.breaks.map((b) => (
            <li key={b.x}>{t('scores.trend.break', { why: b.why })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
