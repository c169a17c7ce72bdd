import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../kernel/estimate.ts';
import { useFormat } from '../format.ts';
import { useSaid } from '../said/said.ts';
import type { Counted } from './estimate-text.tsx';
import css from './how-computed.module.css';

/** A small "?" that says how a number was made: method, interval, n, and whatever the screen adds. */
export function HowComputed({
  estimate,
  of = 'answers',
  children,
}: {
  estimate?: Estimate;
  of?: Counted;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  return (
    <Popover width={320} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={css.mark}
          aria-label={t('shell.how')}
          title={t('shell.how')}
          data-screen-only
        >
          ?
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.box}>
        <p className={css.title}>{t('shell.how')}</p>
        {estimate !== undefined && (
          <dl className={css.facts}>
            <dt>{t('shell.how.method')}</dt>
            <dd>{said(estimate.method)}</dd>
            <dt>{t('shell.how.level')}</dt>
            <dd>{t('shell.how.levelValue', { level: format.share(estimate.level) })}</dd>
            {estimate.n !== null && (
              <>
                <dt>{t('shell.how.n')}</dt>
                <dd>
                  {t(`shell.n.${of}`, { count: estimate.n, replace: { count: format.number(estimate.n) } })}
                </dd>
              </>
            )}
            {estimate.nEffective !== undefined && (
              <>
                <dt>{t('shell.how.nEffective')}</dt>
                <dd>{format.number(estimate.nEffective)}</dd>
              </>
            )}
          </dl>
        )}
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
