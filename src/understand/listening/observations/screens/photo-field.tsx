import { Button, FileButton, Radio, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPhotos } from '../draft.contract.ts';
import css from './observations.module.css';
import { shrinkPhoto } from './shrink-photo.ts';

export interface TakenPhoto {
  readonly id: string;
  readonly picture: Blob;
}
export type People = 'nobody' | 'agreed';

function Thumbnail({ photo, n, onRemove }: { photo: TakenPhoto; n: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo.picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.picture]);
  return (
    <li>
      <img src={address} alt={t('observations.photos.one', { n })} />
      <button type="button" onClick={onRemove} aria-label={t('observations.photos.remove', { n })}>
        ×
      </button>
    </li>
  );
}

interface PhotoFieldProps {
  readonly photos: readonly TakenPhoto[];
  readonly onPhotos: (change: (photos: readonly TakenPhoto[]) => readonly TakenPhoto[]) => void;
  readonly people: People | null;
  readonly onPeople: (people: People) => void;
  /** Somebody tried to save without having said it. */
  readonly asks: boolean;
}

/** Photos from the camera or the gallery; who is on them is asked as soon as there is one. */
export function PhotoField({ photos, onPhotos, people, onPeople, asks }: PhotoFieldProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const left = mostPhotos - photos.length;
  const add = async (files: readonly File[]) => {
    setBusy(true);
    const pictures = await Promise.all(files.slice(0, left).map(shrinkPhoto));
    const taken = pictures.map((picture) => ({ id: crypto.randomUUID(), picture }));
    // Another one may have come while these were drawn.
    onPhotos((before) => [...before, ...taken].slice(0, mostPhotos));
    setBusy(false);
  };
  const accept = 'image/jpeg,image/png,image/webp';
  return (
    <fieldset className={css.photos}>
      <legend>{t('observations.photos')}</legend>
      <p className={css.quiet}>{t('observations.photos.say', { most: mostPhotos })}</p>
      {photos.length > 0 && (
        <ul className={css.thumbnails}>
          {photos.map((photo, i) => (
            <Thumbnail
              key={photo.id}
              photo={photo}
              n={i + 1}
              onRemove={() => onPhotos((before) => before.filter(({ id }) => id !== photo.id))}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <div className={css.row}>
          <FileButton
            accept={accept}
            capture="environment"
            onChange={(file) => void add(file === null ? [] : [file])}
          >
            {(props) => (
              <Button {...props} variant="default" size="md" loading={busy}>
                {t('observations.photos.take')}
              </Button>
            )}
          </FileButton>
          <FileButton accept={accept} multiple onChange={(files) => void add(files)}>
            {(props) => (
              <Button {...props} variant="subtle" size="md" disabled={busy}>
                {t('observations.photos.choose')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {photos.length > 0 && (
        <Radio.Group
          size="md"
          label={t('observations.photos.people')}
          value={people ?? ''}
          onChange={(value) => onPeople(value === 'agreed' ? 'agreed' : 'nobody')}
          error={asks && people === null ? t('observations.photos.ask') : undefined}
          withAsterisk
        >
          <Stack gap={10} mt={6}>
            <Radio size="md" value="nobody" label={t('observations.photos.nobody')} />
            <Radio size="md" value="agreed" label={t('observations.photos.agreed')} />
          </Stack>
        </Radio.Group>
      )}
    </fieldset>
  );
}
