import { useTranslation } from 'react-i18next';
import { Facts, Panel } from '../../../web/design.ts';
import type { DraftClaim } from '../claim.contract.ts';
import css from './claim.module.css';

/** What the work changes for those who do it, and for suppliers, investors and the community. */
export function EffectsPanel({ claim }: { claim: DraftClaim }) {
  const { t } = useTranslation();
  const others = (['suppliers', 'investors', 'community'] as const).map((who) => {
    const said = claim[who];
    const value =
      said === undefined
        ? '…'
        : 'effect' in said
          ? said.effect
          : t('contributions.noneBecause', { why: said.noneBecause });
    return { label: t(`contributions.${who}`), value };
  });
  return (
    <Panel title={t('contributions.people')} head="quiet">
      {(claim.employees ?? []).map((row) => (
        <p key={`${row.function} ${row.effect}`} className={css.work}>
          <b>{row.function}</b>
          {row.people === undefined ? '' : `, ${t('shell.n.people', { count: row.people })}`}: {row.effect}
        </p>
      ))}
      <Facts facts={others} />
    </Panel>
  );
}
