import { type ReactNode, useEffect } from 'react';
import css from './page.module.css';

interface PageProps {
  /** The one h1 of the screen, also the browser's title. */
  readonly title: string;
  /** One or two sentences below the title: what is shown, of whom, since when. */
  readonly lead?: ReactNode;
  /** Small grey line above the title: "Decision · draft". */
  readonly kicker?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame of every screen: title, lead, actions, then the content. */
export function Page({ title, lead, kicker, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Sirius`;
  }, [title]);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.words}>
          {kicker !== undefined && <p className={css.kicker}>{kicker}</p>}
          <h1 className={css.title}>{title}</h1>
          {lead !== undefined && <div className={css.lead}>{lead}</div>}
        </div>
        {actions !== undefined && (
          <div className={css.actions} data-screen-only>
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}

/** Two columns, the first a little wider; one below the other where there is no room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={css.columns}>{children}</div>;
}

/** Things below each other, 16 px apart; a column of panels. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

/** A quiet heading over a group of panels, with an optional link at the right. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.section}>
      <header className={css.sectionHead}>
        <h2>{title}</h2>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
