import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A choice among few words, with "as usual" for none. */
export function Pick<Word extends string>({
  label,
  value,
  words,
  none,
  prefix,
  onPick,
}: {
  label: string;
  value: Word | undefined;
  words: readonly Word[];
  /** What stands for no choice; absent where one must be made. */
  none?: string;
  /** Word key before each word. */
  prefix: string;
  onPick: (word: Word | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value ?? ''}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...words.map((word) => ({ value: word as string, label: t(`surveys.${prefix}.${word as string}`) })),
      ]}
      onChange={(event) => {
        const to = event.currentTarget.value;
        onPick(words.find((word) => word === to));
      }}
    />
  );
}
