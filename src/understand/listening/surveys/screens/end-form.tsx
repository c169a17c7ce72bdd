import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SurveyDefinition } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { freshCode } from './edit-survey.ts';
import { Pick } from './pick.tsx';
import { TextsField } from './text-field.tsx';

type End = SurveyDefinition['ends'][number];

/** An end page: what it says, to whom, and where it leads. */
export function EndForm({ code }: { code: string }) {
  const { t } = useTranslation();
  const { survey, change, select, mayWrite } = useBuilder();
  const end = survey.ends.find((one) => one.code === code);
  if (end === undefined) return null;
  const set = (patch: Partial<End>) =>
    change(`end ${code} ${Object.keys(patch).join()}`, (now) => ({
      ...now,
      ends: now.ends.map((one) => (one.code === code ? { ...one, ...patch } : one)),
    }));
  const add = () => {
    const fresh = freshCode(survey, 'end');
    // Before the last one: of several pages of thanks the last has no condition.
    change(`add ${fresh}`, (now) => ({
      ...now,
      ends: [
        ...now.ends,
        { code: fresh, kind: 'screened-out', title: { [now.languages[0] ?? 'en']: t('surveys.end.begin') } },
      ],
    }));
    select({ kind: 'end', code: fresh });
  };
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <p className={css.state}>{t('surveys.end')}</p>
        {mayWrite && (
          <div className={css.buttons}>
            <Button variant="default" size="compact-xs" onClick={add}>
              {t('surveys.end.add')}
            </Button>
            {survey.ends.length > 1 && (
              <Button
                variant="default"
                size="compact-xs"
                color="hurts"
                onClick={() => {
                  change(`remove ${code}`, (now) => ({
                    ...now,
                    ends: now.ends.filter((one) => one.code !== code),
                  }));
                  select(null);
                }}
              >
                {t('surveys.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
      <Pick
        label={t('surveys.end.kind')}
        value={end.kind}
        words={['thanks', 'screened-out', 'over-quota']}
        prefix="end"
        onPick={(kind) => set({ kind: kind ?? 'thanks' })}
      />
      <TextsField
        required
        label={t('surveys.end.title')}
        texts={end.title}
        onTexts={(title) => set({ title: title ?? {} })}
      />
      <TextsField long label={t('surveys.end.text')} texts={end.text} onTexts={(text) => set({ text })} />
      <TextInput
        size="sm"
        label={t('surveys.end.link')}
        placeholder="https://"
        value={end.link?.url ?? ''}
        onChange={(event) => {
          const url = event.currentTarget.value.trim();
          set({
            link:
              url === ''
                ? undefined
                : {
                    url,
                    text: end.link?.text ?? { [survey.languages[0] ?? 'en']: t('surveys.end.link.begin') },
                  },
          });
        }}
      />
      {end.link !== undefined && (
        <TextsField
          required
          label={t('surveys.end.link.text')}
          texts={end.link.text}
          onTexts={(text) => set({ link: { url: end.link?.url ?? '', text: text ?? {} } })}
        />
      )}
      <ConditionEditor
        label={t('surveys.end.when')}
        condition={end.when}
        onCondition={(when) => set({ when })}
      />
    </div>
  );
}
