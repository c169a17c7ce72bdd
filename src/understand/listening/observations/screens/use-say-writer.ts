import { useTranslation } from 'react-i18next';
import type { Observation } from '../contract.ts';

/** Who wrote it, as far as it is told. */
export function useSayWriter(): (observation: Observation) => string {
  const { t } = useTranslation();
  return ({ mine, signedBy, observerFunction }) =>
    mine
      ? t('observations.by.me')
      : (signedBy ??
        (observerFunction === null
          ? t('observations.by.somebody')
          : t('observations.by.function', { name: observerFunction })));
}
