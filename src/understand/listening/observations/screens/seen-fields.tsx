import { Checkbox, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSayLabel } from '../../../meaning/screens/say-label.ts';
import { effortsSeen, feelingsSeen, wasteKinds } from '../draft.contract.ts';
import type { Fields } from './form-fields.ts';
import css from './observations.module.css';

/** What could be seen of how it was for the customer, and of what it cost for nothing. */
export function SeenFields({
  fields,
  change,
}: {
  fields: Fields;
  change: (fields: Partial<Fields>) => void;
}) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  return (
    <>
      <NativeSelect
        size="md"
        label={t('observations.feeling')}
        value={fields.feeling}
        onChange={(event) => change({ feeling: event.currentTarget.value })}
        data={[
          { value: '', label: t('observations.feeling.none') },
          ...feelingsSeen.map((value) => ({ value, label: sayLabel(value) })),
        ]}
      />
      <div>
        <p className={css.name} id="effort-seen">
          {t('observations.effort')}
        </p>
        <SegmentedControl
          fullWidth
          classNames={{ label: css.choice }}
          size="md"
          aria-labelledby="effort-seen"
          value={fields.effort}
          onChange={(effort) => change({ effort })}
          data={[
            { value: '', label: t('observations.effort.none') },
            ...effortsSeen.map((value) => ({ value, label: t(`observations.effort.${value}`) })),
          ]}
        />
      </div>
      <Checkbox.Group
        size="md"
        label={t('observations.waste')}
        value={[...fields.waste]}
        onChange={(waste) => change({ waste })}
      >
        <Stack gap={12} mt={6}>
          {wasteKinds.map((kind) => (
            <Checkbox key={kind} size="md" value={kind} label={t(`observations.waste.${kind}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}
