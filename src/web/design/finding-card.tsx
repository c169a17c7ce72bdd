import type { ReactNode } from 'react';
import css from './finding-card.module.css';
import { Link } from './link.tsx';
import { Panel } from './panel.tsx';
import { Sentence } from './sentence.tsx';

interface FindingCardProps {
  readonly sentence: ReactNode;
  /** Opens the finding. */
  readonly to?: string;
  /** A `<Tag>`: "Finding · new". */
  readonly tag?: ReactNode;
  /** "owned by Network planning · starts 3 steps upstream" */
  readonly aside?: ReactNode;
  readonly size?: 'title' | 'heading';
  /** The interval bar, then voices. */
  readonly children?: ReactNode;
  /** A small line under the sentence: "1,130 voices · tested". */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** A finding: the sentence first, then its interval, a voice, and what one can do. */
export function FindingCard(props: FindingCardProps) {
  const { sentence, to, tag, aside, size = 'title', children, note, actions } = props;
  return (
    <Panel tag={tag} aside={aside}>
      <Sentence size={size} as="h2">
        {to === undefined ? (
          sentence
        ) : (
          <Link to={to} className={css.open}>
            {sentence}
          </Link>
        )}
      </Sentence>
      {note !== undefined && <p className={css.note}>{note}</p>}
      {children !== undefined && <div className={css.body}>{children}</div>}
      {actions !== undefined && (
        <div className={css.actions} data-screen-only>
          {actions}
        </div>
      )}
    </Panel>
  );
}
