import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
  Tag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listFields } from '../../journeys/contract.ts';
import { listStories, type Story } from '../stories.contract.ts';
import { CampaignPanel } from './campaign-panel.tsx';
import css from './meaning.module.css';
import { MeaningPlaces } from './meaning-places.tsx';
import { whereStory } from './story-line.tsx';

const address = z.object({
  where: z.string().min(1).optional().catch(undefined),
  campaigns: z.literal('true').optional().catch(undefined),
});

function useStoryColumns(): readonly Column<Story>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = (unit: 'voices' | 'customers' | 'texts'): Column<Story> => ({
    key: unit,
    label: t(`meaning.unit.${unit}`),
    align: 'end',
    value: (story) => story[unit],
    show: (story) => format.number(story[unit]),
  });
  return [
    {
      key: 'text',
      label: t('meaning.stories.text'),
      value: (story) => story.text,
      show: (story) => (
        <>
          {story.campaign && (
            <>
              <Tag tone="align">{t('meaning.story.campaign')}</Tag>{' '}
            </>
          )}
          <span className={css.wording} lang={story.language === 'unknown' ? undefined : story.language}>
            {story.text.length > 180 ? `${story.text.slice(0, 179)}…` : story.text}
          </span>
        </>
      ),
    },
    counted('voices'),
    counted('customers'),
    counted('texts'),
    {
      key: 'when',
      label: t('meaning.stories.when'),
      value: (story) => story.first,
      show: (story) => {
        const [first, last] = [format.day(story.first), format.day(story.last)];
        return first === last ? first : `${first} – ${last}`;
      },
    },
  ];
}

/** What several voices tell, and which of it is a campaign; a line opens all voices of its story. */
export default function StoriesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ where, campaigns }, change] = useAddress(address);
  const fields = useAnswer(listFields).data;
  const columns = useStoryColumns();
  const { data, error, refetch } = useAnswer(listStories, {
    query: { where, ...(campaigns === undefined ? {} : { campaigns }) },
  });
  return (
    <Page title={t('meaning.stories.title')} lead={t('meaning.stories.lead')}>
      <MeaningPlaces here="stories" where={where} />
      <div className={css.controls} data-screen-only>
        <FilterBar
          where={where}
          onChange={(next) => change({ where: next })}
          fields={['theme', 'sentiment', ...(fields?.columns ?? []), ...(fields?.attributes ?? [])]}
        />
        <Switch
          size="xs"
          label={t('meaning.stories.only')}
          checked={campaigns !== undefined}
          onChange={(event) => change({ campaigns: event.currentTarget.checked ? 'true' : undefined })}
        />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      {data !== undefined && (
        <Stack>
          {data.list.length === 0 ? (
            <EmptyState sentence={t('meaning.stories.none')} />
          ) : (
            <Panel>
              <p className={css.counts} role="status">
                {t('meaning.stories.sum', {
                  copied: format.number(data.copied),
                  voices: format.number(data.voices),
                  stories: format.number(data.stories),
                  campaigns: format.number(data.campaigns),
                })}
              </p>
              <DataTable
                columns={columns}
                rows={data.list}
                rowKey={({ id }) => id}
                to={({ id }) => href('/voices', { where: whereStory(id), copies: 'each' })}
                csvName={t('meaning.stories.csv')}
                sortedBy={{ key: 'voices', down: true }}
              />
            </Panel>
          )}
          <CampaignPanel key={JSON.stringify(data.rule)} rule={data.rule} />
        </Stack>
      )}
    </Page>
  );
}
