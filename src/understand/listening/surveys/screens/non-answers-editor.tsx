import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NonAnswer, Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { TextsField } from './text-field.tsx';

const all: readonly NonAnswer[] = ['dont-know', 'not-applicable', 'prefer-not-to-say'];

/** "Don't know", "not applicable", "prefer not to say": ways of giving no answer that are not the same as leaving blank. */
export function NonAnswersEditor({ question, set }: { question: Question; set: (patch: object) => void }) {
  const { t } = useTranslation();
  const { language } = useBuilder();
  const given = question.nonAnswers ?? [];
  const put = (list: typeof given) => set({ nonAnswers: list.length === 0 ? undefined : list });
  return (
    <fieldset className={css.group}>
      <legend>{t('surveys.nonAnswers')}</legend>
      {all.map((means) => {
        const one = given.find((answer) => answer.means === means);
        return (
          <div key={means} className={css.row}>
            <Checkbox
              size="sm"
              label={t(`surveys.means.${means}`)}
              checked={one !== undefined}
              onChange={(event) =>
                put(
                  event.currentTarget.checked
                    ? [...given, { means, text: { [language]: t(`surveys.means.${means}`) } }]
                    : given.filter((answer) => answer.means !== means),
                )
              }
            />
            {one !== undefined && (
              <div className={css.grow}>
                <TextsField
                  required
                  label={t('surveys.words')}
                  texts={one.text}
                  onTexts={(text) =>
                    put(
                      given.map((answer) =>
                        answer.means === means ? { ...answer, text: text ?? {} } : answer,
                      ),
                    )
                  }
                />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
