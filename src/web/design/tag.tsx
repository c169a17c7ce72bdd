import type { ReactNode } from 'react';
import css from './tag.module.css';

/** What a colour means; grey when nothing can be told. */
export type Tone = 'understand' | 'align' | 'helps' | 'hurts' | 'grey';

/** A small label: "Finding · new", "3 verdicts due". Colour is never its only meaning. */
export function Tag({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone}>
      {children}
    </span>
  );
}
