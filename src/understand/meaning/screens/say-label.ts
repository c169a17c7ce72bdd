import { useTranslation } from 'react-i18next';
import type { Label } from '../evidence.contract.ts';

/** What a label is called on screen; themes carry the company's own names. */
export function useSayLabel(): (label: string, theme?: string) => string {
  const { t } = useTranslation();
  return (label, theme) =>
    theme === undefined ? t(`meaning.label.${label}`, { defaultValue: label }) : label;
}

/** Who or what gave it: "by a rule", "by Ana Ruiz". */
export function useSayMethod(): (label: Label) => string {
  const { t } = useTranslation();
  return ({ method, by }) => t(`meaning.method.${method}`, { by });
}
