import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { classesOf, type labelQueue } from '../desk.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';

export type Queued = AnswerOf<typeof labelQueue>['items'][number];

/** What a task may answer, besides what was suggested; themes are the company's own. */
function choicesOf(task: Queued['task'], themes: readonly { id: string; name: string }[]) {
  if (task === 'theme') return themes.map(({ id, name }) => ({ value: id, label: name, theme: id }));
  return classesOf[task].map((label) => ({ value: label, label, theme: undefined }));
}

interface DeskItemProps {
  readonly item: Queued;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  readonly onDecide: (label: string, status: 'confirmed' | 'rejected') => void;
  readonly onSkip: () => void;
}

/** One sentence in its voice, what it was read as, and the three answers; all by keyboard. */
export function DeskItem({ item, themes, onDecide, onSkip }: DeskItemProps) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  const [other, setOther] = useState('');
  const suggested = item.suggested[0];
  const name = suggested?.theme ?? suggested?.label;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && /input|textarea|select/i.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'y' && name !== undefined) onDecide(name, 'confirmed');
      else if (event.key === 'n' && name !== undefined) onDecide(name, 'rejected');
      else if (event.key === 's') onSkip();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [name, onDecide, onSkip]);
  const { start, end } = item.span;
  return (
    <article className={css.item}>
      <blockquote className={css.quote} {...(item.language === 'unknown' ? {} : { lang: item.language })}>
        <span className={css.far}>{item.text.slice(0, start)}</span>
        {item.text.slice(start, end)}
        <span className={css.far}>{item.text.slice(end)}</span>
      </blockquote>
      <p className={css.why}>
        {t(`meaning.task.${item.task}`)} · {item.why} · {t('meaning.desk.settles', { count: item.settles })}
      </p>
      <p className={css.read}>
        {t('meaning.desk.suggested')}{' '}
        <strong>
          {suggested === undefined ? t('meaning.desk.nothing') : sayLabel(suggested.label, suggested.theme)}
        </strong>
      </p>
      <div className={css.answers}>
        {name !== undefined && (
          <>
            <Button onClick={() => onDecide(name, 'confirmed')}>{t('meaning.desk.confirm')}</Button>
            <Button variant="default" onClick={() => onDecide(name, 'rejected')}>
              {t('meaning.desk.reject')}
            </Button>
          </>
        )}
        <Button variant="subtle" color="understand" onClick={onSkip}>
          {t('meaning.desk.skip')}
        </Button>
        <NativeSelect
          size="sm"
          aria-label={t('meaning.desk.other')}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
          data={[
            { value: '', label: t('meaning.desk.other') },
            ...choicesOf(item.task, themes).map(({ value, label, theme }) => ({
              value,
              label: sayLabel(label, theme),
            })),
          ]}
        />
        <Button variant="default" disabled={other === ''} onClick={() => onDecide(other, 'confirmed')}>
          {t('meaning.desk.other.do')}
        </Button>
      </div>
      <p className={css.why}>{t('meaning.desk.keys')}</p>
    </article>
  );
}
