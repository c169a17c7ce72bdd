import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../address.ts';
import type { Screen } from '../screen.ts';
import { languages, speak } from '../words.ts';
import { onPaletteWanted } from './open-palette.ts';
import { screensOf } from './sidebar.tsx';

/** "Search or do…": every screen, every action, look and language, by a few letters. */
export default function Palette({
  screens,
  openAtOnce,
}: {
  screens: readonly Screen[];
  openAtOnce: boolean;
}) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const go = useGo();
  useEffect(() => {
    if (openAtOnce) spotlight.open();
    return onPaletteWanted(spotlight.open);
  }, [openAtOnce]);
  const inNav = (['home', 'understand', 'align'] as const).flatMap((star) => screensOf(screens, star));
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('shell.search.actions'),
      actions: screens
        .flatMap((screen) => screen.actions ?? [])
        .map((action) => ({ id: action.to, label: t(action.label), onClick: () => go(action.to) })),
    },
    {
      group: t('shell.search.screens'),
      actions: inNav.map((screen) => ({
        id: screen.path,
        label: t(screen.nav?.label ?? ''),
        onClick: () => go(screen.path),
      })),
    },
    {
      group: t('shell.search.settings'),
      actions: [
        ...(['light', 'dark', 'auto'] as const).map((scheme) => ({
          id: `look-${scheme}`,
          label: `${t('shell.theme')}: ${t(`shell.theme.${scheme}`)}`,
          onClick: () => setColorScheme(scheme),
        })),
        ...languages.map((language) => ({
          id: `language-${language.code}`,
          label: `${t('shell.language')}: ${language.name}`,
          onClick: () => void speak(language.code),
        })),
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      shortcut="mod + K"
      nothingFound={t('shell.search.empty')}
      highlightQuery
      scrollable
      maxHeight={420}
      radius="lg"
      searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search') }}
    />
  );
}
