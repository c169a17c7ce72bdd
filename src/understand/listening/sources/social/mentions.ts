import { placesOf } from '../columns.ts';
import { emptyPost, type SocialPost } from './post.ts';

/** What tables of mentions call their columns; the first that is there counts. */
const names = {
  id: ['mention id', 'post id', 'message id', 'tweet id', 'id', 'url', 'permalink', 'link', 'mention url'],
  network: ['network', 'social network', 'platform', 'page type', 'content source name', 'channel type'],
  author: [
    'author',
    'username',
    'handle',
    'author name',
    'from handle',
    'screen name',
    'from',
    'sender',
    'user',
  ],
  text: [
    'full text',
    'message',
    'post text',
    'post',
    'mention content',
    'content',
    'text',
    'snippet',
    'body',
  ],
  date: ['date', 'published', 'published at', 'created at', 'created time', 'timestamp', 'post date'],
  thread: ['thread id', 'conversation id', 'thread url', 'parent id', 'in reply to'],
  language: ['language', 'lang'],
  direction: ['direction', 'message type', 'sent or received'],
  answered: ['in reply to author', 'reply to', 'to'],
  place: ['country', 'region', 'location'],
} as const;
type Field = keyof typeof names;

/** Where a table's header has each field; null when it is no table of what was said on social networks. */
export function mentionColumns(header: readonly string[]): ReadonlyMap<Field, number> | null {
  const found = placesOf(header, names);
  return (['id', 'network', 'author', 'text', 'date'] as const).every((field) => found.has(field))
    ? found
    : null;
}

/** The company's own, as such tables say it. */
const ours = /^(?:outbound|outgoing|sent|ours|owned|brand|published|reply sent)$/i;

/** A row of such a table. A mention names its network, as `twitter` or `Reddit`. */
export function mentionOf(cells: readonly string[], columns: ReadonlyMap<Field, number>): SocialPost {
  const cell = (field: Field) => {
    const place = columns.get(field);
    return place === undefined ? '' : (cells[place] ?? '').replaceAll('\0', '').toWellFormed().trim();
  };
  return {
    ...emptyPost,
    network: cell('network').toLowerCase().slice(0, 40) || 'social',
    id: cell('id'),
    thread: cell('thread'),
    author: cell('author').replace(/^@/, ''),
    answered: cell('answered').replace(/^@/, ''),
    isOurs: ours.test(cell('direction')),
    text: cell('text'),
    when: cell('date'),
    language: cell('language'),
    place: cell('place'),
  };
}
