import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { Pick } from './pick.tsx';
import { TextsField } from './text-field.tsx';

const contact = ['first-name', 'last-name', 'name', 'email', 'phone', 'company', 'role', 'text'] as const;
const address = ['street', 'more', 'postcode', 'city', 'region', 'country', 'text'] as const;

interface Field {
  readonly code: string;
  readonly kind: string;
  readonly text: Readonly<Record<string, string>>;
  readonly required?: boolean | undefined;
}

/** The fields of contact details or an address. */
export function FieldsEditor({
  question,
  set,
}: {
  question: Question & { type: 'contact' | 'address' };
  set: (patch: object) => void;
}) {
  const { t } = useTranslation();
  const { language } = useBuilder();
  const fields: readonly Field[] = question.fields;
  const words: readonly string[] = question.type === 'contact' ? contact : address;
  const put = (i: number, patch: Partial<Field>) =>
    set({ fields: fields.map((field, at) => (at === i ? { ...field, ...patch } : field)) });
  const add = () => {
    let number = fields.length + 1;
    while (fields.some(({ code }) => code === `f${number}`)) number += 1;
    const kind = words.find((word) => !fields.some((field) => field.kind === word)) ?? 'text';
    set({
      fields: [...fields, { code: `f${number}`, kind, text: { [language]: t(`surveys.fieldKind.${kind}`) } }],
    });
  };
  return (
    <fieldset className={css.group}>
      <legend>{t('surveys.fields')}</legend>
      {fields.map((field, i) => (
        <div key={field.code} className={css.row}>
          <Pick
            label={t('surveys.fields.kind')}
            value={field.kind}
            words={words}
            prefix="fieldKind"
            onPick={(kind) => put(i, { kind: kind ?? 'text' })}
          />
          <div className={css.grow}>
            <TextsField
              required
              label={t('surveys.words')}
              texts={field.text}
              onTexts={(text) => put(i, { text: text ?? {} })}
            />
          </div>
          <Checkbox
            size="sm"
            label={t('surveys.required')}
            checked={field.required ?? false}
            onChange={(event) => put(i, { required: event.currentTarget.checked || undefined })}
          />
          {fields.length > 1 && (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => set({ fields: fields.toSpliced(i, 1) })}
            >
              {t('surveys.remove')}
            </Button>
          )}
        </div>
      ))}
      {fields.length < 20 && (
        <div>
          <Button variant="default" size="compact-xs" onClick={add}>
            {t('surveys.fields.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
