import type { ReactNode } from 'react';
import css from './sentence.module.css';

/** A statement set in serif: a finding, the North Star, a decision. `size` title for the first on a screen. */
export function Sentence({
  size = 'title',
  as: As = 'p',
  children,
}: {
  size?: 'title' | 'heading';
  as?: 'p' | 'h2' | 'h3';
  children: ReactNode;
}) {
  return (
    <As className={css.sentence} data-size={size}>
      {children}
    </As>
  );
}
