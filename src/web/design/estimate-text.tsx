import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../kernel/estimate.ts';
import { type Unit, useFormat } from '../format.ts';
import css from './estimate-text.module.css';
import { HowComputed } from './how-computed.tsx';
import { readEstimate } from './read-estimate.ts';

export type Counted =
  | 'answers'
  | 'customers'
  | 'episodes'
  | 'voices'
  | 'mentions'
  | 'promises'
  | 'people'
  | 'examples';

interface EstimateTextProps {
  readonly estimate: Estimate;
  readonly unit: Unit;
  /** What n counts; 'answers' unless told. */
  readonly of?: Counted;
  /** 'large' for the one number of a panel. */
  readonly size?: 'inline' | 'large';
  /** Adds the "how was this computed?" mark; on by default for large numbers. */
  readonly how?: boolean;
  /** Words after n: "was 84 %". */
  readonly more?: string;
}

/** "31  27 to 35 · 1,480 answers": a number never travels alone. */
export function EstimateText({
  estimate,
  unit,
  of = 'answers',
  size = 'inline',
  how,
  more,
}: EstimateTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reading = readEstimate(estimate);
  if (reading === 'hidden') return <span className={css.none}>{estimate.hidden ?? t('shell.hidden')}</span>;

  const { value, low, high, n, nEffective } = estimate;
  const width = low === null || high === null ? undefined : high - low;
  const write = (x: number) => format.value(x, unit, width);
  const count =
    n === null ? undefined : t(`shell.n.${of}`, { count: n, replace: { count: format.number(n) } });
  const counting =
    nEffective === undefined || n === null || Math.round(nEffective) === n
      ? undefined
      : t('shell.countingAs', { n: format.number(nEffective) });
  const tail = [count, counting, more].filter((part) => part !== undefined).join(' · ');

  if (reading === 'counts-only') return <span className={css.none}>{`${count} · ${t('shell.tooFew')}`}</span>;
  if (reading === 'nothing' || value === null) {
    return <span className={css.none}>{[t('shell.noValue'), tail].filter(Boolean).join(' · ')}</span>;
  }
  // "78 %  77 to 79": the sign is said once.
  const bare = (x: number) => write(x).replace(/\s*%$/, '');
  const range = low === null || high === null ? undefined : `${bare(low)} ${t('shell.to')} ${bare(high)}`;
  // "−8 points, −12 to −4": the word is small beside the value.
  const word = format.measured(value, unit, width).slice(write(value).length).trim();
  const mark = (how ?? size === 'large') && <HowComputed estimate={estimate} of={of} />;
  if (reading === 'interval-first' && range !== undefined) {
    return (
      <span className={css.estimate} data-size={size}>
        <span className={css.value}>
          {unit === 'share' ? `${range}\u00a0%` : [range, word].filter((part) => part !== '').join(' ')}
        </span>{' '}
        <span className={css.tail}>{`(${bare(value)}) · ${tail}`}</span>
        {mark}
      </span>
    );
  }
  return (
    <span className={css.estimate} data-size={size}>
      <span className={css.value}>{write(value)}</span>{' '}
      <span className={css.tail}>
        {[[word, range].filter((part) => part !== undefined && part !== '').join(', '), tail]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {mark}
    </span>
  );
}
