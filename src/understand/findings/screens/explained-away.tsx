import { useTranslation } from 'react-i18next';
import { DataTable, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { FindingsRun } from '../contract.ts';
import { inLanguage } from './finding-words.ts';

type Explained = FindingsRun['explained'][number];

/** What was looked at and seemed to matter, with what explains it: the answer "no" is an answer. */
export function ExplainedAway({ run }: { run: FindingsRun }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (run.explained.length === 0) return null;
  const what = (row: Explained) => inLanguage(row.label, language);
  const by = (row: Explained) => row.by.map((each) => inLanguage(each, language)).join(', ');
  return (
    <Panel title={t('findings.explained')} head="quiet">
      <p>{t('findings.explained.lead')}</p>
      <DataTable<Explained>
        csvName={t('findings.explained')}
        rows={run.explained}
        rowKey={(row) => `${what(row)} ${row.outcome} ${by(row)}`}
        shownAtFirst={10}
        columns={[
          { key: 'what', label: t('findings.explained.what'), value: what },
          { key: 'outcome', label: t('findings.explained.outcome'), value: (row) => row.outcome },
          { key: 'by', label: t('findings.explained.by'), value: by },
        ]}
      />
    </Panel>
  );
}
