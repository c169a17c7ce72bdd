import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { freshCode } from './edit-survey.ts';
import { FeedsEditor } from './feeds-editor.tsx';
import { NumberField } from './number-field.tsx';
import { TextsField } from './text-field.tsx';
import { ValueEditor } from './value-editor.tsx';

type Calculated = SurveyDefinition['calculated'][number];

/** Values worked out from answers, and the metric each counts for. */
export function CalculatedEditor() {
  const { t } = useTranslation();
  const { survey, change, mayWrite } = useBuilder();
  const put = (calculated: readonly Calculated[], what: string) =>
    change(`calculated ${what}`, (now) => ({ ...now, calculated: [...calculated] }));
  const set = (at: number, patch: Partial<Calculated>) =>
    put(
      survey.calculated.map((one, i) => (i === at ? { ...one, ...patch } : one)),
      `${at} ${Object.keys(patch).join()}`,
    );
  return (
    <Panel title={t('surveys.calculated')} head="serif">
      <div className={css.form}>
        <p className={css.note}>{t('surveys.calculated.how')}</p>
        {survey.calculated.map((one, at) => (
          <fieldset key={one.code} className={css.group}>
            <legend>{one.code}</legend>
            <TextsField
              label={t('surveys.calculated.title')}
              texts={one.title}
              onTexts={(title) => set(at, { title })}
            />
            <ValueEditor
              label={t('surveys.calculated.value')}
              value={one.value}
              onValue={(value) => set(at, { value })}
            />
            <FeedsEditor
              feeds={one.feeds}
              onFeeds={(feeds) =>
                set(at, {
                  feeds:
                    feeds === undefined
                      ? undefined
                      : { low: one.feeds?.low ?? 0, high: one.feeds?.high ?? 10, ...feeds },
                })
              }
            />
            {one.feeds !== undefined && (
              <div className={css.pair}>
                {(['low', 'high'] as const).map((end) => (
                  <NumberField
                    key={end}
                    label={t(`surveys.scale.${end}`)}
                    whole={false}
                    value={one.feeds?.[end]}
                    onNumber={(to) =>
                      one.feeds !== undefined &&
                      to !== undefined &&
                      set(at, { feeds: { ...one.feeds, [end]: to } })
                    }
                  />
                ))}
              </div>
            )}
            <div>
              <Button
                variant="subtle"
                size="compact-xs"
                color="hurts"
                onClick={() => put(survey.calculated.toSpliced(at, 1), 'remove')}
              >
                {t('surveys.remove')}
              </Button>
            </div>
          </fieldset>
        ))}
        {mayWrite && (
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                put(
                  [
                    ...survey.calculated,
                    { code: freshCode(survey, 'value'), value: { get: 'literal', value: 0 } },
                  ],
                  'add',
                )
              }
            >
              {t('surveys.calculated.add')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
