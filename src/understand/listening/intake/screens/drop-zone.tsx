import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './drop-zone.module.css';

/** Files by hand or by drag; a folder's files too, where the browser gives them. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  return (
    <section
      className={css.zone}
      data-over={over || undefined}
      aria-labelledby={id}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p id={id} className={css.say}>
        {t('intake.drop.say')}
      </p>
      <p className={css.kinds}>{t('intake.drop.kinds')}</p>
      <Button onClick={() => picker.current?.click()}>{t('intake.drop.choose')}</Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('intake.drop.choose')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file chosen twice is chosen twice.
          event.currentTarget.value = '';
        }}
      />
      <p className={css.kinds}>{t('intake.drop.stays')}</p>
    </section>
  );
}
