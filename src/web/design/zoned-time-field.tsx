import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';
import { timeFromWall, wallOf } from '../zoned.ts';

/** A date and time typed and shown by the company's own clock, whatever the browser's is; kept as UTC. */
export function ZonedTimeField({
  label,
  value,
  onTime,
  size = 'sm',
  disabled = false,
}: {
  label: string;
  value: string | undefined;
  onTime: (at: string | undefined) => void;
  size?: 'xs' | 'sm';
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const { zone } = useFormat();
  // As it is being typed: a year begins as 0002, which is no time anybody means.
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      size={size}
      type="datetime-local"
      label={label}
      description={t('shell.zoned', { zone })}
      styles={{ description: { fontSize: 'var(--text-tiny)' } }}
      value={typed ?? wallOf(value, zone)}
      disabled={disabled}
      onChange={(event) => {
        const wall = event.currentTarget.value;
        setTyped(wall);
        if (wall === '' || wall >= '1900') onTime(timeFromWall(wall, zone));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
