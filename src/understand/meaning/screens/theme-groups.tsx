import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { type Column, DataTable, EstimateText, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { showTheme } from '../themes.contract.ts';
import { useSayLabel } from './say-label.ts';
import { bare } from './theme-columns.tsx';
import css from './themes.module.css';

type Page = AnswerOf<typeof showTheme>;
type Group = Page['steps'][number];

function useGroupColumns(label: string): readonly Column<Group>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'value',
      label,
      value: (group) => group.value,
      show: (group) => (group.value === '' ? t('meaning.theme.step.none') : group.value),
    },
    {
      key: 'voices',
      label: t('meaning.unit.voices'),
      align: 'end',
      value: (group) => group.voices,
      show: (group) => format.number(group.voices),
    },
    {
      key: 'share',
      label: t('meaning.themes.share'),
      align: 'end',
      value: (group) => group.share.value,
      show: (group) => <EstimateText estimate={bare(group.share)} unit="share" of="voices" how={false} />,
    },
    {
      key: 'net',
      label: t('meaning.themes.net'),
      align: 'end',
      value: (group) => group.net.value,
      show: (group) => (
        <EstimateText estimate={group.net} unit="share-difference" of="mentions" how={false} />
      ),
    },
  ];
}

function Segment({ segment }: { segment: Page['segments'][number] }) {
  const { t } = useTranslation();
  const columns = useGroupColumns(segment.attribute);
  const title = t('meaning.theme.segment', { attribute: segment.attribute });
  return (
    <Panel title={title}>
      <DataTable
        columns={columns}
        rows={segment.groups}
        rowKey={(group) => group.value}
        csvName={title}
        shownAtFirst={8}
      />
      {segment.hidden > 0 && (
        <p className={css.quiet}>{t('meaning.theme.hidden', { count: segment.hidden })}</p>
      )}
    </Panel>
  );
}

/** Where and by whom a theme is spoken of. Small groups are hidden, and counted. */
export function ThemeGroups({ theme }: { theme: Page }) {
  const { t } = useTranslation();
  const columns = useGroupColumns(t('meaning.by.step'));
  return (
    <>
      <Panel title={t('meaning.theme.steps')}>
        <DataTable
          columns={columns}
          rows={theme.steps}
          rowKey={(group) => group.value}
          csvName={t('meaning.theme.steps')}
          shownAtFirst={8}
        />
      </Panel>
      {theme.segments.map((segment) => (
        <Segment key={segment.attribute} segment={segment} />
      ))}
    </>
  );
}

/** What is felt, what it cost and what is wished where the theme is spoken of, in mentions. */
export function ThemeFeelings({ theme }: { theme: Page }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const rows = (
    [
      ['emotion', theme.emotions],
      ['effort', theme.effort],
      ['cue', theme.cues],
      ['intent', theme.intents],
    ] as const
  ).flatMap(([task, labels]) =>
    labels
      .filter(({ label }) => label !== 'not expressed' && label !== 'nothing')
      .map((label) => ({ task, ...label })),
  );
  if (rows.length === 0) return null;
  const columns: readonly Column<(typeof rows)[number]>[] = [
    {
      key: 'label',
      label: t('meaning.theme.feel'),
      value: (row) => row.label,
      show: (row) => sayLabel(row.label),
    },
    {
      key: 'task',
      label: t('meaning.by'),
      value: (row) => row.task,
      show: (row) => t(`meaning.by.${row.task}`),
    },
    {
      key: 'mentions',
      label: t('meaning.unit.mentions'),
      align: 'end',
      value: (row) => row.mentions,
      show: (row) => format.number(row.mentions),
    },
    {
      key: 'voices',
      label: t('meaning.unit.voices'),
      align: 'end',
      value: (row) => row.voices,
      show: (row) => format.number(row.voices),
    },
  ];
  return (
    <Panel title={t('meaning.theme.feel')}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.task} ${row.label}`}
        csvName={t('meaning.theme.feel')}
        sortedBy={{ key: 'mentions', down: true }}
        shownAtFirst={8}
      />
    </Panel>
  );
}
