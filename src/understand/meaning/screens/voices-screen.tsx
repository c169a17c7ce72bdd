import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  Columns,
  EmptyState,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../web/design.ts';
import { listFields } from '../../journeys/contract.ts';
import { searchVoices } from '../voices.contract.ts';
import { CountLine } from './count-line.tsx';
import { FacetsPanel } from './facets-panel.tsx';
import css from './meaning.module.css';
import { MeaningPlaces } from './meaning-places.tsx';
import { VoiceEntry } from './voice-entry.tsx';

const sorts = ['newest', 'oldest', 'most-negative', 'most-positive'] as const;
const text = z.string().min(1).optional().catch(undefined);
const address = z.object({
  q: text,
  where: text,
  sort: z.enum(sorts).catch('newest'),
  /** each = every copy of a text by itself. */
  copies: z.literal('each').optional().catch(undefined),
});
const page = 20;
/** Fields about meaning that a filter may name, besides those of the company's records. */
const fieldsOfMeaning = [
  'theme',
  'sentiment',
  'emotion',
  'effort',
  'cue',
  'intent',
  'story',
  'about.step',
  'about.function',
  'object',
];

/** What customers say: searched by word, filtered by meaning, each sentence with its proof. */
export default function VoicesScreen() {
  const { t } = useTranslation();
  const [{ q, where, sort, copies }, change] = useAddress(address);
  const [typed, setTyped] = useState(q ?? '');
  const [limit, setLimit] = useState(page);
  const fields = useAnswer(listFields).data;
  const { data, error, refetch, isPlaceholderData } = useAnswer(searchVoices, {
    query: { q, where, sort, limit, ...(copies === undefined ? { distinct: 'true' } : {}) },
  });
  const ask = (next: Parameters<typeof change>[0]) => {
    setLimit(page);
    change(next);
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    ask({ q: typed });
  };
  const asked = q !== undefined || where !== undefined;
  return (
    <Page title={t('meaning.title')} lead={t('meaning.lead')}>
      <MeaningPlaces here="voices" where={where} />
      <div className={css.controls} data-screen-only>
        <form onSubmit={search} className={css.search}>
          <TextInput
            type="search"
            size="sm"
            aria-label={t('meaning.search')}
            placeholder={t('meaning.search.example')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" variant="default">
            {t('meaning.search.do')}
          </Button>
        </form>
        <FilterBar
          where={where}
          onChange={(next) => ask({ where: next })}
          fields={[...fieldsOfMeaning, ...(fields?.columns ?? []), ...(fields?.attributes ?? [])]}
        />
        <NativeSelect
          size="xs"
          aria-label={t('meaning.sort')}
          value={sort}
          onChange={(event) => ask({ sort: event.currentTarget.value })}
          data={sorts.map((each) => ({ value: each, label: t(`meaning.sort.${each}`) }))}
        />
        <Switch
          size="xs"
          label={t('meaning.fold')}
          checked={copies === undefined}
          onChange={(event) => ask({ copies: event.currentTarget.checked ? undefined : 'each' })}
        />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      {data !== undefined && data.counts.voices === 0 && data.waiting === 0 && (
        <EmptyState
          sentence={t(asked ? 'meaning.none' : 'meaning.empty')}
          {...(asked ? {} : { action: { label: t('meaning.import'), to: '/import' } })}
        />
      )}
      {data !== undefined && (data.counts.voices > 0 || data.waiting > 0) && (
        <Columns>
          <Panel>
            <CountLine counts={data.counts} waiting={data.waiting} />
            <div className={css.voices} aria-busy={isPlaceholderData}>
              {data.voices.map((voice) => (
                <VoiceEntry key={voice.moment} voice={voice} folded={copies === undefined} />
              ))}
            </div>
            {data.next !== null && limit < 200 && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setLimit(Math.min(200, limit + page))}
              >
                {t('meaning.more')}
              </Button>
            )}
          </Panel>
          <Stack>
            <FacetsPanel q={q} where={where} onWhere={(next) => ask({ where: next })} />
          </Stack>
        </Columns>
      )}
    </Page>
  );
}
