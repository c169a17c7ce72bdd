import { Button, NumberInput, Switch, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote, SkeletonPanel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import {
  changeOriginalsSettings,
  type OriginalsSettings,
  readOriginalsSettings,
} from '../originals.contract.ts';
import css from './redaction.module.css';

function OriginalsForm({
  settings,
  change,
}: {
  settings: OriginalsSettings;
  change: ReturnType<typeof useDo<typeof changeOriginalsSettings>>;
}) {
  const { t } = useTranslation();
  const [on, setOn] = useState(settings.originals === 'on');
  const [reason, setReason] = useState(settings.reason);
  const [days, setDays] = useState(settings.days);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: { originals: on ? 'on' : 'off', reason: on ? reason : '', days } });
  };
  const deletes = !on && settings.kept > 0;
  return (
    <form className={css.form} onSubmit={save}>
      <Switch
        color="understand"
        label={t('redaction.originals.on')}
        description={t('redaction.originals.on.say')}
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {on && (
        <>
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={1000}
            label={t('redaction.originals.reason')}
            description={t('redaction.originals.reason.say')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <NumberInput
            label={t('redaction.originals.days')}
            min={1}
            max={3650}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(Math.min(3650, Math.max(1, Number(value) || 1)))}
          />
        </>
      )}
      {change.error !== null && <ProblemNote problem={change.error} />}
      <div>
        <Button
          type="submit"
          variant={deletes ? 'filled' : 'default'}
          {...(deletes ? { color: 'hurts' } : {})}
          loading={change.isPending}
        >
          {deletes ? t('redaction.originals.delete', { count: settings.kept }) : t('redaction.save')}
        </Button>{' '}
        <span role="status">{change.isSuccess ? t('redaction.saved') : ''}</span>
      </div>
    </form>
  );
}

/** Whether originals are kept, by whose word and for how long; how many there are. */
export function OriginalsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useAnswer(readOriginalsSettings);
  const change = useDo(changeOriginalsSettings);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel lines={4} />;
  const { originals, changed, kept, oldest, days, reason } = data;
  return (
    <Panel
      title={t('redaction.originals')}
      aside={t(`redaction.originals.state.${originals}`)}
      {...(originals === 'on' ? { tone: 'align' as const } : {})}
    >
      <p className={css.quiet}>
        {changed === null
          ? t('redaction.originals.never')
          : t('redaction.changed', { by: changed.by, at: format.moment(changed.at) })}
      </p>
      {originals === 'on' && (
        <p className={css.quiet}>
          {t('redaction.originals.kept', { n: format.number(kept), days: format.number(days) })}
          {oldest === null ? '' : ` ${t('redaction.originals.oldest', { at: format.day(oldest) })}`}
        </p>
      )}
      {may('keep', 'original') ? (
        <OriginalsForm key={`${changed?.at} ${kept > 0}`} settings={data} change={change} />
      ) : (
        originals === 'on' && <p className={css.quiet}>{reason}</p>
      )}
    </Panel>
  );
}
