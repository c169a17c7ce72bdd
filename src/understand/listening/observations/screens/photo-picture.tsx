import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, askFile } from '../../../../web/ask.ts';
import { readPhoto } from '../contract.ts';
import css from './observations.module.css';

/** A photo of an observation; a click saves it. */
export function PhotoPicture({ observation, photo, n }: { observation: string; photo: string; n: number }) {
  const { t } = useTranslation();
  const asked = { params: { observation, photo } };
  const { data, error } = useQuery({
    queryKey: [addressOf(readPhoto, asked)],
    // Not by an address in `src`, which could not say in which company.
    queryFn: () => askFile(readPhoto, asked),
    staleTime: Infinity,
  });
  const [made, setMade] = useState<string>();
  useEffect(() => {
    if (data === undefined) return;
    const url = URL.createObjectURL(data);
    setMade(url);
    return () => URL.revokeObjectURL(url);
  }, [data]);
  if (error !== null) return <p className={css.quiet}>{t('observations.photo.broken')}</p>;
  if (made === undefined) return <div className={css.picture} aria-hidden="true" />;
  return (
    <a href={made} download={`${photo}.${data?.type.replace('image/', '') ?? 'jpg'}`} className={css.picture}>
      <img src={made} alt={t('observations.photos.one', { n })} />
      <span className={css.save}>{t('observations.photo.save', { n })}</span>
    </a>
  );
}
