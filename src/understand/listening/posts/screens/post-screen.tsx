import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useGo, useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  Columns,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPage,
  Stack,
  TroubledPage,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { deletePost, pausePost, readPost, resumePost } from '../contract.ts';
import type { Post } from '../sheet.contract.ts';
import { HealthChart } from './health-chart.tsx';
import { ItemsTable } from './items-table.tsx';
import { MailboxPanel } from './mailbox-panel.tsx';
import { StateTag, useKind } from './post-tags.tsx';
import css from './posts.module.css';
import { QuarantinePanel } from './quarantine-panel.tsx';
import { ReplayPanel } from './run-panel.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { titleOf } from './title-of.ts';
import { WebhookPanel } from './webhook-panel.tsx';

const everySeconds = 15;

/** One listening post: its sheet, what came day by day, what waits, and how it comes in. */
export default function PostScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const kind = useKind();
  const id = useParam('post');
  const { data, error, refetch } = useAnswer(readPost, { params: { post: id } }, { everySeconds });
  if (error !== null && data === undefined)
    return <TroubledPage title={t('posts.nav')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const mayWrite = may('write', 'post');
  return (
    <Page
      title={titleOf(data)}
      kicker={
        <>
          <Link to="/posts">{t('posts.back')}</Link> · {kind(data.kind)} <StateTag post={data} />
        </>
      }
      {...(data.purpose === '' ? {} : { lead: data.purpose })}
      {...(mayWrite && !data.isOwn ? { actions: <Actions post={data} /> } : {})}
    >
      <Notice post={data} />
      <Columns>
        <Stack>
          <HealthChart post={data} days={data.days} />
          {may('read', 'quarantined item') && <QuarantinePanel post={data.id} />}
          {mayWrite && data.kind === 'webhook' && <WebhookPanel key={data.id} post={data} />}
          {mayWrite && data.kind === 'mailbox' && <MailboxPanel key={data.id} post={data} />}
          {data.kind === 'rest' && <RestPanel post={data} />}
        </Stack>
        <Stack>
          <SheetPanel key={data.id} post={data} mayWrite={mayWrite} />
          {mayWrite && <ReplayPanel post={data} />}
        </Stack>
      </Columns>
      <ItemsTable post={data.id} />
    </Page>
  );
}

function Notice({ post }: { post: Post }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  if (post.pausedAt !== null) {
    const at = format.moment(post.pausedAt);
    return <p className={css.quiet}>{t('posts.paused.by', { by: post.pausedBy ?? '', at })}</p>;
  }
  return post.error === null ? null : <p role="alert">{said(post.error)}</p>;
}

function Actions({ post }: { post: Post }) {
  const { t } = useTranslation();
  const go = useGo();
  const pause = useDo(pausePost);
  const resume = useDo(resumePost);
  const remove = useDo(deletePost, { leaves: true });
  const params = { post: post.id };
  const problem = pause.error ?? resume.error ?? remove.error;
  const run = post.pausedAt === null ? pause : resume;
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      {post.lastItemAt === null && (
        <Button
          variant="subtle"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params }, { onSuccess: () => go('/posts') })}
        >
          {t('posts.delete')}
        </Button>
      )}
      <Button variant="default" loading={run.isPending} onClick={() => run.mutate({ params })}>
        {t(post.pausedAt === null ? 'posts.pause' : 'posts.resume')}
      </Button>
    </>
  );
}

function RestPanel({ post }: { post: Post }) {
  const { t } = useTranslation();
  const moment = { kind: 'voice', customer: 'C-1042', step: 'Wrote', at: '2026-01-31T12:00:00Z', text: '…' };
  const lines = [
    `curl -X POST ${window.location.origin}/api/v1/posts/${post.id}/items \\`,
    "  -H 'Authorization: Bearer KEY' -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify({ id: 'message-17', moments: [moment] })}'`,
  ];
  return (
    <Panel title={t('posts.rest')}>
      <p className={css.quiet}>{t('posts.rest.say')}</p>
      <p className={css.letters}>{lines.join('\n')}</p>
    </Panel>
  );
}
