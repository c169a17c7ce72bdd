import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../web/format.ts';
import type { Item } from '../contract.ts';
import css from './journey-strip.module.css';
import { stripOf } from './strip-scale.ts';

/** One journey to scale: dots for what happened, an amber bar from a promise to its due day, rust for what came after. */
export function JourneyStrip({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const strip = stripOf(items);
  if (strip === undefined) return null;
  return (
    <figure className={css.strip} aria-label={t('journeys.strip.alt', { items: items.length })}>
      <div className={css.line}>
        {strip.dots.map((dot) => (
          <i key={dot.key} data-kind={dot.kind} style={{ left: `${dot.at}%` }} title={dot.step} />
        ))}
      </div>
      {strip.promises.map((promise) => {
        const late = promise.met !== undefined && promise.met > promise.due;
        const end = Math.max(promise.due, promise.met ?? 0);
        return (
          <div key={promise.key} className={css.promise}>
            <b style={{ left: `${promise.made}%`, width: `${Math.max(0.4, promise.due - promise.made)}%` }} />
            {late && <u style={{ left: `${promise.due}%`, width: `${(promise.met ?? 0) - promise.due}%` }} />}
            <s style={{ left: `${promise.due}%` }} />
            <span
              className={css.words}
              data-state={promise.state}
              style={promise.made <= 45 ? { left: `${promise.made}%` } : { right: `${100 - end}%` }}
            >
              {t('journeys.strip.promise', {
                step: promise.step,
                state: t(`journeys.state.${promise.state}`).toLowerCase(),
              })}
            </span>
          </div>
        );
      })}
      <figcaption className={css.ends}>
        <span>{format.day(strip.start)}</span>
        <span>{format.day(strip.end)}</span>
      </figcaption>
    </figure>
  );
}
