import { firstText, list, member, at as within } from '../fields.ts';
import { withoutQuotes } from '../forum/without-quotes.ts';
import { plainText } from '../plain-text.ts';
import { emptyPost, type SocialPost } from './post.ts';

const handle = (name: string) => name.replace(/^@/, '').slice(0, 200);
const wordsOf = (html: string) => plainText(withoutQuotes(html));

/** What somebody shared, or mentioned in a list of notices, as the post itself. */
const statusIn = (value: unknown) => member(value, 'status') ?? value;

const authorOf = (status: unknown) => handle(firstText(member(status, 'account'), 'acct', 'username'));
const mentionedIn = (status: unknown) =>
  list(member(status, 'mentions')).map((each) => handle(firstText(each, 'acct', 'username')));

/** Whom nearly all of the others write to: whose list this is, and so whose own posts are no voices. */
function oursAmong(statuses: readonly unknown[]): string {
  const counts = new Map<string, number>();
  const written = new Map<string, number>();
  for (const status of statuses) {
    for (const name of new Set(mentionedIn(status))) counts.set(name, (counts.get(name) ?? 0) + 1);
    const author = authorOf(status);
    written.set(author, (written.get(author) ?? 0) + 1);
  }
  for (const [name, n] of counts) {
    const others = statuses.length - (written.get(name) ?? 0);
    if (others >= 2 && n >= 0.9 * others) return name;
  }
  return '';
}

/** Posts as Mastodon's API lists them: timelines, searches, notices of mentions. */
export function* mastodonPosts(value: unknown): Generator<SocialPost> {
  const statuses = list(member(value, 'statuses') ?? value).map(statusIn);
  const ours = oursAmong(statuses);
  const answers = new Map(
    statuses.map((status) => [firstText(status, 'id'), firstText(status, 'in_reply_to_id')]),
  );
  const rootOf = (id: string) => {
    let root = id;
    for (let steps = 0; steps < 200; steps++) {
      const before = answers.get(root) ?? '';
      if (before === '') break;
      root = before;
    }
    return root;
  };
  for (const status of statuses) {
    const author = authorOf(status);
    const isOurs = ours !== '' && author === ours;
    yield {
      ...emptyPost,
      network: 'mastodon',
      id: firstText(status, 'uri', 'url', 'id'),
      thread: rootOf(firstText(status, 'id')),
      author,
      answered: isOurs ? (mentionedIn(status).find((name) => name !== ours) ?? '') : '',
      isOurs,
      // What was shared are somebody else's words.
      text:
        member(status, 'reblog') === null || member(status, 'reblog') === undefined
          ? wordsOf(firstText(status, 'content'))
          : '',
      when: member(status, 'created_at'),
      edited: member(status, 'edited_at'),
      language: firstText(status, 'language'),
    };
  }
}

/** Posts of an ActivityPub outbox: an account's own archive, so what a company says and no customer's voice. */
export function* outboxPosts(value: unknown): Generator<SocialPost> {
  for (const activity of list(member(value, 'orderedItems'))) {
    const note = member(activity, 'object');
    const isOwn = firstText(activity, 'type') === 'Create' && typeof note === 'object';
    const mention = list(member(note, 'tag')).find((tag) => firstText(tag, 'type') === 'Mention');
    yield {
      ...emptyPost,
      network: 'mastodon',
      id: isOwn ? firstText(note, 'id', 'url') : firstText(activity, 'id'),
      thread: firstText(note, 'inReplyTo'),
      answered: handle(firstText(mention, 'name')),
      isOurs: true,
      text: isOwn ? wordsOf(firstText(note, 'content')) : '',
      when: member(note, 'published') ?? member(activity, 'published'),
      edited: member(note, 'updated'),
    };
  }
}

export const isOutbox = (value: unknown): boolean =>
  Array.isArray(member(value, 'orderedItems')) && firstText(value, 'type').startsWith('OrderedCollection');

export const isMastodon = (value: unknown): boolean => {
  const first = statusIn(list(member(value, 'statuses') ?? value)[0]);
  return within(first, 'account', 'acct') !== undefined && member(first, 'content') !== undefined;
};
