import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Panel, ZonedTimeField } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import type { Survey } from '../contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { CalculatedEditor } from './calculated-editor.tsx';
import { HiddenEditor } from './hidden-editor.tsx';
import { NumberField } from './number-field.tsx';
import { Pick } from './pick.tsx';
import { PinForm } from './pin-form.tsx';
import { QuotasEditor } from './quotas-editor.tsx';
import { TextsField } from './text-field.tsx';

type Rules = SurveyDefinition['rules'];

/** Everything about the survey as a whole: whom it asks, its rules, quotas, hidden fields, scoring. */
export function SettingsView({ survey: kept }: { survey: Survey }) {
  const { t } = useTranslation();
  const may = useMay();
  const { survey, change } = useBuilder();
  const set = (patch: Partial<SurveyDefinition>) =>
    change(`survey ${Object.keys(patch).join()}`, (now) => ({ ...now, ...patch }));
  const rule = (patch: Partial<Rules>) => set({ rules: { ...survey.rules, ...patch } });
  const flag = (key: 'singleUse' | 'verifiedEmail' | 'captcha' | 'pin') => (
    <Checkbox
      key={key}
      size="sm"
      label={t(`surveys.rule.${key}`)}
      checked={survey.rules[key]}
      onChange={(event) => rule({ [key]: event.currentTarget.checked })}
    />
  );
  const about = survey.about ?? {};
  return (
    <>
      <Panel title={t('surveys.settings.about')} head="serif">
        <div className={css.form}>
          <TextsField
            required
            label={t('surveys.settings.title')}
            texts={survey.title}
            onTexts={(title) => set({ title: title ?? {} })}
          />
          <div className={css.pair}>
            <Pick
              label={t('surveys.list.asks')}
              value={survey.asks}
              words={['customers', 'employees', 'suppliers', 'investors', 'community']}
              prefix="asks"
              onPick={(asks) => set({ asks: asks ?? 'customers' })}
            />
            <Pick
              label={t('surveys.settings.respondents')}
              value={survey.respondents}
              words={['known', 'anonymous']}
              prefix="respondents"
              onPick={(respondents) => set({ respondents: respondents ?? 'known' })}
            />
            {(['step', 'function'] as const).map((key) => (
              <TextInput
                key={key}
                size="xs"
                label={t(`surveys.settings.${key}`)}
                value={about[key] ?? ''}
                onChange={(event) => {
                  const next = { ...about, [key]: event.currentTarget.value || undefined };
                  set({ about: next.step === undefined && next.function === undefined ? undefined : next });
                }}
              />
            ))}
          </div>
          <div className={css.row}>
            {(['back', 'progress', 'resume', 'duration'] as const).map((key) => (
              <Checkbox
                key={key}
                size="sm"
                label={t(`surveys.conduct.${key}`)}
                checked={survey.conduct[key]}
                onChange={(event) =>
                  set({ conduct: { ...survey.conduct, [key]: event.currentTarget.checked } })
                }
              />
            ))}
          </div>
        </div>
      </Panel>
      <Panel title={t('surveys.rules')} head="serif">
        <div className={css.form}>
          {(['singleUse', 'verifiedEmail', 'captcha', 'pin'] as const).map(flag)}
          {survey.rules.captcha && may('read', 'captcha') && (
            <p className={css.note}>
              <Link to="/captcha">{t('surveys.rule.captcha.how')}</Link>
            </p>
          )}
          {survey.rules.pin && <PinForm survey={kept} />}
          <div className={css.pair}>
            {(['opensAt', 'closesAt'] as const).map((key) => (
              <ZonedTimeField
                key={key}
                size="xs"
                label={t(`surveys.rule.${key}`)}
                value={survey.rules[key]}
                onTime={(at) => rule({ [key]: at })}
              />
            ))}
            <NumberField
              label={t('surveys.rule.holdMinutes')}
              value={survey.rules.holdMinutes}
              onNumber={(minutes) => rule({ holdMinutes: Math.min(10_080, Math.max(1, minutes ?? 30)) })}
            />
          </div>
        </div>
      </Panel>
      <QuotasEditor id={kept.id} />
      <HiddenEditor />
      <CalculatedEditor />
    </>
  );
}
