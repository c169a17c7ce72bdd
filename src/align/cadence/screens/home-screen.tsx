import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFindings } from '../../../understand/findings/contract.ts';
import { ask, useAnswer } from '../../../web/api.ts';
import {
  Columns,
  EmptyState,
  Link,
  Page,
  Panel,
  Section,
  SkeletonPage,
  SkeletonPanel,
  Stack,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { type Home, noteLook, showHome } from '../contract.ts';
import { DeskPanels } from './desk-panels.tsx';
import { FindingNews } from './finding-news.tsx';
import css from './home.module.css';
import { MovementPanel } from './movement-panel.tsx';
import { OrphanPanels } from './orphan-panels.tsx';

function News({ home }: { home: Home }) {
  const { t } = useTranslation();
  const findings = useAnswer(listFindings, {}, { when: !home.looking }).data?.findings ?? [];
  const changed = home.findings.length === 0 || home.findings.some(({ change }) => change !== 'standing');
  const heading =
    home.since === null ? 'cadence.standsOut' : changed ? 'cadence.changed' : 'cadence.standing';
  return (
    <Section
      title={t(heading)}
      aside={<Link to="/findings">{t('cadence.allFindings', { count: home.findingsInAll })}</Link>}
    >
      <Columns>
        <Stack>
          {home.looking && (
            <div role="status" aria-label={t('cadence.looking')}>
              <SkeletonPanel lines={5} height={260} />
              <p className={css.note}>{t('cadence.looking')}</p>
            </div>
          )}
          {home.findingsInAll === 0 && !home.looking && (
            <Panel>
              <p className={css.note}>{t('cadence.noFindings')}</p>
            </Panel>
          )}
          {home.findings.map(({ finding: id, change }, i) => {
            const finding = findings.find((one) => one.id === id);
            return (
              finding !== undefined && (
                <FindingNews key={id} finding={finding} change={change} inFull={i === 0} />
              )
            );
          })}
        </Stack>
        <Stack>
          <DeskPanels home={home} />
          {home.scores.map((movement) => (
            <MovementPanel key={JSON.stringify(movement.measure)} movement={movement} />
          ))}
        </Stack>
      </Columns>
      {home.promises.length > 0 && (
        <div className={css.twins} data-below>
          {home.promises.map((movement) => (
            <MovementPanel key={JSON.stringify(movement.measure)} movement={movement} />
          ))}
        </div>
      )}
    </Section>
  );
}

/** The home: what changed, what is due, and where the two stars do not meet. */
export default function HomeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [looking, setLooking] = useState(false);
  const { data, error, refetch } = useAnswer(showHome, {}, looking ? { everySeconds: 3 } : {});
  const isLooking = data?.looking ?? false;
  useEffect(() => setLooking(isLooking), [isLooking]);
  const known = data !== undefined && !data.firstDay && !data.looking;
  useEffect(() => {
    // Noted only once something was shown; the answer on screen still tells of the look before.
    if (known) void ask(noteLook).catch(() => undefined);
  }, [known]);
  if (error !== null)
    return <TroubledPage title={t('cadence.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  if (data.firstDay) {
    return (
      <Page title={t('cadence.firstDay.title')}>
        <EmptyState
          sentence={t('cadence.firstDay')}
          action={{ label: t('cadence.firstDay.do'), to: '/import' }}
        />
      </Page>
    );
  }
  return (
    <Page
      title={t('cadence.title')}
      lead={data.since === null ? t('cadence.first') : t('cadence.since', { day: format.day(data.since) })}
    >
      <News home={data} />
      {!data.looking && <OrphanPanels orphans={data.orphans} />}
    </Page>
  );
}
