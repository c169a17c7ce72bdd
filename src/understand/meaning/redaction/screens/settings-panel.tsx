import { Button, Switch, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote, SkeletonPanel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { changeRedactionSettings, type RedactionSettings, readRedactionSettings } from '../contract.ts';
import css from './redaction.module.css';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface FormProps {
  readonly settings: RedactionSettings;
  readonly change: ReturnType<typeof useDo<typeof changeRedactionSettings>>;
}

/** On or off with its reason, and the two lists; who may not change them reads them. */
function SettingsForm({ settings, change }: FormProps) {
  const { t } = useTranslation();
  const disabled = !useMay()('write', 'redaction');
  const [on, setOn] = useState(settings.redaction === 'on');
  const [reason, setReason] = useState(settings.reason ?? '');
  const [allow, setAllow] = useState(settings.allow.join('\n'));
  const [deny, setDeny] = useState(settings.deny.join('\n'));
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({
      body: {
        redaction: on ? 'on' : 'off',
        ...(on ? {} : { reason: reason.trim() }),
        allow: lines(allow),
        deny: lines(deny),
      },
    });
  };
  return (
    <form className={css.form} onSubmit={save}>
      <Switch
        color="understand"
        label={t('redaction.on')}
        description={t('redaction.on.say')}
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        disabled={disabled}
      />
      {!on && (
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={1000}
          label={t('redaction.reason')}
          description={t('redaction.reason.say')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          disabled={disabled}
        />
      )}
      <Textarea
        autosize
        minRows={3}
        maxRows={14}
        label={t('redaction.allow')}
        description={t('redaction.allow.say')}
        value={allow}
        onChange={(event) => setAllow(event.currentTarget.value)}
        disabled={disabled}
      />
      <Textarea
        autosize
        minRows={3}
        maxRows={14}
        label={t('redaction.deny')}
        description={t('redaction.deny.say')}
        value={deny}
        onChange={(event) => setDeny(event.currentTarget.value)}
        disabled={disabled}
      />
      {change.error !== null && <ProblemNote problem={change.error} />}
      {!disabled && (
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('redaction.save')}
          </Button>{' '}
          <span role="status">{change.isSuccess ? t('redaction.saved') : ''}</span>
        </div>
      )}
    </form>
  );
}

/** How texts are treated from now on, which version of that this is, and who said so. */
export function SettingsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useAnswer(readRedactionSettings);
  // Asked here, so that "Saved." outlives the form, which begins anew with every version.
  const change = useDo(changeRedactionSettings);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel lines={8} />;
  const { changed, version, recognisers } = data;
  return (
    <Panel
      title={t('redaction.settings')}
      aside={t('redaction.version', { version, recognisers })}
      {...(data.redaction === 'off' ? { tone: 'hurts' as const } : {})}
    >
      <p className={css.quiet}>
        {changed === undefined
          ? t('redaction.unchanged')
          : t('redaction.changed', { by: changed.by, at: format.moment(changed.at) })}
      </p>
      <SettingsForm key={version} settings={data} change={change} />
    </Panel>
  );
}
