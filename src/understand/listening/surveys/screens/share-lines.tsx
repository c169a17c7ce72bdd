import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../../kernel/estimate.ts';
import { type Unit, useFormat } from '../../../../web/format.ts';
import css from './results.module.css';

export interface ShareLine {
  readonly key: string;
  readonly answer: string;
  readonly estimate: Estimate;
  /** How many gave this answer; none for a mean. */
  readonly count?: number;
}

/** Answers one below the other on one axis, each with its interval as a soft bar; how many answered stands above them once. */
export function ShareLines({
  lines,
  unit,
  range: [left, right],
}: {
  lines: readonly ShareLine[];
  unit: Extract<Unit, 'share' | 'mean'>;
  range: readonly [number, number];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = (x: number) => `${Math.min(100, Math.max(0, ((x - left) / (right - left)) * 100))}%`;
  const write = (x: number, width: number) => format.value(x, unit, width).replace(/\s*%$/, '');
  return (
    <ul className={css.lines}>
      {lines.map(({ key, answer, count, estimate: { value, low, high, n } }) => {
        const known = value !== null && low !== null && high !== null;
        const width = known ? high - low : 1;
        const range = known ? `${write(low, width)} ${t('shell.to')} ${write(high, width)}` : '';
        const sign = unit === 'share' ? '\u00a0%' : '';
        return (
          <li key={key} className={css.line}>
            <span className={css.answer}>{answer}</span>
            <span className={css.axis} aria-hidden="true">
              {known && (
                <>
                  <i
                    className={css.interval}
                    style={{ left: at(low), right: `calc(100% - ${at(high)})`, minWidth: 2 }}
                  />
                  <i className={css.dot} style={{ left: at(value) }} />
                </>
              )}
            </span>
            <span className={css.share}>
              {!known ? (
                <span className={css.tail}>–</span>
              ) : n !== null && n < 30 ? (
                // Of few answers the interval says more than the value.
                <>
                  <span className={css.value}>
                    {range}
                    {sign}
                  </span>{' '}
                  <span className={css.tail}>({write(value, width)})</span>
                </>
              ) : (
                <>
                  <span className={css.value}>
                    {write(value, width)}
                    {sign}
                  </span>{' '}
                  <span className={css.tail}>{range}</span>
                </>
              )}
            </span>
            <span className={css.count}>
              {count === undefined
                ? ''
                : t('surveys.results.people', { count, replace: { n: format.number(count) } })}
            </span>
          </li>
        );
      })}
      <li className={css.line} aria-hidden="true">
        <span className={`${css.scale} ${css.foot}`}>
          <span>{format.value(left, unit, 2)}</span>
          <span>{format.value(right, unit, 2)}</span>
        </span>
      </li>
    </ul>
  );
}
