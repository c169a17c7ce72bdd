import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  type Column,
  Columns,
  DataTable,
  EmptyState,
  Facts,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
  Tag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import {
  type Proposal,
  putTaxonomy,
  showTaxonomy,
  type TaughtTheme,
  taxonomyVersions,
  undoTaxonomy,
} from '../teaching.contract.ts';
import css from './desk.module.css';
import { DeskLessons } from './desk-lessons.tsx';
import { MeaningPlaces } from './meaning-places.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { TaughtThemeForm } from './taught-theme-form.tsx';
import { TaxonomySources } from './taxonomy-sources.tsx';

const blank: TaughtTheme = { id: '', name: '', definition: '', parent: null, rules: [], seeds: [] };

/** The versions of the taxonomy, newest first, and the way back to the one before. */
function Versions() {
  const { t } = useTranslation();
  const format = useFormat();
  const versions = useAnswer(taxonomyVersions).data ?? [];
  const undo = useDo(undoTaxonomy);
  if (versions.length === 0) return null;
  return (
    <Panel title={t('meaning.taxonomy.versions')}>
      <Facts
        facts={versions.slice(0, 12).map((version) => ({
          label: (
            <>
              {t('meaning.taxonomy.version', { version: version.version })}{' '}
              {version.current && <Tag tone="understand">{t('meaning.taxonomy.current')}</Tag>}
            </>
          ),
          note: version.why,
          value: `${version.by} · ${format.day(version.at)}`,
        }))}
      />
      {versions.length > 1 && (
        <Button variant="default" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate({})}>
          {t('meaning.taxonomy.undo')}
        </Button>
      )}
      {undo.error !== null && <ProblemNote problem={undo.error} />}
    </Panel>
  );
}

/** The company's own themes: written, taught from examples, seen before applied, and taken back. */
export default function TaxonomyScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer(showTaxonomy, { query: {} });
  const put = useDo(putTaxonomy);
  const [chosen, setChosen] = useState<TaughtTheme>();
  const [proposal, setProposal] = useState<Proposal>();
  const [applied, setApplied] = useState<number>();
  const examplesOf = (theme: TaughtTheme) =>
    data?.examples.filter(({ themes }) => themes.includes(theme.name) || themes.includes(theme.id)).length ??
    0;
  const save = (theme: TaughtTheme) => {
    const others = (data?.themes ?? []).filter(({ id }) => id !== theme.id);
    put.mutate({ body: { themes: [...others, theme] } }, { onSuccess: setProposal });
  };
  const columns: readonly Column<TaughtTheme>[] = [
    {
      key: 'name',
      label: t('meaning.taxonomy.theme'),
      value: (theme) => theme.name,
      show: (theme) => (
        <button type="button" className={css.withdraw} onClick={() => setChosen(theme)}>
          {theme.name}
        </button>
      ),
    },
    {
      key: 'definition',
      label: t('meaning.taxonomy.definition'),
      value: (theme) => theme.definition,
      long: true,
    },
    { key: 'rules', label: t('meaning.taxonomy.rules'), align: 'end', value: (theme) => theme.rules.length },
    { key: 'examples', label: t('meaning.taxonomy.examples'), align: 'end', value: examplesOf },
  ];
  return (
    <Page title={t('meaning.taxonomy.title')} lead={t('meaning.taxonomy.lead')}>
      <MeaningPlaces here="taxonomy" />
      <ReadingProgress />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      {data !== undefined && (
        <Columns>
          <Stack>
            <TaxonomySources onProposal={setProposal} />
            {proposal === undefined && <DeskLessons onProposal={setProposal} />}
            {applied !== undefined && (
              <p role="status" className={css.why}>
                {t('meaning.taxonomy.applied', { version: applied })}
              </p>
            )}
            {proposal !== undefined && (
              <ProposalPanel
                proposal={proposal}
                onCancel={() => setProposal(undefined)}
                onApplied={(version) => {
                  setProposal(undefined);
                  setChosen(undefined);
                  setApplied(version);
                }}
              />
            )}
            {data.themes.length === 0 ? (
              <EmptyState sentence={t('meaning.taxonomy.empty')} />
            ) : (
              <Panel title={t('meaning.taxonomy.title')}>
                <DataTable
                  columns={columns}
                  rows={data.themes}
                  rowKey={(theme) => theme.id}
                  csvName={t('meaning.taxonomy.title')}
                />
              </Panel>
            )}
          </Stack>
          <Stack>
            <Panel title={chosen === undefined ? t('meaning.taxonomy.add') : chosen.name}>
              <TaughtThemeForm
                key={chosen?.id ?? `new ${data.version}`}
                theme={chosen ?? blank}
                pending={put.isPending}
                onSave={save}
              />
              {put.error !== null && <ProblemNote problem={put.error} />}
            </Panel>
            <Versions />
          </Stack>
        </Columns>
      )}
    </Page>
  );
}
