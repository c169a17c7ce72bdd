import { useTranslation } from 'react-i18next';
import { Facts } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import type { Erasure } from '../contract.ts';
import css from './erasure.module.css';

/** What an erasure removed, and what stays where for how long. */
export function Outcome({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const { removed, remains, problem } = erasure;
  return (
    <>
      {removed.length === 0 && erasure.state === 'done' && (
        <p className={css.quiet}>{t('erasure.nothing')}</p>
      )}
      <Facts facts={removed.map(({ what, count }) => ({ label: said(what), value: format.number(count) }))} />
      {[...remains, ...(problem === null ? [] : [problem])].map((sentence) => (
        <p key={sentence} className={css.quiet}>
          {said(sentence)}
        </p>
      ))}
    </>
  );
}
