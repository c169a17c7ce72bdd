import { firstText, list, member, text } from '../fields.ts';
import { emptyPost, type SocialPost } from './post.ts';

/** What Reddit writes in the place of words and names that are gone. */
const gone = /^\[(?:deleted|removed)(?: by .{1,40})?\]$/;
const present = (said: string) => (gone.test(said) ? '' : said);

function postOf(kind: string, data: unknown): SocialPost {
  const author = present(firstText(data, 'author'));
  const words = kind === 't3' ? firstText(data, 'selftext') : firstText(data, 'body');
  const title = kind === 't3' ? firstText(data, 'title') : '';
  const edited = member(data, 'edited');
  return {
    ...emptyPost,
    network: 'reddit',
    id: firstText(data, 'name') || `${kind}_${firstText(data, 'id')}`,
    thread: kind === 't1' ? firstText(data, 'link_id') : '',
    author,
    // Who speaks for those who run the place says so.
    isOurs: ['moderator', 'admin'].includes(firstText(data, 'distinguished')),
    text: [title, present(words)].filter((part) => part !== '').join('\n\n'),
    when: text(member(data, 'created_utc')).replace(/\.0+$/, ''),
    edited: typeof edited === 'number' ? text(edited).replace(/\.0+$/, '') : '',
    place: firstText(data, 'subreddit'),
  };
}

/** Posts and comments of Reddit's listings, replies within replies; depth is bounded. */
export function* redditPosts(value: unknown, depth = 0): Generator<SocialPost> {
  if (depth > 60) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* redditPosts(one, depth + 1);
    return;
  }
  const kind = firstText(value, 'kind');
  const data = member(value, 'data');
  if (kind === 'Listing') yield* redditPosts(list(member(data, 'children')), depth + 1);
  else if (kind === 't1' || kind === 't3') {
    yield postOf(kind, data);
    yield* redditPosts(member(data, 'replies'), depth + 1);
  }
}

export const isReddit = (value: unknown): boolean => {
  const first = Array.isArray(value) ? value[0] : value;
  return ['Listing', 't1', 't3'].includes(firstText(first, 'kind')) && member(first, 'data') !== undefined;
};
