import { useTranslation } from 'react-i18next';
import { DataTable, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Finding } from '../contract.ts';
import { inLanguage, writeEffect } from './finding-words.ts';

interface Side {
  readonly name: string;
  readonly n: number | undefined;
  readonly mean: number | undefined;
  readonly low: number | undefined;
  readonly missed: number | undefined;
}

/** The two groups side by side: how many, mean score, share of low scores, share of promises missed. */
export function WithAndWithout({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { numbers } = finding;
  const side = (which: 'with' | 'without'): Side => ({
    name: t(`findings.${which}`),
    n: numbers[`n_${which}`] ?? numbers[`promise_n_${which}`],
    mean: numbers[`mean_${which}`],
    low: numbers[`share_low_${which}`],
    missed: numbers[`promise_share_${which}`],
  });
  const rows = [side('with'), side('without')];
  const column = (key: 'n' | 'mean' | 'low' | 'missed', write: (value: number) => string) =>
    rows.some((row) => row[key] !== undefined)
      ? [
          {
            key,
            label: t(`findings.numbers.${key}`),
            align: 'end' as const,
            value: (row: Side) => row[key] ?? null,
            show: (row: Side) => (row[key] === undefined ? '' : write(row[key])),
          },
        ]
      : [];
  return (
    <Panel title={t('findings.numbers')} head="quiet">
      <DataTable<Side>
        csvName={`${finding.id} ${t('findings.numbers')}`}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: t('findings.numbers.group'), value: (row) => row.name },
          ...column('n', (value) => format.number(value)),
          ...column('mean', (value) => format.number(value, 2)),
          ...column('low', (value) => format.share(value)),
          ...column('missed', (value) => format.share(value)),
        ]}
      />
    </Panel>
  );
}

type Told = Finding['estimates'][number];

/** Every effect with its interval: in all, with what came before held equal, with what lies between held equal. */
export function Effects({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = ({ estimate, unit }: Told) => {
    const { value, low, high } = estimate;
    if (value === null || low === null || high === null) return '';
    const one = (x: number) => writeEffect(format, x, unit);
    const figure =
      unit === 'share' ? t('shell.points', { count: 2, replace: { value: one(value) } }) : one(value);
    return t('findings.points', { value: figure, low: one(low), high: one(high) });
  };
  const held = (told: Told) => told.heldEqual.map((each) => inLanguage(each, format.language)).join(', ');
  return (
    <Panel title={t('findings.effects')} head="quiet">
      <DataTable<Told>
        csvName={`${finding.id} ${t('findings.effects')}`}
        rows={finding.estimates}
        rowKey={(told) => `${told.outcome} ${told.what}`}
        columns={[
          { key: 'outcome', label: t('findings.effect.outcome'), value: (told) => told.outcome },
          {
            key: 'what',
            label: t('findings.effect.what'),
            value: (told) => t(`findings.effect.${told.what}`),
          },
          {
            key: 'value',
            label: t('findings.column.effect'),
            align: 'end',
            value: (told) => told.estimate.value,
            show: write,
          },
          { key: 'held', label: t('findings.effect.held'), value: held },
        ]}
      />
    </Panel>
  );
}
