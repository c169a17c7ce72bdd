import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { TextsField } from './text-field.tsx';

/** What an answer must meet, and what the person is told when it does not. */
export function MustsEditor({ question, set }: { question: Question; set: (patch: object) => void }) {
  const { t } = useTranslation();
  const { language, mayWrite } = useBuilder();
  const musts = question.musts ?? [];
  const put = (list: typeof musts) => set({ musts: list.length === 0 ? undefined : list });
  const begin = {
    must: { is: 'answered' as const, value: { get: 'answer' as const, question: question.code } },
    say: { [language]: t('surveys.must.say.begin') },
  };
  return (
    <>
      {musts.map((one, i) => (
        // Rules have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className={css.group}>
          <ConditionEditor
            label={t('surveys.must')}
            condition={one.must}
            onCondition={(must) =>
              put(must === undefined ? musts.toSpliced(i, 1) : musts.with(i, { ...one, must }))
            }
          />
          <TextsField
            required
            label={t('surveys.must.say')}
            texts={one.say}
            onTexts={(say) => put(musts.with(i, { ...one, say: say ?? {} }))}
          />
        </div>
      ))}
      {mayWrite && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => put([...musts, begin])}>
            {t('surveys.must.add')}
          </Button>
        </div>
      )}
    </>
  );
}
