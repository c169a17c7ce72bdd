import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Kind, kinds } from '../../../../instruments/language/redaction/kind.contract.ts';
import css from './redaction.module.css';

/** What a person found in a text that was stored: a kind of personal data, or nothing. */
export type Mark = Kind | 'none';

const marks: readonly Mark[] = ['none', ...kinds];

/** One stored text and what slipped through in it; not yet read until it is marked. */
export function DrawnText({
  number,
  text,
  mark,
  onMark,
}: {
  number: number;
  text: string;
  mark: Mark | undefined;
  onMark: (mark: Mark | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <li data-slipped={(mark !== undefined && mark !== 'none') || undefined}>
      <p className={css.text}>{text}</p>
      <NativeSelect
        size="xs"
        aria-label={t('redaction.audit.slipped', { number })}
        value={mark ?? ''}
        onChange={({ currentTarget }) => onMark(marks.find((each) => each === currentTarget.value))}
        data={[
          { value: '', label: t('redaction.audit.unread') },
          ...marks.map((each) => ({ value: each, label: t(`redaction.kind.${each}`) })),
        ]}
      />
    </li>
  );
}
