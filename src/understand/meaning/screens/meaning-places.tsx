import { useTranslation } from 'react-i18next';
import { href } from '../../../web/address.ts';
import { Places } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';

/** The neighbouring screens about meaning; the filter goes along where it means the same. */
export function MeaningPlaces({
  here,
  where,
}: {
  here: 'voices' | 'stories' | 'themes' | 'taxonomy' | 'alike' | 'sentiment' | 'desk' | 'words' | 'promises';
  where?: string | undefined;
}) {
  const { t } = useTranslation();
  const may = useMay();
  const places = [
    {
      key: 'voices',
      label: t('meaning.nav'),
      to: href('/voices', { where }),
      shown: may('read', 'verbatim'),
    },
    {
      key: 'stories',
      label: t('meaning.stories.nav'),
      to: href('/voices/stories', { where }),
      shown: may('read', 'verbatim'),
    },
    {
      key: 'promises',
      label: t('promises.nav'),
      to: '/voices/promises',
      shown: may('write', 'promise'),
    },
    { key: 'themes', label: t('meaning.themes.nav'), to: href('/themes', { where }), shown: true },
    {
      key: 'taxonomy',
      label: t('meaning.taxonomy.nav'),
      to: '/themes/taxonomy',
      shown: may('write', 'theme'),
    },
    { key: 'words', label: t('meaning.words.nav'), to: '/themes/words', shown: may('write', 'theme') },
    {
      key: 'sentiment',
      label: t('meaning.sentiment.nav'),
      to: '/themes/sentiment',
      shown: may('write', 'sentiment'),
    },
    {
      key: 'alike',
      label: t('meaning.tier.nav'),
      to: '/themes/likeness',
      shown: may('read', 'representation'),
    },
    { key: 'desk', label: t('meaning.desk.nav'), to: '/themes/desk', shown: may('write', 'label') },
  ];
  return (
    <Places
      label={t('meaning.places')}
      places={places
        .filter(({ shown }) => shown)
        .map(({ key, label, to }) => ({ label, to, here: key === here }))}
    />
  );
}
