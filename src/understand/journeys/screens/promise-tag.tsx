import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../../web/design.ts';
import type { Item } from '../contract.ts';

type PromiseState = NonNullable<Item['promise']>['state'];

const looks: Record<PromiseState, { tone: Tone; sign: string }> = {
  kept: { tone: 'helps', sign: '●' },
  late: { tone: 'hurts', sign: '▼' },
  broken: { tone: 'hurts', sign: '✕' },
  open: { tone: 'grey', sign: '◌' },
  withdrawn: { tone: 'grey', sign: '—' },
  unmeasured: { tone: 'grey', sign: '?' },
};

/** What became of a promise: sign, word and colour. */
export function PromiseTag({ state, step, more }: { state: PromiseState; step?: string; more?: string }) {
  const { t } = useTranslation();
  return (
    <Tag tone={looks[state].tone}>
      <span aria-hidden="true">{looks[state].sign}</span>
      {[step, t(`journeys.state.${state}`), more].filter((part) => part !== undefined).join(' · ')}
    </Tag>
  );
}
