import { Button, FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { TextsField } from './text-field.tsx';

type Picture = NonNullable<Question['picture']>;
const mostBytes = 200_000;

/** A picture by https or kept inside the survey, with what it shows in words. */
export function PictureEditor({
  picture,
  onPicture,
}: {
  picture: Picture | undefined;
  onPicture: (picture: Picture | undefined) => void;
}) {
  const { t } = useTranslation();
  const [tooLarge, setTooLarge] = useState(false);
  const alt = picture?.alt ?? {};
  const take = (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    const reader = new FileReader();
    reader.onload = () => onPicture({ src: String(reader.result), alt });
    reader.readAsDataURL(file);
  };
  const address = picture?.src.startsWith('data:') === true ? '' : (picture?.src ?? '');
  return (
    <fieldset className={css.group}>
      <legend>{t('surveys.picture')}</legend>
      <div className={css.pair}>
        <TextInput
          size="xs"
          label={t('surveys.picture.address')}
          placeholder="https://"
          value={address}
          onChange={(event) => {
            const src = event.currentTarget.value.trim();
            onPicture(src === '' ? undefined : { src, alt });
          }}
        />
        <FileInput
          size="xs"
          label={t('surveys.picture.file')}
          placeholder={t('surveys.picture.choose')}
          accept="image/png,image/jpeg,image/webp,image/gif"
          error={tooLarge ? t('surveys.picture.large') : null}
          onChange={take}
        />
      </div>
      {picture !== undefined && (
        <>
          <TextsField
            required
            label={t('surveys.picture.alt')}
            texts={picture.alt}
            onTexts={(to) => onPicture({ ...picture, alt: to ?? {} })}
          />
          <div>
            <Button variant="subtle" size="compact-xs" onClick={() => onPicture(undefined)}>
              {t('surveys.remove')}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
