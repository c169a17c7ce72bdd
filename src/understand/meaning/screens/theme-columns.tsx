import { useTranslation } from 'react-i18next';
import { type Column, EstimateText, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Theme } from '../themes.contract.ts';

/** The unit of a theme's effect, by how its metric is summed up. */
export const effectUnit = (stat: 'mean' | 'nps') => (stat === 'nps' ? 'nps-difference' : 'difference');

/** The columns of the list of themes; the CSV carries the intervals as columns of their own. */
export function useThemeColumns(): readonly Column<Theme>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'theme',
      label: t('meaning.themes.theme'),
      value: (theme) => theme.name,
      long: true,
      show: (theme) => (theme.level > 1 ? `↳ ${theme.name}` : theme.name),
    },
    {
      key: 'standing',
      label: t('meaning.themes.kind'),
      value: (theme) => theme.kind,
      show: (theme) => (
        <>
          {t(`meaning.themes.kind.${theme.kind}`)}{' '}
          {theme.emerging?.is === true && <Tag tone="align">▲ {t('meaning.themes.emerging')}</Tag>}
          {theme.pinned && <Tag>{t('meaning.themes.pinned')}</Tag>}
        </>
      ),
    },
    ...(['voices', 'mentions', 'customers', 'texts'] as const).map((unit) => ({
      key: unit,
      label: t(`meaning.unit.${unit}`),
      align: 'end' as const,
      value: (theme: Theme) => theme.counts[unit],
      show: (theme: Theme) => format.number(theme.counts[unit]),
    })),
    {
      key: 'share',
      label: t('meaning.themes.share'),
      align: 'end',
      value: (theme) => theme.share.value,
      show: (theme) => <EstimateText estimate={theme.share} unit="share" of="voices" how={false} />,
    },
    {
      key: 'net',
      label: t('meaning.themes.net'),
      align: 'end',
      value: (theme) => theme.sentiment.net.value,
      show: (theme) => (
        <EstimateText estimate={theme.sentiment.net} unit="share-difference" of="mentions" how={false} />
      ),
    },
    {
      key: 'effect',
      label: t('meaning.themes.effect'),
      align: 'end',
      value: (theme) => theme.effect?.difference.value ?? null,
      show: (theme) =>
        theme.effect === null ? (
          ''
        ) : (
          <EstimateText estimate={theme.effect.difference} unit={effectUnit(theme.effect.stat)} how={false} />
        ),
    },
  ];
}
