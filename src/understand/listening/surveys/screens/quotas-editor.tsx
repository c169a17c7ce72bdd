import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { Panel } from '../../../../web/design.ts';
import { countSurveyAnswers } from '../answering/contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { freshCode } from './edit-survey.ts';
import { NumberField } from './number-field.tsx';
import { textIn } from './survey-text.ts';

type Quota = SurveyDefinition['quotas'][number];

/** How many may answer, of whom, with what is counted and held right now. */
export function QuotasEditor({ id }: { id: string }) {
  const { t } = useTranslation();
  const { survey, change, language, mayWrite } = useBuilder();
  const live = useAnswer(countSurveyAnswers, { params: { id } }, { everySeconds: 10 }).data?.quotas ?? [];
  const put = (quotas: readonly Quota[], what: string) =>
    change(`quotas ${what}`, (now) => ({ ...now, quotas: [...quotas] }));
  const set = (at: number, patch: Partial<Quota>) =>
    put(
      survey.quotas.map((quota, i) => (i === at ? { ...quota, ...patch } : quota)),
      `${at} ${Object.keys(patch).join()}`,
    );
  const add = () => {
    const code = freshCode(survey, 'quota');
    const end = survey.ends.find(({ kind }) => kind === 'over-quota') ?? survey.ends[0];
    put(
      [
        ...survey.quotas,
        {
          code,
          title: t('surveys.quota.begin'),
          end: end?.code ?? '',
          cells: [{ code: `${code}_a`, limit: 100 }],
        },
      ],
      'add',
    );
  };
  return (
    <Panel title={t('surveys.quotas')} head="serif">
      <div className={css.form}>
        {survey.quotas.length === 0 && <p className={css.note}>{t('surveys.quotas.none')}</p>}
        {survey.quotas.map((quota, at) => (
          <fieldset key={quota.code} className={css.group}>
            <legend>{quota.title}</legend>
            <div className={css.row}>
              <TextInput
                size="xs"
                label={t('surveys.quota.title')}
                value={quota.title}
                onChange={(event) => set(at, { title: event.currentTarget.value })}
              />
              <NativeSelect
                size="xs"
                label={t('surveys.quota.end')}
                value={quota.end}
                data={survey.ends.map((end) => ({
                  value: end.code,
                  label: textIn(end.title, language) || end.code,
                }))}
                onChange={(event) => set(at, { end: event.currentTarget.value })}
              />
              <Button
                variant="subtle"
                size="compact-xs"
                color="hurts"
                onClick={() => put(survey.quotas.toSpliced(at, 1), 'remove')}
              >
                {t('surveys.remove')}
              </Button>
            </div>
            {quota.cells.map((cell, i) => {
              const now = live.find((one) => one.quota === quota.code && one.cell === cell.code);
              const setCell = (patch: Partial<Quota['cells'][number]>) =>
                set(at, { cells: quota.cells.map((one, c) => (c === i ? { ...one, ...patch } : one)) });
              return (
                <div key={cell.code} className={css.group}>
                  <div className={css.row}>
                    <TextInput
                      size="xs"
                      label={t('surveys.quota.cell')}
                      value={cell.title ?? ''}
                      onChange={(event) => setCell({ title: event.currentTarget.value || undefined })}
                    />
                    <NumberField
                      label={t('surveys.quota.limit')}
                      value={cell.limit}
                      onNumber={(limit) => setCell({ limit: Math.max(0, limit ?? 0) })}
                    />
                    {quota.cells.length > 1 && (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        onClick={() => set(at, { cells: quota.cells.toSpliced(i, 1) })}
                      >
                        {t('surveys.remove')}
                      </Button>
                    )}
                  </div>
                  {now !== undefined && (
                    <p className={css.state}>
                      {t('surveys.quota.now', { counted: now.counted, held: now.held, limit: now.limit })}
                    </p>
                  )}
                  <ConditionEditor
                    label={t('surveys.quota.who')}
                    condition={cell.when}
                    onCondition={(when) => setCell({ when })}
                  />
                </div>
              );
            })}
            <div>
              <Button
                variant="default"
                size="compact-xs"
                onClick={() =>
                  set(at, {
                    cells: [...quota.cells, { code: freshCode(survey, `${quota.code}_`), limit: 100 }],
                  })
                }
              >
                {t('surveys.quota.addCell')}
              </Button>
            </div>
          </fieldset>
        ))}
        {mayWrite && (
          <div>
            <Button variant="default" size="compact-sm" onClick={add}>
              {t('surveys.quota.add')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
