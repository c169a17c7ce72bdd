import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { actionability } from '../kinds.contract.ts';
import type { Sheet } from '../sheet.contract.ts';
import css from './posts.module.css';

/** What people type: languages with commas. */
export type Draft = Omit<Sheet, 'languages'> & { readonly languages: string };

export const draftOf = (sheet: Sheet): Draft => ({
  owner: sheet.owner,
  purpose: sheet.purpose,
  legalBasis: sheet.legalBasis,
  coverage: sheet.coverage,
  languages: sheet.languages.join(', '),
  retentionDays: sheet.retentionDays,
  actionability: sheet.actionability,
  holes: sheet.holes,
  expectedHours: sheet.expectedHours,
});

export const sheetOf = (draft: Draft): Sheet => ({
  ...draft,
  languages: draft.languages.split(/[\s,]+/).filter((language) => language !== ''),
});

/** The fields of a programme sheet. */
export function SheetFields({ draft, onChange }: { draft: Draft; onChange: (next: Draft) => void }) {
  const { t } = useTranslation();
  const text = (
    field: 'owner' | 'purpose' | 'legalBasis' | 'coverage' | 'languages' | 'holes',
    most: number,
  ) => ({
    label: t(`posts.field.${field}`),
    maxLength: most,
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [field]: event.currentTarget.value }),
  });
  const number = (field: 'retentionDays' | 'expectedHours', most: number) => ({
    label: t(`posts.field.${field}`),
    description: t(`posts.field.${field}.say`),
    min: 1,
    max: most,
    allowDecimal: false,
    value: draft[field] ?? '',
    onChange: (value: string | number) =>
      onChange({ ...draft, [field]: value === '' ? null : Number(value) }),
  });
  return (
    <>
      <TextInput {...text('owner', 200)} description={t('posts.field.owner.say')} />
      <Textarea {...text('purpose', 1000)} autosize minRows={2} />
      <TextInput {...text('legalBasis', 500)} />
      <Textarea
        {...text('coverage', 1000)}
        autosize
        minRows={2}
        description={t('posts.field.coverage.say')}
      />
      <Textarea {...text('holes', 2000)} autosize minRows={2} />
      <div className={css.pair}>
        <Select
          label={t('posts.field.actionability')}
          data={actionability.map((grade) => ({ value: grade, label: t(`posts.grade.${grade}`) }))}
          value={draft.actionability}
          onChange={(value) =>
            onChange({ ...draft, actionability: actionability.find((grade) => grade === value) ?? null })
          }
          clearable
          clearButtonProps={{ 'aria-label': t('shell.close') }}
        />
        <TextInput {...text('languages', 300)} description={t('posts.field.languages.say')} />
      </div>
      <div className={css.pair}>
        <NumberInput {...number('retentionDays', 36_500)} />
        <NumberInput {...number('expectedHours', 8760)} />
      </div>
    </>
  );
}
