import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { NumberField } from './number-field.tsx';
import { Pick } from './pick.tsx';
import { textIn } from './survey-text.ts';
import { TextsField } from './text-field.tsx';

type Scaled = Extract<Question, { ends?: unknown }>;

/** A scale: from where to where, the words at its ends and points, which end is good. */
export function ScaleEditor({ question, set }: { question: Scaled; set: (patch: object) => void }) {
  const { t } = useTranslation();
  const { language } = useBuilder();
  const ends = question.ends ?? {};
  const fixed = question.type === 'nps';
  const points = 'points' in question ? (question.points ?? []) : [];
  const values =
    'low' in question && question.high - question.low <= 10
      ? Array.from({ length: question.high - question.low + 1 }, (_, i) => question.low + i)
      : [];
  return (
    <fieldset className={css.group}>
      <legend>{t('surveys.scale')}</legend>
      <div className={css.pair}>
        {'low' in question && !fixed && (
          <>
            <NumberField
              label={t('surveys.scale.low')}
              value={question.low}
              onNumber={(low) => low !== undefined && set({ low })}
            />
            <NumberField
              label={t('surveys.scale.high')}
              value={question.high}
              onNumber={(high) => high !== undefined && set({ high })}
            />
          </>
        )}
        {(question.type === 'csat' || question.type === 'ces' || question.type === 'rating') && (
          <Pick
            label={t('surveys.scale.look')}
            value={question.look}
            words={['numbers', 'stars', 'faces']}
            none={t('surveys.usual')}
            prefix="look"
            onPick={(look) => set({ look })}
          />
        )}
        {!fixed && (
          <Pick
            label={t('surveys.scale.direction')}
            value={'direction' in question ? question.direction : undefined}
            words={['higher-is-better', 'lower-is-better']}
            none={t('surveys.usual')}
            prefix="direction"
            onPick={(direction) => set({ direction })}
          />
        )}
      </div>
      <div className={css.pair}>
        {(['low', 'middle', 'high'] as const).map((at) => (
          <TextsField
            key={at}
            label={t(`surveys.scale.end.${at}`)}
            texts={ends[at]}
            onTexts={(texts) => set({ ends: { ...ends, [at]: texts } })}
          />
        ))}
      </div>
      {question.type !== 'slider' && values.length > 0 && (
        <details>
          <summary>{t('surveys.scale.points')}</summary>
          <div className={css.pair}>
            {values.map((value) => {
              const point = points.find((one) => one.value === value);
              return (
                <TextsField
                  key={value}
                  label={String(value)}
                  texts={point?.text}
                  onTexts={(text) => {
                    const rest = points.filter((one) => one.value !== value);
                    const next =
                      text === undefined || textIn(text, language) === '' ? rest : [...rest, { value, text }];
                    set({
                      points: next.length === 0 ? undefined : next.toSorted((a, b) => a.value - b.value),
                    });
                  }}
                />
              );
            })}
          </div>
        </details>
      )}
    </fieldset>
  );
}
