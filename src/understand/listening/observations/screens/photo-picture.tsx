import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../../web/ask.ts';
import { Problem } from '../../../../web/problem.ts';
import { chosenWorkspace } from '../../../../web/workspace.ts';
import { readPhoto } from '../contract.ts';
import css from './observations.module.css';

/** Asked as everything else is, with the company one looks at: an address in `src` could not say which. */
async function pictureAt(address: string): Promise<Blob> {
  const workspace = chosenWorkspace();
  const headers = workspace === undefined ? {} : { 'x-sirius-workspace': workspace };
  const response = await fetch(address, { credentials: 'same-origin', headers });
  if (!response.ok) throw new Problem(response.status, 'photo', 'observations.photo.broken', undefined);
  return response.blob();
}

/** A photo of an observation; a click saves it. */
export function PhotoPicture({ observation, photo, n }: { observation: string; photo: string; n: number }) {
  const { t } = useTranslation();
  const address = addressOf(readPhoto, { params: { observation, photo } });
  const { data, error } = useQuery({
    queryKey: [address],
    queryFn: () => pictureAt(address),
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
