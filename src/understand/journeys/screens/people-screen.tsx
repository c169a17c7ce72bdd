import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  DataTable,
  EmptyState,
  FilterBar,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonTable,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listEpisodes } from '../contract.ts';
import { customerTo, episodeTo } from './addresses.ts';
import { PathStrip } from './path-strip.tsx';
import { PromiseTag } from './promise-tag.tsx';

const text = z.string().optional();
const address = z.object({
  where: text,
  promises: text,
  step: text,
  from: text,
  to: text,
  starts: text,
  ends: text,
  path: text,
  others: text,
  promise: text,
  state: text,
  reworked: text,
  cursor: text,
});
type Asked = z.output<typeof address>;
type EpisodeLine = AnswerOf<typeof listEpisodes>['episodes'][number];

/** In words, what the number counted that was pressed. */
function useQuestion(asked: Asked): string {
  const { t } = useTranslation();
  if (asked.from !== undefined && asked.to !== undefined) {
    return t('journeys.people.edge', { from: asked.from, to: asked.to });
  }
  if (asked.promise !== undefined) {
    const state = t(`journeys.state.${asked.state ?? 'made'}`).toLowerCase();
    return t('journeys.people.promise', { step: asked.promise, state });
  }
  for (const kind of ['step', 'starts', 'ends', 'reworked'] as const) {
    const step = asked[kind];
    if (step !== undefined) return t(`journeys.people.${kind}`, { step });
  }
  if (asked.path !== undefined) return t('journeys.people.path');
  if (asked.others !== undefined) return t('journeys.people.others');
  return t('journeys.people.all');
}

/** The people behind a number: every episode it counted, each a way to one person's timeline. */
export default function PeopleScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, change] = useAddress(address);
  const question = useQuestion(asked);
  const { data, error, refetch } = useAnswer(listEpisodes, { query: { ...asked, limit: 50 } as never });
  const n = (count: number) => ({ count, replace: { count: format.number(count) } });
  return (
    <Page
      kicker={
        <Link
          to={href('/journeys', {
            where: asked.where,
            kinds: asked.where === undefined ? 'all' : undefined,
            promises: asked.promises,
          })}
        >
          {t('journeys.title')}
        </Link>
      }
      title={question}
      lead={
        data === undefined
          ? undefined
          : `${t('shell.n.episodes', n(data.total))} · ${t('shell.n.customers', n(data.customers))}`
      }
    >
      <FilterBar where={asked.where} onChange={(where) => change({ where, cursor: undefined })} />
      {asked.path !== undefined && <PathStrip path={pathOf(asked.path)} />}
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <EmptyState sentence={t('journeys.people.none')} />}
      {data === undefined && error === null && <SkeletonTable rows={10} />}
      {data !== undefined && data.total > 0 && (
        <Panel>
          <DataTable<EpisodeLine>
            csvName={question}
            rows={data.episodes}
            rowKey={(row) => `${row.customer}\u0000${row.episode}`}
            to={(row) => episodeTo(row.episode, row.customer)}
            shownAtFirst={50}
            columns={[
              { key: 'episode', label: t('journeys.people.episode'), value: (row) => row.episode },
              {
                key: 'customer',
                label: t('journeys.people.customer'),
                value: (row) => row.customer,
                show: (row) => <Link to={customerTo(row.customer)}>{row.customer}</Link>,
              },
              {
                key: 'started',
                label: t('journeys.people.started'),
                value: (row) => row.started,
                show: (row) => format.day(row.started),
              },
              {
                key: 'lasted',
                label: t('journeys.people.lasted'),
                align: 'end',
                value: (row) => row.seconds,
                show: (row) => format.seconds(row.seconds),
              },
              {
                key: 'score',
                label: t('journeys.people.scores'),
                value: (row) => row.scores.map((s) => `${s.metric} ${s.value}`).join('; '),
                show: (row) => row.scores.map((s) => `${s.metric} ${format.number(s.value)}`).join(', '),
              },
              {
                key: 'promises',
                label: t('journeys.people.promises'),
                value: (row) => row.promises.map((p) => `${p.step}: ${p.state}`).join('; '),
                show: (row) =>
                  row.promises.map((p) => (
                    <PromiseTag key={`${p.step}${p.due}`} state={p.state} step={p.step} />
                  )),
              },
              {
                key: 'path',
                label: t('journeys.paths.path'),
                value: (row) => row.path.join(' → '),
                show: (row) => <PathStrip path={row.path} />,
              },
            ]}
          />
          {data.next !== null && (
            <Button variant="default" onClick={() => change({ cursor: data.next ?? undefined })}>
              {t('journeys.people.next')}
            </Button>
          )}
        </Panel>
      )}
    </Page>
  );
}

function pathOf(json: string): string[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed.map(String) : [json];
  } catch {
    return [json];
  }
}
