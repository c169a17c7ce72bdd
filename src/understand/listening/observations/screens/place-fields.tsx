import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Fields } from './form-fields.ts';
import type { Places } from './use-places.ts';

interface PlaceFieldProps {
  readonly fields: Fields;
  readonly change: (fields: Partial<Fields>) => void;
  readonly places: Places;
}

/** The company's steps, each function's together: what is picked names who owns it, too. */
export function StepField({ fields, change, places }: PlaceFieldProps) {
  const { t } = useTranslation();
  if (places.steps.length === 0 && !places.isOpen) {
    return (
      <TextInput
        size="md"
        label={t('observations.step')}
        maxLength={200}
        value={fields.step}
        onChange={(event) => change({ step: event.currentTarget.value })}
      />
    );
  }
  const owners = [...new Set(places.steps.map((step) => step.function))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a.localeCompare(b),
  );
  const pick = (step: string) => {
    const owner = places.steps.find((one) => one.step === step)?.function ?? '';
    change({ step, function: owner === '' ? fields.function : owner });
  };
  return (
    <NativeSelect
      size="md"
      label={t('observations.step')}
      value={fields.step}
      onChange={(event) => pick(event.currentTarget.value)}
      data={[
        { value: '', label: t('observations.step.none') },
        ...owners.map((owner) => ({
          group: owner === '' ? t('observations.function.none') : owner,
          items: places.steps.filter((one) => one.function === owner).map(({ step }) => step),
        })),
      ]}
    />
  );
}

/** A name of the company's own list; typed where there is no list. */
export function ListField({
  name,
  none,
  known,
  isOpen,
  value,
  onPick,
}: {
  name: string;
  none: string;
  known: readonly string[];
  isOpen: boolean;
  value: string;
  onPick: (value: string) => void;
}) {
  if (known.length === 0 && !isOpen) {
    return (
      <TextInput
        size="md"
        label={name}
        maxLength={200}
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      />
    );
  }
  const names = known.includes(value) || value === '' ? known : [value, ...known];
  return (
    <NativeSelect
      size="md"
      label={name}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...names]}
    />
  );
}
