import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Stars } from '../shell/star.tsx';
import { languages, speak } from '../words.ts';
import css from './doorway.module.css';

/** The page before one is in: the two stars, one title, one form. */
export function Doorway({
  title,
  lead,
  wide,
  children,
}: {
  title: string;
  lead: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { i18n } = useTranslation();
  useEffect(() => {
    document.title = `${title} · Sirius`;
  }, [title]);
  return (
    <main className={css.doorway}>
      <div className={css.inside} data-wide={wide || undefined}>
        <p className={css.name}>
          <Stars size={34} />
          Sirius
        </p>
        <h1 className={css.title}>{title}</h1>
        <p className={css.lead}>{lead}</p>
        {children}
        <p className={css.languages}>
          {languages.map((language) => (
            <button
              type="button"
              key={language.code}
              lang={language.code}
              aria-pressed={i18n.language === language.code}
              onClick={() => void speak(language.code)}
            >
              {language.name}
            </button>
          ))}
        </p>
      </div>
    </main>
  );
}
