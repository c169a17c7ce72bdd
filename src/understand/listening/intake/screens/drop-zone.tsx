import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './drop-zone.module.css';

/** What a drop zone says where it does not ask for tables of moments. */
export interface DropWords {
  readonly say: string;
  readonly kinds: string;
  readonly stays?: string;
  readonly choose: string;
}

/** Files by hand or by drag; a folder's files too, where the browser gives them. */
export function DropZone({ onFiles, words }: { onFiles: (files: File[]) => void; words?: DropWords }) {
  const { t } = useTranslation();
  const { say, kinds, stays, choose } = words ?? {
    say: t('intake.drop.say'),
    kinds: t('intake.drop.kinds'),
    stays: t('intake.drop.stays'),
    choose: t('intake.drop.choose'),
  };
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
        {say}
      </p>
      <p className={css.kinds}>{kinds}</p>
      <Button onClick={() => picker.current?.click()}>{choose}</Button>
      <input
        ref={picker}
        type="file"
        multiple={words === undefined}
        hidden
        aria-label={choose}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file chosen twice is chosen twice.
          event.currentTarget.value = '';
        }}
      />
      {stays !== undefined && <p className={css.kinds}>{stays}</p>}
    </section>
  );
}
