import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../web/format.ts';
import type { Panel } from '../contract.ts';

/** How many leave in a year, as it is said: with its interval, or that there are too few to tell. */
export function useAttrition(): (panel: Panel) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = (share: number) => format.number(Math.round(100 * share));
  return ({ attrition: { value, low, high, n } }) =>
    value === null || low === null || high === null
      ? t('panels.attrition.few', { n: format.number(n ?? 0) })
      : t('panels.attrition.say', { value: percent(value), low: percent(low), high: percent(high) });
}
