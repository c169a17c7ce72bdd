import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../../web/design.ts';
import type { DecisionState } from '../contract.ts';

const tones: Partial<Record<DecisionState, Tone>> = {
  submitted: 'align',
  approved: 'align',
  'in-effect': 'align',
  'contribution-missing': 'hurts',
  returned: 'hurts',
};

/** Where a decision stands, in a word. */
export function StateTag({ state }: { state: DecisionState }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state] ?? 'grey'}>{t(`decisions.state.${state}`)}</Tag>;
}
