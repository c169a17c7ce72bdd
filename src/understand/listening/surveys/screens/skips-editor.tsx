import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pagesOf, partsOf, questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { anyCondition, type Option } from './sources.ts';
import { textIn } from './survey-text.ts';

type Skip = NonNullable<Question['skips']>[number];

/** Places further on, as "kind code" with their words. */
function targets(survey: SurveyDefinition, language: string, word: (kind: string) => string): Option[] {
  const blocks = partsOf(survey.flow).flatMap((part) => (part.kind === 'block' ? [part] : []));
  const line = (kind: string, code: string, name: string) => ({
    value: `${kind} ${code}`,
    label: `${word(kind)} · ${name === '' ? code : name}`,
  });
  return [
    { value: 'end-of-block ', label: word('end-of-block') },
    { value: 'end ', label: word('end') },
    ...survey.ends.map(({ code, title }) => line('end', code, textIn(title, language))),
    ...blocks.map(({ code, title }) => line('block', code, textIn(title, language))),
    ...pagesOf(survey.flow).map(({ code, title }) => line('page', code, textIn(title, language))),
    ...questionsOf(survey.flow).map(({ question }) =>
      line('question', question.code, textIn(question.text, language)),
    ),
  ];
}

/** After this question: go on elsewhere when something holds. */
export function SkipsEditor({ question, set }: { question: Question; set: (patch: object) => void }) {
  const { t } = useTranslation();
  const { survey, language, mayWrite } = useBuilder();
  const skips = question.skips ?? [];
  const put = (list: readonly Skip[]) => set({ skips: list.length === 0 ? undefined : list });
  const places = targets(survey, language, (kind) => t(`surveys.to.${kind}`));
  return (
    <>
      {skips.map((skip, i) => (
        // Skips have no identity but their place: the first that holds counts.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className={css.group}>
          <ConditionEditor
            label={t('surveys.skip')}
            condition={skip.when}
            onCondition={(when) =>
              put(when === undefined ? skips.toSpliced(i, 1) : skips.with(i, { ...skip, when }))
            }
          />
          <NativeSelect
            size="xs"
            label={t('surveys.skip.to')}
            value={`${skip.to} ${skip.code ?? ''}`}
            data={places}
            onChange={(event) => {
              const [to = 'end', code = ''] = event.currentTarget.value.split(' ');
              put(skips.with(i, { when: skip.when, to: to as Skip['to'], ...(code === '' ? {} : { code }) }));
            }}
          />
        </div>
      ))}
      {mayWrite && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => put([...skips, { when: anyCondition(survey), to: 'end' }])}
          >
            {t('surveys.skip.add')}
          </Button>
        </div>
      )}
    </>
  );
}
