import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { Panel, ProblemNote, Stack, ZonedTimeField } from '../../../../web/design.ts';
import { listPanels } from '../../../people/panels/contract.ts';
import type { Audience, DistributionSettings, Sampling } from '../distribution.contract.ts';
import css from './invitations.module.css';

type Change = (next: Partial<DistributionSettings>) => void;
interface Piece {
  readonly form: DistributionSettings;
  readonly change: Change;
}

const audiences: Readonly<Record<Audience['kind'], Audience>> = {
  list: { kind: 'list' },
  people: { kind: 'people' },
  panel: { kind: 'panel', panel: '' },
  customers: { kind: 'customers', where: '' },
  moment: { kind: 'moment', step: '', afterHours: 48, where: '' },
};
const samplings: Readonly<Record<Sampling['kind'], Sampling>> = {
  all: { kind: 'all' },
  number: { kind: 'number', n: 400 },
  share: { kind: 'share', share: 0.2 },
  systematic: { kind: 'systematic', every: 10 },
  'by-part': { kind: 'by-part', attribute: '', n: 100 },
};
const samplingWord: Readonly<Record<Sampling['kind'], string>> = {
  all: 'invitations.form.all',
  number: 'invitations.form.number',
  share: 'invitations.form.share',
  systematic: 'invitations.form.every',
  'by-part': 'invitations.form.by-part',
};

/** One of the panels there are, with how many are in it. */
function PanelField({ panel, onPanel }: { panel: string; onPanel: (panel: string) => void }) {
  const { t } = useTranslation();
  const { data } = useAnswer(listPanels);
  return (
    <Select
      required
      label={t('invitations.form.panel')}
      description={data?.panels.length === 0 ? t('invitations.form.panel.none') : undefined}
      allowDeselect={false}
      data={(data?.panels ?? []).map(({ name, members }) => ({
        value: name,
        label: t('invitations.form.panel.of', { name, count: members }),
      }))}
      value={panel === '' ? null : panel}
      onChange={(name) => onPanel(name ?? '')}
    />
  );
}

/** Whom: a list, everybody of the survey's group, a panel, customers by their journeys, or whoever a step happens to. */
function Who({ form, change }: Piece) {
  const { t } = useTranslation();
  const { audience } = form;
  const pick = (kind: string | null) => {
    const next = audiences[(kind ?? 'list') as Audience['kind']];
    change({ audience: next, ...(next.kind === 'moment' ? { sampling: samplings.all } : {}) });
  };
  return (
    <Panel title={t('invitations.form.who')}>
      <div className={css.form}>
        <Select
          label={t('invitations.form.who')}
          allowDeselect={false}
          data={(['list', 'people', 'panel', 'customers', 'moment'] as const).map((value) => ({
            value,
            label: t(`invitations.form.${value}`),
          }))}
          value={audience.kind}
          onChange={pick}
        />
        {audience.kind === 'list' && <p className={css.quiet}>{t('invitations.form.list.say')}</p>}
        {audience.kind === 'moment' && (
          <div className={css.pair}>
            <TextInput
              required
              label={t('invitations.form.step')}
              description={t('invitations.form.step.say')}
              maxLength={200}
              value={audience.step}
              onChange={(event) => change({ audience: { ...audience, step: event.currentTarget.value } })}
            />
            <NumberInput
              required
              label={t('invitations.form.after')}
              min={0}
              max={8760}
              value={audience.afterHours}
              onChange={(value) => change({ audience: { ...audience, afterHours: Number(value) || 0 } })}
            />
          </div>
        )}
        {audience.kind === 'people' && <p className={css.quiet}>{t('invitations.form.people.say')}</p>}
        {audience.kind === 'panel' && (
          <PanelField
            panel={audience.panel}
            onPanel={(panel) => change({ audience: { kind: 'panel', panel } })}
          />
        )}
        {(audience.kind === 'customers' || audience.kind === 'moment') && (
          <TextInput
            label={t('invitations.form.where')}
            description={t('invitations.form.where.say')}
            maxLength={2000}
            value={audience.where}
            onChange={(event) => change({ audience: { ...audience, where: event.currentTarget.value } })}
          />
        )}
        <Sample form={form} change={change} />
      </div>
    </Panel>
  );
}

/** How many of them, and who is left alone to compare with. */
function Sample({ form, change }: Piece) {
  const { t } = useTranslation();
  const { audience, sampling } = form;
  const kinds = (Object.keys(samplings) as Sampling['kind'][]).filter(
    (kind) => audience.kind !== 'moment' || kind === 'all' || kind === 'share',
  );
  const whole = (value: string | number) => Math.max(1, Math.round(Number(value) || 1));
  return (
    <div className={css.pair}>
      <Select
        label={t('invitations.form.sampling')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(samplingWord[value]) }))}
        value={sampling.kind}
        onChange={(kind) => change({ sampling: samplings[(kind ?? 'all') as Sampling['kind']] })}
      />
      {sampling.kind === 'by-part' && (
        <TextInput
          required
          label={t('invitations.form.attribute')}
          maxLength={100}
          value={sampling.attribute}
          onChange={(event) => change({ sampling: { ...sampling, attribute: event.currentTarget.value } })}
        />
      )}
      {(sampling.kind === 'number' || sampling.kind === 'by-part') && (
        <NumberInput
          label={t('invitations.form.n')}
          min={1}
          value={sampling.n}
          onChange={(value) => change({ sampling: { ...sampling, n: whole(value) } })}
        />
      )}
      {sampling.kind === 'share' && (
        <NumberInput
          label={t('invitations.form.percent')}
          min={0.1}
          max={100}
          value={sampling.share * 100}
          onChange={(value) =>
            change({ sampling: { kind: 'share', share: Math.min(1, Math.max(0.001, Number(value) / 100)) } })
          }
        />
      )}
      {sampling.kind === 'systematic' && (
        <NumberInput
          label={t('invitations.form.k')}
          min={2}
          value={sampling.every}
          onChange={(value) => change({ sampling: { kind: 'systematic', every: Math.max(2, whole(value)) } })}
        />
      )}
      <NumberInput
        label={t('invitations.form.holdOut')}
        description={t('invitations.form.holdOut.say')}
        min={0}
        max={90}
        value={Math.round(form.holdOut * 100)}
        onChange={(value) => change({ holdOut: Math.min(0.9, Math.max(0, Number(value) / 100)) })}
      />
    </div>
  );
}

