import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { ButtonLink, Link, Page, Panel, ProblemNote, SkeletonPanel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { showEpisode } from '../contract.ts';
import { customerTo } from './addresses.ts';
import { JourneyStrip } from './journey-strip.tsx';
import { Timeline } from './timeline.tsx';

const address = z.object({ customer: z.string().optional() });

/** One actual journey: every item in its order, promises as they turned out, voices in their own words. */
export default function EpisodeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const episode = useParam('episode');
  const [asked] = useAddress(address);
  const { data, error, refetch } = useAnswer(showEpisode, {
    params: { episode },
    query: { customer: asked.customer },
  });
  return (
    <Page
      kicker={<Link to="/journeys">{t('journeys.title')}</Link>}
      title={t('journeys.episode.title', { episode })}
      lead={
        data === undefined
          ? undefined
          : t('journeys.episode.lead', {
              count: data.items.length + data.moreItems,
              time: format.seconds(data.seconds),
              from: format.day(data.started),
              to: format.day(data.ended),
            })
      }
      actions={
        data !== undefined && (
          <ButtonLink
            kind="other"
            label={t('journeys.episode.customer', { customer: data.customer })}
            to={customerTo(data.customer)}
          />
        )
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} height={380} />}
      {data !== undefined && (
        <>
          <Panel>
            <JourneyStrip items={data.items} />
          </Panel>
          <Panel>
            <Timeline items={data.items} />
            {data.moreItems > 0 && <p>{t('journeys.episode.more', { count: data.moreItems })}</p>}
          </Panel>
        </>
      )}
    </Page>
  );
}
