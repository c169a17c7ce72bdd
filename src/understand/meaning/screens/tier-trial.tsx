import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { type Column, DataTable, Facts, Panel, ProblemNote, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import { type Comparison, stepTrial, type Trial, type trialSteps } from '../representation.contract.ts';
import css from './desk.module.css';
import themes from './themes.module.css';
import { useTierName } from './tier-now.tsx';

type Change = Comparison['themes'][number];

/** How far it is, while it is worked out. */
function TrialProgress({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { phase, done, total, secondsLeft } = trial;
  const counts = { done: format.number(done), total: format.number(total) };
  const say =
    total > 0 && phase === 'embedding'
      ? t('meaning.tier.trial.texts', counts)
      : t(`meaning.tier.phase.${phase}`);
  return (
    <div className={themes.progress}>
      <span role="status">
        {say}
        {secondsLeft !== null &&
          ` · ${t('meaning.themes.progress.left', { time: format.seconds(secondsLeft) })}`}
      </span>
      <Progress
        value={total === 0 ? 100 : (done / total) * 100}
        animated={trial.state === 'running' && total === 0}
        size="sm"
        className={themes.bar ?? ''}
        aria-label={say}
      />
    </div>
  );
}

/** What would change as a whole, counted in voices. */
function TrialSum({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { voices, moved, taught } = comparison;
  const number = (value: number) => format.number(value);
  const both = (before: number, after: number) =>
    t('meaning.tier.beforeAfter', { before: number(before), after: number(after) });
  const part = (count: number, of: number) =>
    t('meaning.tier.part', {
      count: number(count),
      of: number(of),
      share: format.share(of === 0 ? 0 : count / of),
    });
  const accuracy = (value: number | null) => (value === null ? '–' : format.share(value));
  return (
    <Facts
      facts={[
        ...(voices === 0
          ? []
          : [
              {
                label: t('meaning.tier.moved'),
                note: t('meaning.tier.moved.say'),
                value: part(moved, voices),
              },
              {
                label: t('meaning.tier.found'),
                value: both(comparison.themesBefore, comparison.themesAfter),
              },
              {
                label: t('meaning.tier.unassigned'),
                value: both(comparison.unassignedBefore, comparison.unassignedAfter),
              },
            ]),
        ...(taught === null
          ? []
          : [
              {
                label: t('meaning.tier.taught'),
                note: t('meaning.tier.taught.say', { clauses: number(taught.clauses) }),
                value: part(taught.moved, taught.voices),
              },
              {
                label: t('meaning.tier.accuracy'),
                value: t('meaning.tier.beforeAfter', {
                  before: accuracy(comparison.taughtAccuracyBefore),
                  after: accuracy(comparison.taughtAccuracyAfter),
                }),
              },
            ]),
      ]}
    />
  );
}

/** The same theme by theme. */
function TrialThemes({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const column = (key: 'before' | 'after' | 'stay'): Column<Change> => ({
    key,
    label: t(`meaning.tier.${key}`),
    align: 'end',
    value: (change) => change[key],
    show: (change) => format.number(change[key]),
  });
  const columns: readonly Column<Change>[] = [
    { key: 'name', label: t('meaning.taxonomy.theme'), value: ({ name }) => name, long: true },
    {
      key: 'fate',
      label: t('meaning.tier.fate'),
      value: ({ kind, fate }) => t(`meaning.tier.fate.${kind === 'taught' ? 'taught' : fate}`),
    },
    column('before'),
    column('after'),
    column('stay'),
  ];
  if (comparison.themes.length === 0) return <p className={css.read}>{t('meaning.tier.nothing')}</p>;
  return (
    <DataTable
      columns={columns}
      rows={comparison.themes}
      rowKey={({ theme }) => theme}
      csvName={t('meaning.tier.changes')}
      shownAtFirst={20}
    />
  );
}

/** Another representation beside the one that counts: how far it is, what it would change, and the decision. */
export function TierTrial({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const said = useSaid();
  const nameOf = useTierName();
  const step = useDo(stepTrial);
  const go = (named: (typeof trialSteps)[number]) => step.mutate({ params: { step: named }, body: {} });
  const button = (named: (typeof trialSteps)[number], variant: 'filled' | 'default') => (
    <Button variant={variant} disabled={step.isPending} onClick={() => go(named)}>
      {t(`meaning.tier.step.${named}`)}
    </Button>
  );
  const { state, problem, comparison } = trial;
  return (
    <Panel
      title={nameOf(trial.settings)}
      tag={<Tag>{t(`meaning.tier.state.${state}`)}</Tag>}
      tone="understand"
    >
      <div className={css.form}>
        {state === 'ready' ? null : <TrialProgress trial={trial} />}
        {problem !== null && (
          <p role="alert" className={css.read}>
            {said(problem)}
          </p>
        )}
        {comparison !== null && <TrialSum comparison={comparison} />}
        {step.error !== null && <ProblemNote problem={step.error} />}
        <div className={css.row}>
          {state === 'ready' && button('switch', 'filled')}
          {state === 'running' && button('stop', 'default')}
          {(state === 'stopped' || state === 'failed') && button('resume', 'filled')}
          {step.error !== null && state === 'ready' && button('resume', 'default')}
          {button('drop', 'default')}
        </div>
        {state === 'ready' && <p className={css.why}>{t('meaning.tier.switch.say')}</p>}
        {comparison !== null && <TrialThemes comparison={comparison} />}
      </div>
    </Panel>
  );
}
