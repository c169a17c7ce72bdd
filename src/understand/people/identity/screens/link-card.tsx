import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { useDo } from '../../../../web/api.ts';
import { Link, Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { decideLinks, type listLinks } from '../contract.ts';
import css from './links.module.css';

type Shown = AnswerOf<typeof listLinks>['links'][number];

const personTo = (customer: string) => `/people/customers/${encodeURIComponent(customer)}`;
const deeds: Readonly<Record<Shown['state'], readonly ('merge' | 'split' | 'dismiss')[]>> = {
  proposed: ['merge', 'dismiss'],
  merged: ['split'],
  split: ['merge'],
  dismissed: ['merge'],
};
const words = { merge: 'identity.merge', split: 'identity.splitDo', dismiss: 'identity.dismiss' } as const;

/** Two identifiers, why they may be one customer, what speaks against it, and what can be done. */
export function LinkCard({ link }: { link: Shown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const may = useMay();
  const decide = useDo(decideLinks);
  const { id, a, b, keep, state, strength, evidence, conflicts } = link;
  return (
    <Panel
      title={
        <>
          <Link to={personTo(a)}>{a}</Link> = <Link to={personTo(b)}>{b}</Link>
        </>
      }
      aside={
        state === 'merged'
          ? t('identity.keeps', { keep })
          : t('identity.strength', { strength: format.number(strength, 2) })
      }
    >
      <ul className={css.evidence}>
        {evidence.map(({ by, value, warning }) => (
          <li key={`${by} ${value}`}>
            {t(`identity.by.${by}`)}: {value}
            {warning !== null && <span className={css.warning}>{said(warning)}</span>}
          </li>
        ))}
      </ul>
      {conflicts.length > 0 && (
        <>
          <p className={css.quiet}>{t('identity.conflicts')}</p>
          <ul className={css.evidence}>
            {conflicts.map((conflict) => (
              <li key={conflict.what}>{t('identity.conflict', conflict)}</li>
            ))}
          </ul>
        </>
      )}
      {decide.error !== null && <ProblemNote problem={decide.error} />}
      {may('merge', 'customer') && (
        <div className={css.deeds}>
          {deeds[state].map((what) => (
            <Button
              key={what}
              variant={what === 'merge' && state === 'proposed' ? 'filled' : 'default'}
              loading={decide.isPending && decide.variables.body?.what === what}
              aria-label={`${t(words[what])}: ${a}, ${b}`}
              onClick={() => decide.mutate({ body: { links: [id], what } })}
            >
              {t(words[what])}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}
