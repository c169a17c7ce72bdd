import { firstText, isYes, list, member, raw, at as within } from '../fields.ts';
import { ownWords } from '../own-words.ts';
import { plainText } from '../plain-text.ts';
import { editedSince, revisionOf } from '../revision.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';
import { withoutQuotes, withoutTypedQuotes } from './without-quotes.ts';

/** What Discourse calls its posts: 1 a post, 2 by a moderator, 3 only an action, 4 a whisper among the staff. */
const whisper = '4';
const onlyAction = new Set(['2', '3']);

const statusOf: Readonly<Record<string, string>> = {
  'closed.enabled': 'Status: closed',
  'autoclosed.enabled': 'Status: closed',
  'closed.disabled': 'Status: open',
  'autoclosed.disabled': 'Status: open',
  'archived.enabled': 'Status: archived',
};

const isStaff = (post: unknown) => ['staff', 'moderator', 'admin'].some((name) => isYes(member(post, name)));
const isGone = (post: unknown) =>
  isYes(member(post, 'hidden')) ||
  isYes(member(post, 'user_deleted')) ||
  firstText(post, 'deleted_at') !== '';

/** Whose turn a post is, and what was done with it. */
function turnOf(post: unknown, isOpening: boolean) {
  const type = firstText(post, 'post_type') || '1';
  const action = firstText(post, 'action_code');
  if (type === whisper) return { kind: 'event', step: 'Internal note', function: 'Support' } as const;
  if (onlyAction.has(type)) {
    const step = statusOf[action] ?? `Changed: ${action || 'by a moderator'}`;
    return { kind: 'event', step, function: 'Support' } as const;
  }
  if (isStaff(post)) return { kind: 'told', step: 'Answered in the forum', function: 'Support' } as const;
  return {
    kind: 'voice',
    step: isOpening ? 'Asked in the forum' : 'Wrote in the forum',
    function: 'Customer',
  } as const;
}

/** The words of a post: as they were typed where the export has them, without what was quoted. */
function wordsOf(post: unknown): string {
  const typed = withoutTypedQuotes(firstText(post, 'raw'));
  return ownWords(typed === '' ? plainText(withoutQuotes(firstText(post, 'cooked'))) : typed).text;
}

/**
 * Reads one topic of a Discourse forum (`/t/NUMBER.json`). The topic is its opener's episode, with the staff's answers in it;
 * every other member who writes in it has an episode of their own there, since an episode has one customer.
 */
export function* discourseTopic(topic: unknown, { latest }: SourceContext): Generator<Reading> {
  const id = firstText(topic, 'id');
  const posts = list(within(topic, 'post_stream', 'posts'));
  if (id === '' || posts.length === 0) {
    yield { wrong: 'no topic of a forum with its posts', column: 'id', raw: raw(topic) };
    return;
  }
  const missing = list(within(topic, 'post_stream', 'stream')).length - posts.length;
  if (missing > 0)
    yield lost(
      'Topics of which the export holds only a part: what was written in the rest is not known',
      `topic ${id}, ${missing} posts`,
    );
  const memberOf = (post: unknown) => firstText(post, 'user_id', 'username');
  const opener = posts.find((post) => firstText(post, 'post_number') === '1') ?? posts[0];
  const episode = `discourse ${id}`;
  for (const post of posts) {
    const key = `discourse post ${firstText(post, 'id')}`;
    const isOpening = post === opener;
    const turn = turnOf(post, isOpening);
    if (isGone(post)) {
      yield lost('Posts that were hidden or deleted: left out', key);
      continue;
    }
    const author = memberOf(post);
    const isOthers = turn.kind === 'voice' && author !== memberOf(opener);
    const words = wordsOf(post);
    const title = isOpening ? firstText(topic, 'title') : '';
    const isRevised = Number(firstText(post, 'version')) > 1;
    const revision = revisionOf(key, member(post, 'created_at'), isRevised ? member(post, 'updated_at') : '');
    if (revision.isEdited) yield lost(editedSince, key);
    const who = isOthers ? author : isStaff(opener) ? '' : memberOf(opener);
    yield rowAt(
      revision.when,
      latest,
      'created_at',
      {
        ...turn,
        id: revision.id,
        episode: isOthers ? `${episode} ${author}` : episode,
        customer: who === '' ? '' : `discourse ${who}`,
        channel: 'forum',
        text: [title, words].filter((part) => part !== '').join('\n\n'),
        facts: turn.kind === 'voice' ? identities({ handle: firstText(post, 'username') }) : {},
      },
      post,
    );
  }
}
