import { NumberInput } from '@mantine/core';

/** A number that may be left out. */
export function NumberField({
  label,
  value,
  onNumber,
  whole = true,
}: {
  label: string;
  value: number | undefined;
  onNumber: (value: number | undefined) => void;
  whole?: boolean;
}) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value ?? ''}
      allowDecimal={!whole}
      onChange={(to) => onNumber(to === '' || !Number.isFinite(Number(to)) ? undefined : Number(to))}
    />
  );
}