/** By which channel, from when on, and how often one reminds. */
function When({ form, change }: Piece) {
  const { t } = useTranslation();
  const { reminders } = form;
  const days = reminders[0]?.afterDays ?? 5;
  const repeat = (n: number, afterDays: number) =>
    change({
      reminders: Array.from({ length: Math.min(5, Math.max(0, Math.round(n))) }, () => ({ afterDays })),
    });
  return (
    <Panel title={t('invitations.form.channel')}>
      <div className={css.form}>
        <div className={css.pair}>
          <Select
            label={t('invitations.form.channel')}
            allowDeselect={false}
            data={(['email', 'sms', 'messenger'] as const).map((value) => ({
              value,
              label: t(`invitations.channel.${value}`),
            }))}
            value={form.channel}
            onChange={(value) => change({ channel: (value ?? 'email') as DistributionSettings['channel'] })}
          />
          <ZonedTimeField
            label={t('invitations.form.sendAt')}
            value={form.sendAt}
            onTime={(sendAt) => change({ sendAt } as Partial<DistributionSettings>)}
          />
        </div>
        <div className={css.pair}>
          <NumberInput
            label={t('invitations.form.reminders')}
            description={t('invitations.form.reminders.say')}
            min={0}
            max={5}
            value={reminders.length}
            onChange={(value) => repeat(Number(value), days)}
          />
          <NumberInput
            label={t('invitations.form.reminderDays')}
            min={1}
            max={90}
            disabled={reminders.length === 0}
            value={days}
            onChange={(value) => repeat(reminders.length, Math.max(1, Number(value) || 1))}
          />
          <NumberInput
            label={t('invitations.form.goodFor')}
            min={1}
            max={730}
            value={form.goodForDays ?? ''}
            onChange={(value) =>
              change({ goodForDays: value === '' ? null : Math.max(1, Math.round(Number(value))) })
            }
          />
        </div>
      </div>
    </Panel>
  );
}

/** Subject and text in each language of the survey; what is left empty is not sent in that language. */
function Letters({ form, change, languages }: Piece & { languages: readonly string[] }) {
  const { t } = useTranslation();
  const write = (language: string, next: { subject?: string; text?: string }) => {
    const before = form.letters[language] ?? { subject: '', text: '' };
    change({ letters: { ...form.letters, [language]: { ...before, ...next } } });
  };
  return (
    <Panel title={t('invitations.form.letter')}>
      <div className={css.form}>
        {languages.map((language, i) => (
          <div key={language} className={css.form}>
            <TextInput
              required={i === 0}
              label={t('invitations.form.subject', { language })}
              maxLength={200}
              value={form.letters[language]?.subject ?? ''}
              onChange={(event) => write(language, { subject: event.currentTarget.value })}
            />
            <Textarea
              required={i === 0}
              autosize
              minRows={4}
              label={t('invitations.form.text', { language })}
              description={t('invitations.form.text.say')}
              maxLength={5000}
              value={form.letters[language]?.text ?? ''}
              onChange={(event) => write(language, { text: event.currentTarget.value })}
            />
          </div>
        ))}
        <Checkbox
          color="understand"
          label={t('invitations.form.first')}
          description={t('invitations.form.first.say')}
          checked={form.firstQuestion}
          onChange={(event) => change({ firstQuestion: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  );
}

/** Everything that is said of a round before it starts: who, how many of them, when, and the letter. */
export function SettingsForm(props: {
  readonly start: DistributionSettings;
  readonly languages: readonly string[];
  readonly submit: string;
  readonly isPending: boolean;
  readonly problem: unknown;
  readonly done?: string | undefined;
  readonly onSubmit: (settings: DistributionSettings) => void;
}) {
  const { t } = useTranslation();
  const { languages, submit, isPending, problem, done, onSubmit } = props;
  const [form, setForm] = useState(props.start);
  const change: Change = (next) => setForm((before) => ({ ...before, ...next }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const letters = Object.entries(form.letters).filter(
      ([, { subject, text }]) => subject.trim() !== '' && text.trim() !== '',
    );
    onSubmit({ ...form, letters: Object.fromEntries(letters) });
  };
  return (
    <form onSubmit={save}>
      <Stack>
        <TextInput
          required
          label={t('invitations.name')}
          maxLength={200}
          value={form.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Who form={form} change={change} />
        <When form={form} change={change} />
        <Letters form={form} change={change} languages={languages} />
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={css.row}>
          <Button type="submit" loading={isPending}>
            {submit}
          </Button>
          <span role="status">{done ?? ''}</span>
        </div>
      </Stack>
    </form>
  );
}
