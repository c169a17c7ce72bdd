import { useTranslation } from 'react-i18next';
import { href, useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { ButtonLink, Link, Page, Panel, ProblemNote, SkeletonPanel, Stack } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { type Journey, showCustomer } from '../contract.ts';
import { episodeTo } from './addresses.ts';
import { JourneyStrip } from './journey-strip.tsx';
import { Timeline } from './timeline.tsx';

function OneJourney({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel
      title={
        <Link to={episodeTo(journey.episode, journey.customer)}>
          {t('journeys.episode.title', { episode: journey.episode })}
        </Link>
      }
      head="serif"
      aside={`${format.day(journey.started)} · ${format.seconds(journey.seconds)}`}
    >
      <JourneyStrip items={journey.items} />
      <details>
        <summary>{t('journeys.customer.items', { count: journey.items.length + journey.moreItems })}</summary>
        <Timeline items={journey.items} />
      </details>
    </Panel>
  );
}

/** One customer's whole timeline: every episode to scale, and what belongs to none. */
export default function CustomerScreen() {
  const { t } = useTranslation();
  const customer = useParam('customer');
  const { data, error, refetch } = useAnswer(showCustomer, { params: { customer } });
  const may = useMay();
  return (
    <Page
      actions={
        may('erase', 'customer') && (
          <ButtonLink
            kind="other"
            label={t('journeys.customer.erase')}
            to={href('/personal-data/erasures', { customer })}
          />
        )
      }
      kicker={<Link to="/journeys">{t('journeys.title')}</Link>}
      title={t('journeys.customer.title', { customer })}
      lead={
        data === undefined
          ? undefined
          : t('shell.n.episodes', { count: data.episodes.length + data.moreEpisodes })
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} height={380} />}
      {data !== undefined && (
        <Stack>
          {data.episodes.map((journey) => (
            <OneJourney key={journey.episode} journey={journey} />
          ))}
          {data.outsideEpisodes.length > 0 && (
            <Panel title={t('journeys.customer.outside')}>
              <Timeline items={data.outsideEpisodes} />
            </Panel>
          )}
          {data.moreEpisodes > 0 && <p>{t('journeys.customer.more', { count: data.moreEpisodes })}</p>}
        </Stack>
      )}
    </Page>
  );
}
