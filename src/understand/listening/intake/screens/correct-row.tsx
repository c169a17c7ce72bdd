import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../../web/said/said.ts';
import css from './rows-table.module.css';
import type { QuarantinedRow } from './rows-table.tsx';

/** The new text of the cell that was wrong, and of any other column of the row. */
export function CorrectRow({
  row,
  values,
  onSave,
  onClose,
}: {
  row: QuarantinedRow;
  values: Readonly<Record<string, string>>;
  onSave: (values: Record<string, string>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [cells, setCells] = useState<Record<string, string>>({ [row.column]: '', ...values });
  const [another, setAnother] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('intake.rows.correct.title', { row: row.row })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p className={css.reason}>
        <bdi>{said(row.reason)}</bdi>
      </p>
      <p>
        <bdi className={css.raw}>{row.raw}</bdi>
      </p>
      {Object.keys(cells).map((column, i) => (
        <TextInput
          key={column}
          mt="sm"
          label={column}
          value={cells[column] ?? ''}
          data-autofocus={i === 0 || undefined}
          onChange={(event) => setCells({ ...cells, [column]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        mt="sm"
        label={t('intake.rows.another')}
        description={t('intake.rows.another.hint')}
        value={another}
        onChange={(event) => setAnother(event.currentTarget.value)}
        onBlur={() => {
          if (another.trim() === '') return;
          setCells({ ...cells, [another.trim()]: '' });
          setAnother('');
        }}
      />
      <Button
        mt="lg"
        onClick={() => onSave(Object.fromEntries(Object.entries(cells).filter(([column]) => column !== '')))}
      >
        {t('intake.rows.save')}
      </Button>
    </Modal>
  );
}
