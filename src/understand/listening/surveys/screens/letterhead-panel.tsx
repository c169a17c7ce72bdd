import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote, SkeletonPanel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { dropLogo, putLogo, seeLetterhead } from '../letterhead/contract.ts';
import css from './surveys.module.css';

/** What stands above every survey page: the company's name, and its logo where there is one. */
export function LetterheadPanel() {
  const { t } = useTranslation();
  const may = useMay();
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useAnswer(seeLetterhead);
  const put = useDo(putLogo);
  const drop = useDo(dropLogo);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel />;
  const { name, logo } = data;
  const problem = put.error ?? drop.error;
  return (
    <Panel title={t('surveys.letterhead')}>
      <p className={css.small}>
        {t(
          logo !== null
            ? 'surveys.letterhead.logo'
            : name !== null
              ? 'surveys.letterhead.name'
              : 'surveys.letterhead.none',
        )}
      </p>
      {logo === null ? (
        name !== null && <p className={css.head}>{name}</p>
      ) : (
        <>
          <p className={css.head}>
            <img src={logo.picture} alt={name ?? t('surveys.letterhead.alt')} />
          </p>
          <p className={css.small}>
            {t('surveys.letterhead.by', {
              width: format.number(logo.width),
              height: format.number(logo.height),
              day: format.day(logo.putAt),
              by: logo.putBy,
            })}
          </p>
        </>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {may('change', 'workspace') && (
        <div className={css.row}>
          <Button variant="default" loading={put.isPending} onClick={() => picker.current?.click()}>
            {t(logo === null ? 'surveys.letterhead.put' : 'surveys.letterhead.change')}
          </Button>
          {logo !== null && (
            <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate({})}>
              {t('surveys.letterhead.drop')}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept="image/png,image/jpeg"
            hidden
            aria-label={t('surveys.letterhead.put')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file !== undefined) put.mutate({ bytes: file });
            }}
          />
        </div>
      )}
    </Panel>
  );
}
