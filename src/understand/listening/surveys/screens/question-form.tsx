import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { questionsOf } from '../definition.contract.ts';
import { codeShape } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { changeQuestion, codesOf, copyQuestion, freshCode, moveQuestion } from './edit-survey.ts';
import { FeedsEditor } from './feeds-editor.tsx';
import { MustsEditor } from './musts-editor.tsx';
import { NonAnswersEditor } from './non-answers-editor.tsx';
import { PictureEditor } from './picture-editor.tsx';
import { SkipsEditor } from './skips-editor.tsx';
import { TextsField } from './text-field.tsx';
import { TypeFields } from './type-fields.tsx';

/** Every property of a question, the everyday ones first. */
export function QuestionForm({ code }: { code: string }) {
  const { t } = useTranslation();
  const { survey, change, select, mayWrite } = useBuilder();
  const question = questionsOf(survey.flow).find((one) => one.question.code === code)?.question;
  if (question === undefined) return null;
  const set = (patch: object) =>
    change(`question ${code} ${Object.keys(patch).join()}`, (now) =>
      changeQuestion(now, code, (one) => [{ ...one, ...patch } as Question]),
    );
  const rename = (to: string) => {
    if (!codeShape.safeParse(to).success || codesOf(survey).has(to)) return;
    set({ code: to });
    select({ kind: 'question', code: to });
  };
  const copy = () => {
    const fresh = freshCode(survey, 'q');
    change(`copy ${code}`, (now) => copyQuestion(now, code, fresh));
    select({ kind: 'question', code: fresh });
  };
  const remove = () => {
    change(`remove ${code}`, (now) => changeQuestion(now, code, () => []));
    select(null);
  };
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <p className={css.state}>{t(`surveys.type.${question.type}`)}</p>
        {mayWrite && (
          <div className={css.buttons}>
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => change(`move ${code}`, (now) => moveQuestion(now, code, -1))}
            >
              {t('surveys.up')}
            </Button>
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => change(`move ${code}`, (now) => moveQuestion(now, code, 1))}
            >
              {t('surveys.down')}
            </Button>
            <Button variant="default" size="compact-xs" onClick={copy}>
              {t('surveys.copy')}
            </Button>
            <Button variant="default" size="compact-xs" color="hurts" onClick={remove}>
              {t('surveys.remove')}
            </Button>
          </div>
        )}
      </div>
      <TextsField
        long
        required
        label={t('surveys.q.text')}
        texts={question.text}
        onTexts={(text) => set({ text })}
        description={t('surveys.q.text.how')}
      />
      <TextsField label={t('surveys.q.help')} texts={question.help} onTexts={(help) => set({ help })} />
      <TypeFields question={question} set={set} />
      {question.type !== 'statement' && (
        <>
          <Checkbox
            size="sm"
            label={t('surveys.q.required')}
            checked={question.required ?? false}
            onChange={(event) => set({ required: event.currentTarget.checked || undefined })}
          />
          <NonAnswersEditor question={question} set={set} />
          <FeedsEditor feeds={question.feeds} onFeeds={(feeds) => set({ feeds })} />
        </>
      )}
      <ConditionEditor
        label={t('surveys.q.when')}
        condition={question.when}
        onCondition={(when) => set({ when })}
      />
      {question.type !== 'statement' && (
        <>
          <ConditionEditor
            label={t('surveys.q.requiredWhen')}
            condition={question.requiredWhen}
            onCondition={(requiredWhen) => set({ requiredWhen })}
          />
          <MustsEditor question={question} set={set} />
        </>
      )}
      <SkipsEditor question={question} set={set} />
      <PictureEditor picture={question.picture} onPicture={(picture) => set({ picture })} />
      <div className={css.pair}>
        <TextInput
          size="xs"
          key={code}
          label={t('surveys.code')}
          description={t('surveys.code.how')}
          defaultValue={code}
          onBlur={(event) => rename(event.currentTarget.value)}
        />
        <Checkbox
          size="sm"
          label={t('surveys.q.personal')}
          checked={question.personal ?? false}
          onChange={(event) => set({ personal: event.currentTarget.checked || undefined })}
        />
      </div>
    </div>
  );
}
