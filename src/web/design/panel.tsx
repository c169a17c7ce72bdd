import type { ReactNode } from 'react';
import css from './panel.module.css';

interface PanelProps {
  /** h2 in the panel's head. */
  readonly title?: ReactNode;
  /** A `<Tag>` at the left of the head. */
  readonly tag?: ReactNode;
  /** Small grey words at the right of the head. */
  readonly aside?: ReactNode;
  /** 'serif' for titles that are sentences, 'quiet' for a grey caption. */
  readonly head?: 'plain' | 'serif' | 'quiet';
  /** A border in this tone: 'hurts' for advice that stops you. */
  readonly tone?: 'hurts' | 'align' | 'understand';
  readonly children?: ReactNode;
}

/** A card: 12 px radius, one warm line, no shadow. */
export function Panel({ title, tag, aside, head = 'plain', tone, children }: PanelProps) {
  const hasHead = title !== undefined || tag !== undefined || aside !== undefined;
  return (
    <section className={css.panel} data-tone={tone}>
      {hasHead && (
        <header className={css.head}>
          {tag}
          {title !== undefined && (
            <h2 className={css.title} data-head={head}>
              {title}
            </h2>
          )}
          {aside !== undefined && <div className={css.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Lines of name and value with hairlines between: "Suppliers … weekly forecast". */
export function Facts({
  facts,
}: {
  facts: readonly { label: ReactNode; value: ReactNode; note?: ReactNode }[];
}) {
  return (
    <dl className={css.facts}>
      {facts.map((fact, i) => (
        // Facts have no identity of their own; their order is fixed by the screen.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className={css.fact}>
          <dt>
            {fact.label}
            {fact.note !== undefined && <span className={css.note}>{fact.note}</span>}
          </dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
