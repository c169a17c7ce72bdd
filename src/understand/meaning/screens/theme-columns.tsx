import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import { type Column, EstimateText, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Theme } from '../themes.contract.ts';
import type { Counts } from '../voices.contract.ts';

/** The unit of a theme's effect, by how its metric is summed up. */
export const effectUnit = (stat: 'mean' | 'nps') => (stat === 'nps' ? 'nps-difference' : 'difference');

/** Without its n, which stands in a column of its own, unless it is so small that it decides how to read the number. */
export const bare = (estimate: Estimate): Estimate =>
  estimate.n === null || estimate.n < 30 ? estimate : { ...estimate, n: null };

/** The columns of the list of themes: what is read first stands first, so that nothing of it is cut off. */
export function useThemeColumns(): readonly Column<Theme>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = (unit: keyof Counts): Column<Theme> => ({
    key: unit,
    label: t(`meaning.unit.${unit}`),
    align: 'end',
    value: (theme) => theme.counts[unit],
    show: (theme) => format.number(theme.counts[unit]),
  });
  return [
    {
      key: 'theme',
      label: t('meaning.themes.theme'),
      value: (theme) => theme.name,
      show: (theme) => (
        <>
          {theme.level > 1 ? `↳ ${theme.name}` : theme.name}{' '}
          {theme.emerging?.is === true && <Tag tone="align">▲ {t('meaning.themes.emerging')}</Tag>}
          {theme.pinned && <Tag>{t('meaning.themes.pinned')}</Tag>}
        </>
      ),
    },
    counted('voices'),
    {
      key: 'share',
      label: t('meaning.themes.share'),
      align: 'end',
      value: (theme) => theme.share.value,
      show: (theme) => <EstimateText estimate={bare(theme.share)} unit="share" how={false} />,
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
          <EstimateText
            estimate={bare(theme.effect.difference)}
            unit={effectUnit(theme.effect.stat)}
            how={false}
          />
        ),
    },
    counted('customers'),
    counted('texts'),
    counted('stories'),
    {
      key: 'kind',
      label: t('meaning.themes.kind'),
      value: (theme) => theme.kind,
      show: (theme) => t(`meaning.themes.kind.${theme.kind}`),
    },
  ];
}
