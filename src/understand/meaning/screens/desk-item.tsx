import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { useAnswer } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { showCompanyWords } from '../about.contract.ts';
import { classesOf, isAboutTask, type labelQueue, nothingOf } from '../desk.contract.ts';
import { unknownAbout } from '../evidence.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';
import { SecondOpinion } from './second-opinion.tsx';

export type Queued = AnswerOf<typeof labelQueue>['items'][number];

/** More classes than this are chosen from a list rather than by number. */
const mostNumbered = 9;

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** How a label is said: steps and functions are names of the company's own. */
function useSay(task: Queued['task']) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  return (label: string, theme?: string) => {
    if (isAboutTask(task) && label === unknownAbout) return t(`meaning.desk.nothing.${task}`);
    return task === 'step' || task === 'function' ? label : sayLabel(label, theme);
  };
}

/** What a task may answer, besides what was suggested; themes, steps, functions and things are the company's own. */
function useChoices(task: Queued['task'], themes: readonly { id: string; name: string }[]): Choice[] {
  const sayLabel = useSay(task);
  const company = useAnswer(showCompanyWords, {}, { when: isAboutTask(task) }).data;
  if (isAboutTask(task)) {
    const steps = company?.steps.map(({ step }) => step) ?? [];
    const own = { step: steps, function: company?.functions ?? [], object: company?.objects ?? [] }[task];
    return [...own, unknownAbout].map((value) => ({ value, label: sayLabel(value) }));
  }
  if (task === 'theme') return themes.map(({ id, name }) => ({ value: id, label: sayLabel(name, id) }));
  return classesOf[task].map((value) => ({ value, label: sayLabel(value) }));
}

interface DeskItemProps {
  readonly item: Queued;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  readonly onDecide: (label: string, status: 'confirmed' | 'rejected') => void;
  readonly onSkip: () => void;
}

/** One sentence in its voice, what it was read as, and the answers; all by keyboard. */
export function DeskItem({ item, themes, onDecide, onSkip }: DeskItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSay(item.task);
  const choices = useChoices(item.task, themes);
  const [other, setOther] = useState('');
  const nothing = nothingOf[item.task];
  const suggested = item.suggested.find(({ status }) => status !== 'rejected');
  const name = suggested?.theme ?? suggested?.label;
  const numbered = item.task === 'theme' || isAboutTask(item.task) ? [] : choices.slice(0, mostNumbered);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && /input|textarea|select/i.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const chosen = /^[1-9]$/.test(event.key) ? numbered[Number(event.key) - 1] : undefined;
      if (event.key === 'y') onDecide(name ?? nothing, 'confirmed');
      else if (event.key === 'n' && name !== undefined && name !== unknownAbout) onDecide(name, 'rejected');
      else if (event.key === '0') onDecide(nothing, 'confirmed');
      else if (event.key === 's') onSkip();
      else if (chosen !== undefined) onDecide(chosen.value, 'confirmed');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [name, nothing, numbered, onDecide, onSkip]);
  const { start, end } = item.span;
  const whole = isAboutTask(item.task);
  return (
    <article className={css.item}>
      <blockquote className={css.quote} {...(item.language === 'unknown' ? {} : { lang: item.language })}>
        <span className={css.far}>{item.text.slice(0, start)}</span>
        {item.text.slice(start, end)}
        <span className={css.far}>{item.text.slice(end)}</span>
      </blockquote>
      <p className={css.why}>
        {t(`meaning.task.${item.task}`)} ·{' '}
        {t(whole && item.why === 'unknown' ? 'meaning.desk.why.no words' : `meaning.desk.why.${item.why}`)} ·{' '}
        {t(whole ? 'meaning.desk.shared' : 'meaning.desk.settles', {
          count: item.settles,
          replace: { count: format.number(item.settles) },
        })}
      </p>
      <p className={css.read}>
        {t('meaning.desk.suggested')}{' '}
        <strong>
          {suggested === undefined ? t('meaning.desk.nothing') : sayLabel(suggested.label, suggested.theme)}
        </strong>
      </p>
      <SecondOpinion place={item} task={item.task} hidden={item.why === 'by chance'} />
      {item.disputes.map(({ theme, said, rule, name: called, model }) => (
        <p key={theme} className={css.dispute}>
          {t(`meaning.desk.dispute.${said}`, { rule, name: called, sure: format.share(model) })}
        </p>
      ))}
      <div className={css.answers}>
        {name === undefined ? (
          (item.task === 'theme' || item.task === 'object') && (
            <Button onClick={() => onDecide(nothing, 'confirmed')}>
              {t(`meaning.desk.none.${item.task}.right`)}
            </Button>
          )
        ) : (
          <>
            <Button onClick={() => onDecide(name, 'confirmed')}>{t('meaning.desk.confirm')}</Button>
            {name !== unknownAbout && (
              <Button variant="default" onClick={() => onDecide(name, 'rejected')}>
                {t('meaning.desk.reject')}
              </Button>
            )}
            {item.task === 'theme' && (
              <Button variant="default" onClick={() => onDecide(nothing, 'confirmed')}>
                {t('meaning.desk.none.theme')}
              </Button>
            )}
          </>
        )}
        <Button variant="subtle" color="understand" onClick={onSkip}>
          {t('meaning.desk.skip')}
        </Button>
      </div>
      {numbered.length > 0 ? (
        <fieldset className={css.choices}>
          <legend>{t('meaning.desk.other')}</legend>
          {choices.map(({ value, label }, i) => (
            <Button
              key={value}
              size="compact-sm"
              variant="default"
              disabled={value === name}
              onClick={() => onDecide(value, 'confirmed')}
            >
              {i < mostNumbered && <kbd className={css.key}>{i + 1}</kbd>}
              {label}
            </Button>
          ))}
        </fieldset>
      ) : (
        <div className={css.answers}>
          <NativeSelect
            size="sm"
            aria-label={t('meaning.desk.other')}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
            data={[{ value: '', label: t('meaning.desk.other') }, ...choices]}
          />
          <Button variant="default" disabled={other === ''} onClick={() => onDecide(other, 'confirmed')}>
            {t('meaning.desk.other.do')}
          </Button>
        </div>
      )}
      <p className={css.why}>
        {t('meaning.desk.keys')}
        {numbered.length > 0 && ` · ${t('meaning.desk.keys.classes')}`}
      </p>
    </article>
  );
}
