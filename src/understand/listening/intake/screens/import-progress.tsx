import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Import } from '../contract.ts';

export const isOver = (stage: Import['stage']): boolean => ['done', 'failed', 'cancelled'].includes(stage);

/** How far an import is: rows read and the stage it is in. Said to screen readers when the stage changes. */
export function ImportProgress({ it }: { it: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const bytes = it.files.reduce((sum, file) => sum + file.bytes, 0);
  const read = it.files.reduce((sum, file) => sum + file.bytesRead, 0);
  const rows = it.files.reduce((sum, file) => sum + file.rowsRead, 0);
  // Reading is about half of the work; what follows has no measure of its own.
  const share = {
    waiting: 0,
    reading: bytes === 0 ? 0 : (0.5 * read) / bytes,
    checking: 0.6,
    storing: 0.75,
    deriving: 0.9,
  };
  const value = 100 * (it.stage in share ? share[it.stage as keyof typeof share] : 1);
  return (
    <Panel
      title={t(`intake.stage.${it.stage}`)}
      aside={t('intake.progress.rows', { rows: number(rows), count: rows })}
    >
      <Progress value={value} animated size="md" aria-label={t('intake.progress.label')} />
      <p role="status" aria-live="polite" style={{ margin: '12px 0 0', color: 'var(--soft)' }}>
        {t(`intake.stage.${it.stage}.say`)}
      </p>
    </Panel>
  );
}
