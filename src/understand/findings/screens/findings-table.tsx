import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Finding } from '../contract.ts';
import { findingTo, inLanguage, writeEffect } from './finding-words.ts';

/** The findings with their figures; the CSV holds the whole sentences. */
export function FindingsTable({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = (finding: Finding, value: number | null) => writeEffect(format, value, finding.unit);
  const limit = (key: 'low' | 'high') => ({
    key,
    label: t(`findings.column.${key}`),
    align: 'end' as const,
    value: (finding: Finding) => finding.estimate[key],
    show: (finding: Finding) => write(finding, finding.estimate[key]),
  });
  return (
    <DataTable<Finding>
      csvName={t('findings.title')}
      rows={findings}
      rowKey={(finding) => finding.id}
      to={(finding) => findingTo(finding.id)}
      columns={[
        {
          key: 'finding',
          label: t('findings.column.finding'),
          value: (finding) => inLanguage(finding.sentences, format.language),
          show: (finding) => inLanguage(finding.label, format.language),
        },
        { key: 'function', label: t('findings.column.function'), value: (finding) => finding.function },
        {
          key: 'effect',
          label: t('findings.column.effect'),
          align: 'end',
          value: (finding) => finding.estimate.value,
          show: (finding) => write(finding, finding.estimate.value),
        },
        limit('low'),
        limit('high'),
        {
          key: 'n',
          label: t('findings.column.n'),
          align: 'end',
          value: (finding) => finding.n,
          show: (finding) => format.number(finding.n),
        },
        {
          key: 'affected',
          label: t('findings.column.affected'),
          align: 'end',
          value: (finding) => finding.affected,
          show: (finding) => format.number(finding.affected),
        },
        {
          key: 'state',
          label: t('findings.column.state'),
          value: (finding) => t(`findings.state.${finding.state}`),
        },
      ]}
    />
  );
}
