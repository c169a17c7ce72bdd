import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { DataTable, EstimateText, Panel, ProblemNote, SkeletonTable, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listAnswerFields, type ScoreCell, type Stat, showScores } from '../contract.ts';
import { unitOf } from './score-words.ts';

/** One score per value of a field; ranks are ranges, and stand only where groups can be told apart. */
export function ByFieldTable({
  metric,
  stat,
  by: asked,
  where,
  onBy,
}: {
  metric: string;
  stat: Stat;
  /** Field asked for in the address; the first that divides the answers when none is. */
  by: string | undefined;
  where: string | undefined;
  onBy: (by: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: fields } = useAnswer(listAnswerFields, { params: { metric } });
  const few = fields?.find((each) => each.groups <= 20) ?? fields?.[0];
  const by = asked ?? few?.field ?? 'step';
  const { data, error, refetch } = useAnswer(
    showScores,
    { params: { metric }, query: { by, where } },
    { when: asked !== undefined || fields !== undefined },
  );
  const offered = [...new Set([...(fields ?? []).map((each) => each.field), 'variant', by])];
  const ranked = (data ?? []).filter((cell) => cell.standing !== null);
  const stand = ranked.filter((cell) => cell.standing?.standsOut).length;
  const alone = (cell: ScoreCell) =>
    cell.standing !== null && (cell.standing.rankLow > 1 || cell.standing.rankHigh < ranked.length);
  const labels: Record<string, string> = Object.fromEntries(
    ['step', 'function', 'channel', 'language', 'variant'].map((field) => [field, t(`scores.by.${field}`)]),
  );
  const label = labels[by] ?? by;
  return (
    <Panel
      title={t('scores.by.title', { field: label })}
      aside={
        <Select
          size="xs"
          aria-label={t('scores.by.choose')}
          data={offered.map((field) => ({ value: field, label: labels[field] ?? field }))}
          value={by}
          allowDeselect={false}
          onChange={(next) => onBy(next ?? by)}
        />
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data !== undefined && (
        <>
          {ranked.length > 1 && (
            <p>
              {t('scores.by.told', {
                count: ranked.length,
                replace: { all: format.number(ranked.length), stand: format.number(stand) },
              })}
            </p>
          )}
          <DataTable<ScoreCell>
            csvName={t('scores.by.csv', { metric, field: label })}
            rows={data}
            rowKey={(cell) => cell.by ?? ''}
            shownAtFirst={20}
            columns={[
              { key: 'group', label, value: (cell) => cell.by ?? t('scores.by.unknown') },
              {
                key: 'score',
                label: t('scores.score'),
                align: 'end',
                value: (cell) => cell.value,
                show: (cell) =>
                  cell.value === null ? (
                    <EstimateText estimate={cell} unit={unitOf(stat)} />
                  ) : (
                    <strong>{bound(cell, cell.value, format, stat)}</strong>
                  ),
              },
              {
                key: 'low',
                label: t('scores.low'),
                align: 'end',
                value: (cell) => cell.low,
                show: (cell) => bound(cell, cell.low, format, stat),
              },
              {
                key: 'high',
                label: t('scores.high'),
                align: 'end',
                value: (cell) => cell.high,
                show: (cell) => bound(cell, cell.high, format, stat),
              },
              {
                key: 'n',
                label: t('scores.n'),
                align: 'end',
                value: (cell) => cell.n,
                show: (cell) => (cell.n === null || cell.value === null ? '' : format.number(cell.n)),
              },
              {
                key: 'rank',
                label: t('scores.rank'),
                value: (cell) => (alone(cell) ? (cell.standing?.rankLow ?? null) : null),
                show: (cell) =>
                  alone(cell)
                    ? t(
                        cell.standing?.rankLow === cell.standing?.rankHigh
                          ? 'scores.rank.one'
                          : 'scores.rank.range',
                        {
                          low: cell.standing?.rankLow,
                          high: cell.standing?.rankHigh,
                          all: ranked.length,
                        },
                      )
                    : '',
              },
              {
                key: 'stands',
                label: t('scores.stands'),
                value: (cell) => (cell.standing?.standsOut ? 1 : 0),
                show: (cell) =>
                  cell.standing?.standsOut ? <Tag tone="understand">{t('scores.stands.out')}</Tag> : '',
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

function bound(
  cell: ScoreCell,
  value: number | null,
  format: ReturnType<typeof useFormat>,
  stat: Stat,
): string {
  if (value === null || cell.low === null || cell.high === null) return '';
  return format.value(value, unitOf(stat), cell.high - cell.low);
}
