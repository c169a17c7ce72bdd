import { raw } from '../fields.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { isMastodon, isOutbox, mastodonPosts, outboxPosts } from './mastodon.ts';
import { socialRows } from './post.ts';
import { isReddit, redditPosts } from './reddit.ts';

function postsIn(value: unknown) {
  if (isOutbox(value)) return outboxPosts(value);
  if (isReddit(value)) return redditPosts(value);
  return isMastodon(value) ? mastodonPosts(value) : null;
}

/** Reads posts of social networks in any of the JSON shapes that are known. */
export function* readSocial(value: unknown, context: SourceContext): Generator<Reading> {
  const posts = postsIn(value);
  if (posts === null) {
    yield { wrong: 'no post of a known network was found in this', column: '', raw: raw(value) };
    return;
  }
  for (const post of posts) yield* socialRows(post, context, post);
}
