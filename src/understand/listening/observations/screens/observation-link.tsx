import { useTranslation } from 'react-i18next';
import { Link } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** From a moment to the observation it came from, where its attributes name one. */
export function ObservationLink({ attributes }: { attributes: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const may = useMay();
  const { observation = '' } = attributes;
  if (!id.test(observation) || !may('read', 'observation')) return null;
  return <Link to={`/observations/${observation}`}>{t('observations.open')}</Link>;
}
