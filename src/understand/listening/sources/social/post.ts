import { ownWords } from '../own-words.ts';
import { editedSince, revisionOf } from '../revision.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';

/** A post on a social network as its export tells it. */
export interface SocialPost {
  readonly network: string;
  readonly id: string;
  /** The first post of its thread, where the export tells. */
  readonly thread: string;
  readonly author: string;
  /** Whom the company answered, where it wrote the post itself. */
  readonly answered: string;
  readonly isOurs: boolean;
  readonly text: string;
  readonly when: unknown;
  readonly edited: unknown;
  readonly language: string;
  readonly place: string;
}

export const emptyPost: SocialPost = {
  network: 'social',
  id: '',
  thread: '',
  author: '',
  answered: '',
  isOurs: false,
  text: '',
  when: '',
  edited: '',
  language: '',
  place: '',
};

/** A post as a row: a voice, or told where the company wrote it. A thread is an episode of whoever began it. */
export function* socialRows(post: SocialPost, { latest }: SourceContext, whole: unknown): Generator<Reading> {
  const { network, isOurs, author, answered } = post;
  if (post.id === '') {
    yield { wrong: 'a post without id or address', column: 'id', raw: '' };
    return;
  }
  const text = ownWords(post.text).text;
  const key = `${network} post ${post.id}`;
  if (text === '') {
    yield lost('Posts without words of their own, or shared from others: nothing was said', key);
    return;
  }
  const revision = revisionOf(key, post.when, post.edited);
  if (revision.isEdited) yield lost(editedSince, key);
  const who = isOurs ? answered : author;
  const thread = `${network} ${post.thread || post.id}`;
  const turn = isOurs
    ? ({ kind: 'told', step: 'Answered in public', function: 'Support' } as const)
    : ({ kind: 'voice', step: 'Wrote in public', function: 'Customer' } as const);
  yield rowAt(
    revision.when,
    latest,
    'date',
    {
      ...turn,
      id: revision.id,
      // An episode has one customer: who joins somebody's thread has an episode of their own in it.
      episode: who === '' ? thread : `${thread} ${who}`,
      customer: who === '' ? '' : `${network} ${who}`,
      channel: network,
      language: post.language.slice(0, 2).toLowerCase(),
      text,
      facts: { place: post.place, ...(isOurs ? {} : identities({ handle: author })) },
    },
    whole,
  );
}
