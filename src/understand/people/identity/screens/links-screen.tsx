import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import {
  DataTable,
  EmptyState,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { linkShape, listLinks, readLinkLog } from '../contract.ts';
import { LinkCard } from './link-card.tsx';
import css from './links.module.css';

const search = z.object({ state: linkShape.shape.state.optional().catch(undefined) });

function Log() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAnswer(readLinkLog);
  if (data === undefined || data.entries.length === 0) return null;
  return (
    <Panel title={t('identity.log')}>
      <p className={css.quiet}>{t('identity.log.lead')}</p>
      <DataTable
        columns={[
          {
            key: 'at',
            label: t('identity.log.at'),
            value: ({ at }) => at,
            show: ({ at }) => format.moment(at),
          },
          { key: 'deed', label: t('identity.log.deed'), value: ({ deed }) => t(`identity.deed.${deed}`) },
          { key: 'who', label: t('identity.log.who'), value: ({ a, b }) => `${a} = ${b}` },
          { key: 'by', label: t('identity.log.by'), value: ({ by }) => by },
          { key: 'why', label: t('identity.log.why'), value: ({ why }) => why, long: true },
        ]}
        rows={data.entries}
        rowKey={({ link, at, deed }) => `${link} ${at} ${deed}`}
        csvName={t('identity.log')}
        shownAtFirst={20}
      />
    </Panel>
  );
}

/** The queue of what may be one customer, and what was decided. */
export default function LinksScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ state = 'proposed' }, change] = useAddress(search);
  const { data, error, refetch } = useAnswer(listLinks, { query: { state } });
  const label = (each: keyof NonNullable<typeof data>['counts']) =>
    `${t(`identity.${each}`)}${data === undefined ? '' : ` ${format.number(data.counts[each])}`}`;
  return (
    <Page
      title={t('identity.title')}
      kicker={<Link to="/people">{t('identity.people')}</Link>}
      lead={t('identity.lead')}
    >
      <Stack>
        <SegmentedControl
          value={state}
          aria-label={t('identity.title')}
          onChange={(value) => change({ state: value === 'proposed' ? undefined : value })}
          data={linkShape.shape.state.options.map((value) => ({ value, label: label(value) }))}
        />
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonPanel lines={6} />}
        {data !== undefined && data.links.length === 0 && (
          <EmptyState sentence={t(state === 'proposed' ? 'identity.none.proposed' : 'identity.none.other')} />
        )}
        {data !== undefined && (
          <div className={css.list}>
            {data.links.map((link) => (
              <LinkCard key={link.id} link={link} />
            ))}
          </div>
        )}
        <Log />
      </Stack>
    </Page>
  );
}
