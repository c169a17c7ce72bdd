import { useTranslation } from 'react-i18next';
import { href } from '../../../web/address.ts';
import { Places } from '../../../web/design.ts';
import type { Seen } from './addresses.ts';

/** Map, paths, promises, comparison: four looks at the same journeys, with the same filter. */
export function JourneyPlaces({
  here,
  seen,
}: {
  here: 'map' | 'paths' | 'promises' | 'compare';
  seen: Seen;
}) {
  const { t } = useTranslation();
  const where = { where: seen.where, kinds: seen.kinds };
  const walk = { ...where, promises: seen.promises };
  return (
    <Places
      label={t('journeys.places')}
      places={[
        { label: t('journeys.map.place'), to: href('/journeys', walk), here: here === 'map' },
        { label: t('journeys.paths.place'), to: href('/journeys/paths', walk), here: here === 'paths' },
        {
          label: t('journeys.promises.place'),
          to: href('/journeys/promises', where),
          here: here === 'promises',
        },
        {
          label: t('journeys.compare.place'),
          to: href('/journeys/compare', { a: seen.where }),
          here: here === 'compare',
        },
      ]}
    />
  );
}
