import { Button } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useGo } from '../../../../web/address.ts';
import { ask, useAnswer, useDo } from '../../../../web/api.ts';
import { useUndo } from '../../../../web/design/states.tsx';
import { ButtonLink, Page, ProblemNote, Stack } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import type { Place } from '../checks.contract.ts';
import { checkDefinition, copySurvey, createSurvey, deleteSurvey, type Survey } from '../contract.ts';
import { questionsOf } from '../definition.contract.ts';
import css from './builder.module.css';
import { BuilderContext, type Selected } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { ConditionSlot } from './condition-slot.ts';
import { changeQuestion, copyQuestion, freshCode } from './edit-survey.ts';
import { EndForm } from './end-form.tsx';
import { LanguagesView } from './languages-view.tsx';
import { LogicView } from './logic-view.tsx';
import { Outline } from './outline.tsx';
import { PageForm, PartForm } from './place-form.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { QuestionForm } from './question-form.tsx';
import { RemarksList } from './remarks-list.tsx';
import { SettingsView } from './settings-view.tsx';
import { SurveyPlaces } from './survey-places.tsx';
import { useTitle } from './survey-text.ts';
import { useDraft } from './use-draft.ts';

const search = z.object({ view: z.enum(['questions', 'logic', 'languages', 'settings']).catch('questions') });

/** The builder: outline, form and live preview; logic, languages and rules beside them. Saves by itself. */
export function SurveyBuilder({ opened }: { opened: Survey }) {
  const { t } = useTranslation();
  const may = useMay();
  const go = useGo();
  const format = useFormat();
  const title = useTitle();
  const draft = useDraft(opened);
  const { survey, change } = draft;
  const [{ view }, setAddress] = useAddress(search);
  const [selected, select] = useState<Selected | null>(() => {
    const [first] = questionsOf(opened.draft.flow);
    return first === undefined ? null : { kind: 'question', code: first.question.code };
  });
  const form = useRef<HTMLDivElement>(null);
  const chosen = useRef(selected);
  // Whoever chooses a line far down, or on a phone, sees its form.
  useEffect(() => {
    if (chosen.current === selected) return;
    chosen.current = selected;
    const top = form.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight - 120) form.current?.scrollIntoView({ block: 'start' });
  }, [selected]);
  const [checked] = useDebouncedValue(survey, 600);
  const check = useAnswer(checkDefinition, { body: { definition: checked, survey: opened.id } });
  const copy = useDo(copySurvey);
  const remove = useDo(deleteSurvey, { leaves: true });
  const offerUndo = useUndo();
  const deleteIt = () => {
    const name = title(survey.title, survey.languages);
    // By then this screen is gone, and what belongs to it with it.
    const takeBack = () =>
      void ask(createSurvey, { body: { definition: survey } }).then(({ id }) => go(`/surveys/${id}`));
    const leave = () => {
      go('/surveys');
      offerUndo(t('surveys.deleted', { title: name }), takeBack);
    };
    remove.mutate({ params: { id: opened.id } }, { onSuccess: leave });
  };
  const mayWrite = may('write', 'survey');
  const duplicate = () => {
    if (selected?.kind !== 'question') return;
    const fresh = freshCode(survey, 'q');
    change(`copy ${selected.code}`, (now) => copyQuestion(now, selected.code, fresh));
    select({ kind: 'question', code: fresh });
  };
  useHotkeys(
    mayWrite
      ? [
          ['mod+Z', () => draft.undo?.()],
          ['mod+shift+Z', () => draft.redo?.()],
          ['mod+Y', () => draft.redo?.()],
          ['mod+D', duplicate],
          ['mod+S', () => void draft.saveNow()],
          [
            'mod+Backspace',
            () =>
              selected?.kind === 'question' &&
              change(`remove ${selected.code}`, (now) => changeQuestion(now, selected.code, () => [])),
          ],
        ]
      : [],
    [],
    true,
  );
  const jump = ({ kind }: Place) => {
    const view = { quota: 'settings', calculated: 'settings', hidden: 'settings' }[kind as string];
    setAddress({ view });
  };
  const language = survey.languages[0] ?? 'en';
  const remarks = check.data?.remarks ?? [];
  const here =
    selected === null
      ? []
      : remarks.filter(({ where }) => where.code === selected.code || where.of === selected.code);
  return (
    <BuilderContext value={{ survey, change, language, selected, select, remarks, mayWrite }}>
      <Page
        title={title(survey.title, survey.languages) || t('surveys.nav')}
        kicker={`${t('surveys.nav')} · ${t(`surveys.state.${opened.state}`)}${opened.version === null ? '' : ` · ${t('surveys.version', { version: opened.version })}`}`}
        lead={
          check.data !== undefined &&
          t('surveys.length', { count: check.data.questions, time: format.seconds(check.data.seconds) })
        }
        actions={
          mayWrite && (
            <>
              <Button
                variant="default"
                loading={copy.isPending}
                onClick={() =>
                  copy.mutate(
                    { params: { id: opened.id }, body: {} },
                    { onSuccess: ({ id }) => go(`/surveys/${id}`) },
                  )
                }
              >
                {t('surveys.duplicate')}
              </Button>
              {opened.version === null && (
                <Button variant="default" color="hurts" loading={remove.isPending} onClick={deleteIt}>
                  {t('surveys.delete')}
                </Button>
              )}
              <ButtonLink label={t('surveys.place.publish')} to={`/surveys/${opened.id}/publish`} />
            </>
          )
        }
      >
        <SurveyPlaces id={opened.id} here={view} />
        <div className={css.bar}>
          <p role="status" className={css.state}>
            {t(mayWrite ? `surveys.saving.${draft.saving}` : 'surveys.readOnly')}
          </p>
          {mayWrite && (
            <div className={css.buttons}>
              <Button
                variant="default"
                size="compact-sm"
                disabled={draft.undo === undefined}
                onClick={draft.undo}
                title="Ctrl+Z"
              >
                {t('surveys.undo')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                disabled={draft.redo === undefined}
                onClick={draft.redo}
                title="Ctrl+Shift+Z"
              >
                {t('surveys.redo')}
              </Button>
            </div>
          )}
        </div>
        {draft.problem !== null && <ProblemNote problem={draft.problem} />}
        {remove.error !== null && <ProblemNote problem={remove.error} />}
        {check.error !== null && draft.problem === null && <ProblemNote problem={check.error} />}
        {view === 'questions' && (
          <div className={css.builder}>
            <Outline />
            <ConditionSlot value={ConditionEditor}>
              <div className={css.form} ref={form}>
                {selected === null && <p className={css.note}>{t('surveys.select')}</p>}
                {selected?.kind === 'question' && <QuestionForm code={selected.code} />}
                {selected?.kind === 'page' && <PageForm code={selected.code} />}
                {selected?.kind === 'part' && <PartForm code={selected.code} />}
                {selected?.kind === 'end' && <EndForm code={selected.code} />}
                {here.length > 0 && <RemarksList remarks={here} />}
              </div>
            </ConditionSlot>
            <PreviewPane />
          </div>
        )}
        <Stack>
          {view === 'logic' && <LogicView check={check.data} onJump={jump} />}
          {view === 'languages' && <LanguagesView check={check.data} />}
          {view === 'settings' && (
            <ConditionSlot value={ConditionEditor}>
              <SettingsView survey={opened} />
            </ConditionSlot>
          )}
        </Stack>
      </Page>
    </BuilderContext>
  );
}
