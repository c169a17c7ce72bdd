import { Autocomplete, Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { Panel, ProblemNote, SkeletonPanel } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { changeWorkspace, readWorkspace, type WorkspaceSettings } from '../contract.ts';
import { Lines } from './lines.tsx';

function SettingsForm({ settings }: { settings: WorkspaceSettings }) {
  const { t } = useTranslation();
  const may = useMay();
  const change = useDo(changeWorkspace);
  const [low, setLow] = useState(settings.kReason !== undefined);
  const disabled = !may('change', 'workspace');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    const reason = String(form.get('kReason') ?? '').trim();
    change.mutate({
      body: {
        zone: String(form.get('zone')),
        smallestChange: number('smallestChange'),
        kScores: number('kScores'),
        kComments: number('kComments'),
        ...(reason === '' ? {} : { kReason: reason }),
      },
    });
  };
  const watch = (usual: number) => (value: number | string) => {
    if (Number(value) < usual) setLow(true);
  };
  return (
    <form onSubmit={submit}>
      <Lines>
        <Autocomplete
          name="zone"
          data={Intl.supportedValuesOf('timeZone')}
          limit={8}
          label={t('governance.zone')}
          description={t('governance.zone.hint')}
          defaultValue={settings.zone}
          disabled={disabled}
        />
        <NumberInput
          name="smallestChange"
          label={t('governance.smallestChange')}
          description={t('governance.smallestChange.hint')}
          defaultValue={settings.smallestChange}
          min={0.01}
          max={100}
          step={0.1}
          disabled={disabled}
        />
        <NumberInput
          name="kScores"
          label={t('governance.kScores')}
          description={t('governance.k.hint', { usual: 5 })}
          defaultValue={settings.kScores}
          min={3}
          max={100}
          onChange={watch(5)}
          disabled={disabled}
        />
        <NumberInput
          name="kComments"
          label={t('governance.kComments')}
          description={t('governance.k.hint', { usual: 10 })}
          defaultValue={settings.kComments}
          min={3}
          max={100}
          onChange={watch(10)}
          disabled={disabled}
        />
        {low && (
          <TextInput
            name="kReason"
            label={t('governance.kReason')}
            defaultValue={settings.kReason ?? ''}
            disabled={disabled}
          />
        )}
        {change.error !== null && <ProblemNote problem={change.error} />}
        {!disabled && (
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('governance.save')}
            </Button>{' '}
            <span role="status">{change.isSuccess ? t('governance.saved') : ''}</span>
          </div>
        )}
      </Lines>
    </form>
  );
}

/** Zone, smallest change that matters, privacy thresholds; the administrator may change them. */
export function SettingsPanel() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer(readWorkspace);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel />;
  return (
    <Panel title={t('governance.settings')}>
      <SettingsForm settings={data.settings} />
    </Panel>
  );
}
