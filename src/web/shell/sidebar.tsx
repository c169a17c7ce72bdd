import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api.ts';
import { Link } from '../design/link.tsx';
import { useFormat } from '../format.ts';
import type { Counter, Screen } from '../screen.ts';
import { useMay, useOpenScreens } from '../session.ts';
import { openPalette } from './open-palette.ts';
import { PersonMenu } from './person-menu.tsx';
import css from './sidebar.module.css';
import { StarDot, Stars } from './star.tsx';
import { isHere, screensOf } from './where.ts';

function Count({ counter }: { counter: Counter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { does } = counter.operation;
  const may = useMay();
  const { data } = useAnswer(counter.operation, {}, { when: does === 'public' || may(...does) });
  const said = data === undefined ? undefined : counter.say(data);
  if (said === undefined || said.count === 0) return null;
  return (
    <span className={css.count}>
      {t(said.key, { count: said.count, replace: { count: format.number(said.count) } })}
    </span>
  );
}

function Words({ screens, onGo }: { screens: readonly Screen[]; onGo: (() => void) | undefined }) {
  const { t } = useTranslation();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // The longest path wins, so that /journeys/variants does not light /journeys as well.
  const here = screens
    .filter((screen) => isHere(screen.path, pathname))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <ul className={css.words}>
      {screens.map((screen) => (
        <li key={screen.path}>
          <Link
            to={screen.path}
            className={css.word}
            aria-current={screen === here ? 'page' : undefined}
            onClick={() => onGo?.()}
          >
            <span>{t(screen.nav?.label ?? '')}</span>
            {screen.nav?.counter !== undefined && <Count counter={screen.nav.counter} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Words, no icons: home, then what is seen of customers, then what the company does. */
export function Sidebar({ screens: all, onGo }: { screens: readonly Screen[]; onGo?: () => void }) {
  const { t } = useTranslation();
  const screens = useOpenScreens(all);
  return (
    <nav className={css.sidebar} aria-label={t('shell.nav')}>
      <Link to="/" className={css.name} onClick={() => onGo?.()}>
        <Stars />
        <span>Sirius</span>
      </Link>
      <Words screens={screensOf(screens, 'home')} onGo={onGo} />
      {(['understand', 'align'] as const).map((star) => {
        const inStar = screensOf(screens, star);
        if (inStar.length === 0) return null;
        return (
          <div key={star}>
            <p className={css.star}>
              <StarDot star={star} />
              {t(`shell.${star}`)}
            </p>
            <Words screens={inStar} onGo={onGo} />
          </div>
        );
      })}
      <div className={css.bottom}>
        <button
          type="button"
          className={css.word}
          onClick={() => {
            onGo?.();
            openPalette();
          }}
        >
          <span>{t('shell.search')}</span>
          <kbd className={css.count}>{isApple ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <PersonMenu />
      </div>
    </nav>
  );
}
