import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../address.ts';
import { ask } from '../api.ts';
import type { Screen } from '../screen.ts';
import { useMay, useOpenScreens } from '../session.ts';
import { languages, speak } from '../words.ts';
import { onPaletteWanted } from './open-palette.ts';
import { screensOf } from './where.ts';

const looksLikeAnId = /^[\p{L}\p{N}][\p{L}\p{N}._:#/-]{1,60}$/u;

/** What can be found by name, a group per screen that offers a list; asked for when the palette is there. */
function useFound(
  screens: readonly Screen[],
): { screen: Screen; found: readonly { label: string; to: string }[] }[] {
  const may = useMay();
  const finding = screens.flatMap((screen) => {
    const { finds } = screen;
    if (finds === undefined) return [];
    const { does } = finds.operation;
    return does === 'public' || may(...does) ? [{ screen, finds }] : [];
  });
  const answers = useQueries({
    queries: finding.map(({ finds }) => ({
      queryKey: [finds.operation.path, finds.operation.method, {}],
      queryFn: () => ask(finds.operation),
    })),
  });
  return finding.map(({ screen, finds }, i) => {
    const data: unknown = answers[i]?.data;
    return { screen, found: data === undefined ? [] : finds.read(data) };
  });
}

/** "Search or do…": every screen and action, findings and decisions by name, ids as they are, look and language. */
export default function Palette({
  screens: all,
  openAtOnce,
}: {
  screens: readonly Screen[];
  openAtOnce: boolean;
}) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const go = useGo();
  const screens = useOpenScreens(all);
  const found = useFound(screens);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (openAtOnce) spotlight.open();
    return onPaletteWanted(spotlight.open);
  }, [openAtOnce]);
  const leadsTo = (label: string, to: string, group: string) => ({
    id: `${group} ${to}`,
    label,
    onClick: () => go(to),
  });
  const text = typed.trim();
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('shell.search.actions'),
      actions: screens
        .flatMap((screen) => screen.actions ?? [])
        .map((action) => leadsTo(t(action.label), action.to, 'do')),
    },
    {
      group: t('shell.search.screens'),
      actions: (['home', 'understand', 'align'] as const)
        .flatMap((star) => screensOf(screens, star))
        .map((screen) => leadsTo(t(screen.nav?.label ?? ''), screen.path, 'screen')),
    },
    // Long lists only once one looks for something in them.
    ...(text === ''
      ? []
      : found.map(({ screen, found }) => ({
          group: t(screen.nav?.label ?? ''),
          actions: found.map(({ label, to }) => leadsTo(label, to, 'found')),
        }))),
    {
      group: t('shell.search.ids'),
      actions: looksLikeAnId.test(text)
        ? screens.flatMap(({ jumps = [] }) =>
            jumps.map((jump) => leadsTo(t(jump.label, { text }), jump.to(text), 'jump')),
          )
        : [],
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
      onQueryChange={setTyped}
      nothingFound={t('shell.search.empty')}
      highlightQuery
      scrollable
      maxHeight={420}
      radius="lg"
      searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search') }}
    />
  );
}
