import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ChoiceDetails } from './choice-details.tsx';
import { shifted } from './edit-survey.ts';
import { TextsField } from './text-field.tsx';

/** Choices, rows or columns: words first, everything else behind "more"; many at once by pasting lines. */
export function ChoicesEditor({
  list,
  choices,
  onChoices,
}: {
  list: 'choices' | 'rows' | 'columns';
  choices: readonly Choice[];
  onChoices: (choices: readonly Choice[]) => void;
}) {
  const { t } = useTranslation();
  const { language, mayWrite } = useBuilder();
  const [pasting, setPasting] = useState<string>();
  const prefix = { choices: 'c', rows: 'r', columns: 'k' }[list];
  const withTexts = (texts: readonly string[]) => {
    const taken = new Set(choices.map(({ code }) => code));
    let number = 1;
    const made = texts.map((text): Choice => {
      while (taken.has(`${prefix}${number}`)) number += 1;
      taken.add(`${prefix}${number}`);
      return { code: `${prefix}${number}`, text: { [language]: text } };
    });
    onChoices([...choices, ...made]);
  };
  const put = (i: number, choice: Choice) => onChoices(choices.with(i, choice));
  return (
    <fieldset className={css.group} disabled={!mayWrite}>
      <legend>{t(`surveys.list.of.${list}`)}</legend>
      {choices.map((choice, i) => (
        <div key={choice.code} className={css.form}>
          <div className={css.row}>
            <div className={css.grow}>
              <TextsField
                required
                label={t('surveys.words.of', { number: i + 1 })}
                texts={choice.text}
                onTexts={(text) => put(i, { ...choice, text: text ?? {} })}
              />
            </div>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={i === 0}
              aria-label={t('surveys.up.of', { number: i + 1 })}
              onClick={() => onChoices(shifted(choices, i, -1))}
            >
              ↑
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={i === choices.length - 1}
              aria-label={t('surveys.down.of', { number: i + 1 })}
              onClick={() => onChoices(shifted(choices, i, 1))}
            >
              ↓
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={choices.length === 1}
              aria-label={t('surveys.remove.of', { number: i + 1 })}
              onClick={() => onChoices(choices.toSpliced(i, 1))}
            >
              ✕
            </Button>
          </div>
          <ChoiceDetails list={list} choice={choice} onChoice={(to) => put(i, to)} />
        </div>
      ))}
      <div className={css.row}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => withTexts([t('surveys.choice.begin', { number: choices.length + 1 })])}
        >
          {t('surveys.choice.add')}
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => setPasting(pasting === undefined ? '' : undefined)}
        >
          {t('surveys.choice.paste')}
        </Button>
      </div>
      {pasting !== undefined && (
        <>
          <Textarea
            autosize
            minRows={3}
            size="sm"
            label={t('surveys.choice.lines')}
            value={pasting}
            onChange={(event) => setPasting(event.currentTarget.value)}
          />
          <div>
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => {
                withTexts(
                  pasting
                    .split('\n')
                    .map((line) => line.trim())
                    .filter((line) => line !== ''),
                );
                setPasting(undefined);
              }}
            >
              {t('surveys.choice.addAll')}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
