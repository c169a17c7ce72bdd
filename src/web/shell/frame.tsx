import { Burger, Drawer } from '@mantine/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../design/link.tsx';
import type { Screen } from '../screen.ts';
import css from './frame.module.css';
import { useLiveAnswers } from './live.ts';
import { onPaletteWanted, openPalette } from './open-palette.ts';
import { useShortcuts } from './shortcuts.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { Sidebar } from './sidebar.tsx';
import { Stars } from './star.tsx';

const Palette = lazy(() => import('./palette.tsx'));

/** ⌘K before the palette's code is there: fetches it, and opens it when it arrives. */
function LatePalette({ screens }: { screens: readonly Screen[] }) {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      openPalette();
    };
    document.addEventListener('keydown', onKey);
    const forget = onPaletteWanted(() => setWanted(true));
    return () => {
      document.removeEventListener('keydown', onKey);
      forget();
    };
  }, [wanted]);
  if (!wanted) return null;
  return (
    <Suspense>
      <Palette screens={screens} openAtOnce />
    </Suspense>
  );
}

/** A new page begins at its top, for eyes and for screen readers. */
function useFreshStart(): void {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the address changes, that is the point
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
}

/** Sidebar and content; on a phone a bar on top with the sidebar in a drawer. */
export function Frame({ screens }: { screens: readonly Screen[] }) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  useShortcuts(screens, () => setHelp(true));
  useLiveAnswers(true);
  useFreshStart();
  return (
    <div className={css.frame}>
      <a href="#content" className={css.skip}>
        {t('shell.skip')}
      </a>
      <nav className={css.bar} aria-label={t('shell.menu')} data-screen-only>
        <Link to="/" className={css.name}>
          <Stars size={22} />
          <span>Sirius</span>
        </Link>
        <Burger opened={menu} onClick={() => setMenu(!menu)} size="sm" aria-label={t('shell.menu')} />
      </nav>
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        size={280}
        padding={0}
        title={t('shell.menu')}
        closeButtonProps={{ 'aria-label': t('shell.menu.close') }}
        classNames={{ content: css.drawer, header: css.drawerHead, body: css.drawerBody }}
      >
        <Sidebar screens={screens} onGo={() => setMenu(false)} />
      </Drawer>
      <div className={css.side} data-screen-only>
        <Sidebar screens={screens} />
      </div>
      <main id="content" className={css.content} tabIndex={-1}>
        <Outlet />
      </main>
      <LatePalette screens={screens} />
      <ShortcutsHelp screens={screens} opened={help} close={() => setHelp(false)} />
    </div>
  );
}
