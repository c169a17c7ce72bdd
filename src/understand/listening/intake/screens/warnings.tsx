import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import type { Warning } from '../proposal/proposal.contract.ts';
import css from './questions.module.css';
import { sayWarning } from './say.ts';

/** What is odd about the files. Names and values in it come from the file and stay text. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <Panel title={t('intake.noticed.title')}>
      <ul className={css.assumed}>
        {warnings.map((warning) => (
          <li key={warning.say}>{sayWarning(t, warning)}</li>
        ))}
      </ul>
    </Panel>
  );
}
