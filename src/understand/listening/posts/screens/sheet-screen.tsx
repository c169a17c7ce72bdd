import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Link,
  Page,
  Panel,
  Section,
  Sentence,
  SkeletonPage,
  TroubledPage,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { listPosts } from '../contract.ts';
import type { Post } from '../sheet.contract.ts';
import { StateTag, useKind } from './post-tags.tsx';
import css from './posts.module.css';
import { titleOf } from './title-of.ts';

const everySeconds = 30;
const hasTrouble = ({ state }: Post) => ['error', 'quarantine', 'silent'].includes(state);

/** The programme sheet: what we hear, from whom, on which basis, and with which holes. */
export default function SheetScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listPosts, {}, { everySeconds });
  if (error !== null && data === undefined)
    return <TroubledPage title={t('posts.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const mayWrite = may('write', 'post');
  const { posts } = data;
  return (
    <Page
      title={t('posts.title')}
      lead={t('posts.lead')}
      {...(mayWrite && posts.length > 0
        ? { actions: <ButtonLink label={t('posts.action.new')} to="/posts/new" /> }
        : {})}
    >
      {posts.length === 0 ? (
        <EmptyState
          sentence={t('posts.empty')}
          {...(mayWrite ? { action: { label: t('posts.action.new'), to: '/posts/new' } } : {})}
        />
      ) : (
        <>
          <Summary posts={posts} />
          <div className={css.list}>
            {posts.map((post) => (
              <PostCard key={post.id} post={post} />
            ))}
          </div>
          <Section title={t('posts.table')}>
            <SheetTable posts={posts} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Summary({ posts }: { posts: readonly Post[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = posts.reduce((sum, { accepted }) => sum + accepted, 0);
  const trouble = posts.filter(hasTrouble).length;
  const missing = posts.filter((post) => !post.isOwn && post.missing.length > 0).length;
  return (
    <Sentence>
      {[
        t('posts.sum', {
          count: items,
          posts: t('posts.places', { count: posts.length, n: format.number(posts.length) }),
          items: format.number(items),
        }),
        ...(trouble === 0 ? [] : [t('posts.sum.attention', { count: trouble })]),
        ...(missing === 0 ? [] : [t('posts.sum.missing', { count: missing })]),
      ].join(' ')}
    </Sentence>
  );
}

function PostCard({ post }: { post: Post }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const kind = useKind();
  const unsaid = <span className={css.unsaid}>{t('posts.unsaid')}</span>;
  const or = (text: string) => (text === '' ? unsaid : said(text));
  const last =
    post.lastItemAt === null ? t('posts.never') : t('posts.last', { at: format.moment(post.lastItemAt) });
  return (
    <Panel
      tag={<StateTag post={post} />}
      title={
        <Link to={`/posts/${post.id}`}>
          <span className={css.name}>{titleOf(post)}</span>
        </Link>
      }
      aside={kind(post.kind)}
    >
      <dl className={css.lines}>
        <dt>{t('posts.hears')}</dt>
        <dd>{or(post.coverage)}</dd>
        <dt>{t('posts.holes')}</dt>
        <dd>{or(post.holes)}</dd>
        <dt>{t('posts.field.owner')}</dt>
        <dd>{or(post.owner)}</dd>
        <dt>{t('posts.field.legalBasis')}</dt>
        <dd>{or(post.legalBasis)}</dd>
      </dl>
      <p className={css.foot}>
        {t('posts.items', { count: post.accepted, n: format.number(post.accepted) })} · {last}
        {post.error !== null && ` · ${said(post.error)}`}
      </p>
    </Panel>
  );
}

function SheetTable({ posts }: { posts: readonly Post[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const kind = useKind();
  const columns: Column<Post>[] = [
    { key: 'name', label: t('posts.name'), value: (post) => titleOf(post) },
    { key: 'kind', label: t('posts.kind'), value: (post) => kind(post.kind) },
    { key: 'state', label: t('posts.state'), value: (post) => t(`posts.state.${post.state}`) },
    { key: 'owner', label: t('posts.field.owner'), value: (post) => post.owner },
    { key: 'purpose', label: t('posts.field.purpose'), value: (post) => post.purpose, long: true },
    { key: 'legalBasis', label: t('posts.field.legalBasis'), value: (post) => post.legalBasis },
    { key: 'languages', label: t('posts.field.languages'), value: (post) => post.languages.join(', ') },
    {
      key: 'retention',
      label: t('posts.field.retentionDays'),
      value: (post) => post.retentionDays,
      align: 'end',
    },
    {
      key: 'actionability',
      label: t('posts.field.actionability'),
      value: (post) => (post.actionability === null ? '' : t(`posts.grade.${post.actionability}`)),
    },
    { key: 'holes', label: t('posts.field.holes'), value: (post) => said(post.holes), long: true },
    ...(['accepted', 'duplicate', 'quarantined', 'refused', 'setAside'] as const).map(
      (field): Column<Post> => ({
        key: field,
        label: t(`posts.health.${field}`),
        value: (post) => post[field],
        show: (post) => format.number(post[field]),
        align: 'end',
      }),
    ),
  ];
  return (
    <DataTable
      columns={columns}
      rows={posts}
      rowKey={({ id }) => id}
      to={({ id }) => `/posts/${id}`}
      csvName={t('posts.nav')}
    />
  );
}
