import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../web/format.ts';
import type { PromiseSummary } from '../contract.ts';
import { PeopleLink } from './people-link.tsx';
import css from './promise-shares.module.css';

const states = ['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured'] as const;

/** What became of all promises of a step, as one bar to scale with its words; each part opens its people. */
export function PromiseShares({ promise, where }: { promise: PromiseSummary; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const present = states.filter((state) => promise[state] > 0);
  return (
    <div className={css.shares}>
      <div className={css.bar} aria-hidden="true">
        {present.map((state) => (
          <i key={state} data-state={state} style={{ flexGrow: promise[state] }} />
        ))}
      </div>
      <ul className={css.words}>
        {present.map((state) => (
          <li key={state}>
            <i className={css.key} data-state={state} aria-hidden="true" />
            <PeopleLink seen={{ where }} what={{ promise: promise.promise, state }}>
              {`${t(`journeys.state.${state}`)} ${format.number(promise[state])}`}
            </PeopleLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
