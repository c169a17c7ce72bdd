import { useTranslation } from 'react-i18next';
import css from './skeleton.module.css';

const widths = ['92%', '78%', '85%', '64%', '88%', '71%'];

/** Lines of text to come. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-hidden="true" className={css.lines}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity
        <i key={i} style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  );
}

/** A card to come. */
export function SkeletonPanel({ lines = 3, height }: { lines?: number; height?: number }) {
  return (
    <div aria-hidden="true" className={css.panel} style={height === undefined ? {} : { minHeight: height }}>
      <SkeletonLines lines={lines} />
    </div>
  );
}

/** A table to come. */
export function SkeletonTable({ rows = 6 }: { rows?: number }) {
  return (
    <div aria-hidden="true" className={css.table}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows have no identity
        <i key={i} />
      ))}
    </div>
  );
}

/** A whole screen to come: title, lead, two panels. Says "Loading" to those who listen. */
export function SkeletonPage() {
  const { t } = useTranslation();
  return (
    <div className={css.page} role="status" aria-label={t('shell.loading')}>
      <i className={css.title} />
      <SkeletonLines lines={2} />
      <div className={css.panels}>
        <SkeletonPanel lines={5} height={220} />
        <SkeletonPanel lines={3} height={160} />
      </div>
    </div>
  );
}
