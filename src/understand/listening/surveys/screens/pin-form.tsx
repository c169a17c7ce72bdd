import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { type Survey, setSurveyPin } from '../contract.ts';
import css from './builder.module.css';

/** Sets the PIN of a survey that asks for one; it is never shown again. */
export function PinForm({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const save = useDo(setSurveyPin);
  return (
    <form
      className={css.row}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { params: { id: survey.id }, body: { pin: pin.trim() } },
          { onSuccess: () => setPin('') },
        );
      }}
    >
      <TextInput
        size="xs"
        label={t(survey.hasPin || save.isSuccess ? 'surveys.pin.change' : 'surveys.pin.set')}
        autoComplete="off"
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={save.isPending}>
        {t('surveys.pin.keep')}
      </Button>
      <p role="status" className={css.state}>
        {save.isSuccess && t('surveys.pin.kept')}
      </p>
      {save.error !== null && <ProblemNote problem={save.error} />}
    </form>
  );
}
