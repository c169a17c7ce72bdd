import { useTranslation } from 'react-i18next';
import { Places } from '../../../../web/design.ts';

/** The neighbouring screens of one survey. */
export function SurveyPlaces({
  id,
  here,
}: {
  id: string;
  here: 'questions' | 'logic' | 'languages' | 'settings' | 'publish' | 'share' | 'results' | 'exchange';
}) {
  const { t } = useTranslation();
  const to = {
    questions: '',
    logic: '?view=logic',
    languages: '?view=languages',
    settings: '?view=settings',
    publish: '/publish',
    share: '/addresses',
    results: '/results',
    exchange: '/exchange',
  };
  return (
    <Places
      label={t('surveys.places')}
      places={(Object.keys(to) as (keyof typeof to)[]).map((key) => ({
        label: t(`surveys.place.${key}`),
        to: `/surveys/${id}${to[key]}`,
        here: key === here,
      }))}
    />
  );
}
