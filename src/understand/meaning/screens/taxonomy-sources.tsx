import { Button, FileButton, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askFile, useAnswer, useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { useSaveFile } from '../../../web/use-save-file.ts';
import { exportTaxonomy, importTaxonomy, listStarters, type Proposal } from '../teaching.contract.ts';
import css from './desk.module.css';

const nameOf = (as: 'csv' | 'json') => `taxonomy.${as}`;

/** Where a taxonomy comes from and goes to: a starter set, a file, and back into a file. */
export function TaxonomySources({ onProposal }: { onProposal: (proposal: Proposal) => void }) {
  const { t } = useTranslation();
  const starters = useAnswer(listStarters).data ?? [];
  const bring = useDo(importTaxonomy);
  const save = useSaveFile();
  const [starter, setStarter] = useState('');
  const propose = (body: NonNullable<Parameters<typeof bring.mutate>[0]['body']>) =>
    bring.mutate({ body }, { onSuccess: onProposal });
  const read = async (file: File | null) => {
    if (file !== null)
      propose({ content: await file.text(), as: file.name.endsWith('.csv') ? 'csv' : 'json' });
  };
  return (
    <Panel>
      <div className={css.row}>
        <NativeSelect
          size="sm"
          label={t('meaning.taxonomy.starter')}
          value={starter}
          onChange={(event) => setStarter(event.currentTarget.value)}
          data={['', ...starters.map(({ name, title }) => ({ value: name, label: title }))]}
        />
        <Button
          variant="default"
          disabled={starter === ''}
          loading={bring.isPending}
          onClick={() => propose({ starter })}
        >
          {t('meaning.taxonomy.starter.do')}
        </Button>
        <FileButton onChange={(file) => void read(file)} accept=".csv,.json">
          {(props) => (
            <Button variant="default" {...props}>
              {t('meaning.taxonomy.import')}
            </Button>
          )}
        </FileButton>
        {(['csv', 'json'] as const).map((as) => (
          <Button
            key={as}
            variant="subtle"
            color="understand"
            loading={save.isPending && save.variables.name === nameOf(as)}
            onClick={() =>
              save.mutate({ name: nameOf(as), fetch: () => askFile(exportTaxonomy, { query: { as } }) })
            }
          >
            {t(`meaning.taxonomy.export.${as}`)}
          </Button>
        ))}
      </div>
      {bring.error !== null && <ProblemNote problem={bring.error} />}
      {save.error !== null && <ProblemNote problem={save.error} />}
    </Panel>
  );
}
