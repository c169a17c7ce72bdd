import type { Estimate } from '../../kernel/estimate.ts';
import { type Unit, useFormat } from '../format.ts';
import css from './interval-bar.module.css';
import { niceTicks, rowsOfMarks, widthOfTicks } from './interval-scale.ts';
import type { Tone } from './tag.tsx';

export interface Mark {
  readonly at: number;
  readonly label: string;
  readonly tone?: Tone;
}

interface IntervalBarProps {
  readonly estimate: Estimate;
  readonly unit: Unit;
  /** Words over the bar: "−2.1 (−2.4 to −1.8) of 10 · 412 against 6,930 customers". */
  readonly label?: string;
  readonly tone?: Tone;
  /** The axis; chosen from the interval, the marks and zero when not given. */
  readonly range?: readonly [number, number];
  /** A dotted line at zero, "no change". On for differences. */
  readonly zero?: boolean;
  /** Other dots on the same axis: "you expect −3.9". */
  readonly marks?: readonly Mark[];
  /** A grey stretch with words: "too small to see by 31 March". */
  readonly tooSmall?: { readonly from: number; readonly to: number; readonly label: string };
}

/** Keeps words over the axis within it: left-bound near the left edge, right-bound near the right. */
const anchor = (percent: number) => (percent < 20 ? 'start' : percent > 80 ? 'end' : 'middle');

/** An interval as a soft bar with a dot for the value; no gauge, no arrow. */
export function IntervalBar(props: IntervalBarProps) {
  const { estimate, unit, label, tone = 'understand', marks = [], tooSmall } = props;
  const format = useFormat();
  const { value, low, high } = estimate;
  const zero = props.zero ?? unit.endsWith('difference');
  const points = [value, low, high, zero ? 0 : null, tooSmall?.from, tooSmall?.to, ...marks.map((m) => m.at)];
  const known = points.filter((p): p is number => typeof p === 'number');
  if (known.length === 0 || estimate.hidden !== undefined) return null;
  const ticks = niceTicks(props.range?.[0] ?? Math.min(...known), props.range?.[1] ?? Math.max(...known));
  const left = props.range?.[0] ?? (ticks[0] as number);
  const right = props.range?.[1] ?? (ticks.at(-1) as number);
  const at = (x: number) => (right === left ? 50 : ((x - left) / (right - left)) * 100);
  const step = ticks.length > 1 ? (ticks[1] as number) - (ticks[0] as number) : 1;
  const centre = value === null ? undefined : at(value);
  const markRows = rowsOfMarks(marks.map((mark) => ({ at: at(mark.at), label: mark.label })));
  const spoken =
    value === null || low === null || high === null
      ? (label ?? '')
      : (label ?? format.effect({ value, low, high }, unit));
  return (
    <div
      className={css.frame}
      role="img"
      aria-label={[spoken, ...marks.map((m) => m.label)].join('; ')}
      data-tone={tone}
    >
      {label !== undefined && (
        <div className={css.above}>
          <span className={css.label} data-anchor={anchor(centre ?? 50)} style={{ left: `${centre ?? 50}%` }}>
            {label}
          </span>
        </div>
      )}
      <div className={css.axis}>
        {zero && <i className={css.zero} style={{ left: `${at(0)}%` }} />}
        {tooSmall !== undefined && (
          <i
            className={css.grey}
            style={{ left: `${at(tooSmall.from)}%`, width: `${at(tooSmall.to) - at(tooSmall.from)}%` }}
          />
        )}
        {low !== null && high !== null && (
          <i
            className={css.bar}
            style={{ left: `${at(low)}%`, width: `${Math.max(at(high) - at(low), 0.4)}%` }}
          />
        )}
        {centre !== undefined && <i className={css.dot} style={{ left: `${centre}%` }} />}
        {marks.map((mark) => (
          <i key={mark.label} className={css.dot} data-tone={mark.tone} style={{ left: `${at(mark.at)}%` }} />
        ))}
      </div>
      <div className={css.below} style={{ height: 20 + 15 * Math.max(0, ...markRows) }}>
        {marks.length === 0
          ? ticks.map((tick) => (
              <span
                key={tick}
                className={css.tick}
                data-anchor={anchor(at(tick) < 2 ? 0 : at(tick) > 98 ? 100 : 50)}
                style={{ left: `${at(tick)}%` }}
              >
                {format.value(tick, unit, widthOfTicks(step, unit.startsWith('share')))}
              </span>
            ))
          : marks.map((mark, i) => (
              <span
                key={mark.label}
                className={css.mark}
                data-tone={mark.tone}
                data-anchor={anchor(at(mark.at))}
                style={{ left: `${at(mark.at)}%`, top: 15 * (markRows[i] ?? 0) }}
              >
                {mark.label}
              </span>
            ))}
      </div>
      {tooSmall !== undefined && <p className={css.note}>{tooSmall.label}</p>}
    </div>
  );
}
