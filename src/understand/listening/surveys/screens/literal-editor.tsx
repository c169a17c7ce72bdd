import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A text, a number, or yes and no; which of them is chosen, so that digits can stay a text. */
export function LiteralEditor({
  value,
  onValue,
}: {
  value: string | number | boolean;
  onValue: (value: string | number | boolean) => void;
}) {
  const { t } = useTranslation();
  const kind = typeof value;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('surveys.literal.kind')}
        value={kind}
        data={(['string', 'number', 'boolean'] as const).map((one) => ({
          value: one,
          label: t(`surveys.literal.${one}`),
        }))}
        onChange={(event) => {
          const to = event.currentTarget.value;
          onValue(to === 'number' ? Number(value) || 0 : to === 'boolean' ? true : String(value));
        }}
      />
      {typeof value === 'number' ? (
        <NumberInput
          size="xs"
          aria-label={t('surveys.value.literal')}
          value={value}
          onChange={(one) => onValue(Number(one) || 0)}
        />
      ) : typeof value === 'boolean' ? (
        <NativeSelect
          size="xs"
          aria-label={t('surveys.value.literal')}
          value={String(value)}
          data={[
            { value: 'true', label: t('surveys.yes') },
            { value: 'false', label: t('surveys.no') },
          ]}
          onChange={(event) => onValue(event.currentTarget.value === 'true')}
        />
      ) : (
        <TextInput
          size="xs"
          aria-label={t('surveys.value.literal')}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </>
  );
}
