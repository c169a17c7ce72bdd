import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  ChartFrame,
  DataTable,
  EmptyState,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { listFields } from '../../journeys/contract.ts';
import { listMetrics } from '../../scores/contract.ts';
import { discoverThemes, listThemes } from '../themes.contract.ts';
import { MeaningPlaces } from './meaning-places.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { useThemeColumns } from './theme-columns.tsx';
import { ThemeMap } from './theme-map.tsx';
import { ThemePairs } from './theme-pairs.tsx';
import css from './themes.module.css';

const text = z.string().min(1).optional().catch(undefined);
const address = z.object({ where: text, metric: text });

/** Looks for themes in all voices and keeps them; the voices are then read with them. */
function FindThemes() {
  const { t } = useTranslation();
  const discover = useDo(discoverThemes);
  return (
    <>
      <Button
        variant="default"
        loading={discover.isPending}
        onClick={() => discover.mutate({ body: { keep: true } })}
      >
        {t(discover.isPending ? 'meaning.themes.finding' : 'meaning.themes.find')}
      </Button>
      {discover.error !== null && <ProblemNote problem={discover.error} />}
      {discover.data !== undefined && (
        <p role="status" className={css.quiet}>
          {t('meaning.themes.found', { count: discover.data.themes.length })}
        </p>
      )}
    </>
  );
}

/** What customers speak of, as a map and a list. */
export default function ThemesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [{ where, metric }, change] = useAddress(address);
  const fields = useAnswer(listFields).data;
  const metrics = useAnswer(listMetrics).data ?? [];
  const columns = useThemeColumns();
  const { data, error, refetch } = useAnswer(listThemes, { query: { where, metric } });
  const writes = may('write', 'theme');
  const to = (theme: { id: string }) => href(`/themes/${encodeURIComponent(theme.id)}`, { where, metric });
  const table = { columns, rows: data?.themes ?? [], rowKey: (theme: { id: string }) => theme.id, to };
  const measured = data?.metric ?? null;
  return (
    <Page
      title={t('meaning.themes.title')}
      lead={t('meaning.themes.lead')}
      actions={writes && data !== undefined && data.themes.length > 0 ? <FindThemes /> : undefined}
    >
      <MeaningPlaces here="themes" where={where} />
      <ReadingProgress />
      <div className={css.controls} data-screen-only>
        {metrics.length > 1 && (
          <NativeSelect
            size="xs"
            label={t('meaning.themes.metric')}
            value={measured ?? ''}
            onChange={(event) => change({ metric: event.currentTarget.value })}
            data={metrics.map((each) => each.name)}
          />
        )}
        <FilterBar
          where={where}
          onChange={(next) => change({ where: next })}
          fields={[...(fields?.columns ?? []), ...(fields?.attributes ?? [])]}
        />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={10} />}
      {data !== undefined && data.themes.length === 0 && (
        <>
          <EmptyState sentence={t('meaning.themes.empty')} />
          {writes && <FindThemes />}
        </>
      )}
      {data !== undefined && data.themes.length > 0 && (
        <Stack>
          {measured !== null && (
            <ChartFrame
              title={t('meaning.themes.map')}
              note={t('meaning.themes.map.note', { metric: measured })}
              csvName={t('meaning.themes.map.csv')}
              table={table}
            >
              <ThemeMap themes={data.themes} metric={measured} where={where} />
            </ChartFrame>
          )}
          <Panel title={t('meaning.themes.title')}>
            <DataTable
              {...table}
              csvName={t('meaning.themes.title')}
              sortedBy={{ key: 'voices', down: true }}
            />
            <p className={css.quiet}>
              {t('meaning.themes.unassigned.say', {
                voices: format.number(data.unassigned.voices),
                all: format.number(data.total.voices),
              })}
            </p>
          </Panel>
          {writes && data.themes.some(({ kind }) => kind === 'discovered') && <ThemePairs />}
        </Stack>
      )}
    </Page>
  );
}
