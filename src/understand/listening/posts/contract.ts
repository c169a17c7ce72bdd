import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { acknowledgement, itemShape } from '../items/contract.ts';
import { actionability, postKind } from './kinds.contract.ts';
import { dayShape, postShape, sheetShape } from './sheet.contract.ts';

const name = z.string().trim().min(1).max(120);
/** The id of a post, or its name. */
const onPost = z.strictObject({ post: z.string().min(1).max(200) });

export const listPosts = operation({
  method: 'GET',
  path: '/posts',
  summary: 'The programme sheet: every listening post, what it is for and how it does',
  does: ['read', 'post'],
  answer: z.object({ posts: z.array(postShape) }),
});

export const listPostKinds = operation({
  method: 'GET',
  path: '/posts/kinds',
  summary: 'The kinds of listening posts one can set up, with what their sheet begins with',
  does: ['read', 'post'],
  answer: z.object({
    kinds: z.array(z.object({ kind: postKind, grade: z.enum(actionability), holes: z.string() })),
  }),
});

export const addPost = operation({
  method: 'POST',
  path: '/posts',
  summary: 'Set a listening post up',
  does: ['write', 'post'],
  body: z.strictObject({ kind: postKind, name, sheet: sheetShape.partial().optional() }),
  answer: postShape,
});

export const readPost = operation({
  method: 'GET',
  path: '/posts/{post}',
  summary: 'One listening post with its last 30 days',
  does: ['read', 'post'],
  params: onPost,
  answer: postShape.extend({ days: z.array(dayShape) }),
});

export const changePost = operation({
  method: 'PATCH',
  path: '/posts/{post}',
  summary: 'Change the name or the sheet of a listening post',
  does: ['write', 'post'],
  params: onPost,
  body: z.strictObject({ name: name.optional(), sheet: sheetShape.partial().optional() }),
  answer: postShape,
});

export const pausePost = operation({
  method: 'POST',
  path: '/posts/{post}/pause',
  summary: 'Take nothing more from a listening post until it is resumed',
  does: ['write', 'post'],
  params: onPost,
  answer: postShape,
});

export const resumePost = operation({
  method: 'POST',
  path: '/posts/{post}/resume',
  summary: 'Take items from a paused listening post again',
  does: ['write', 'post'],
  params: onPost,
  answer: postShape,
});

export const replayPost = operation({
  method: 'POST',
  path: '/posts/{post}/replay',
  summary: 'Go through what came since a point again: what is missing is put where it belongs, nothing twice',
  does: ['write', 'post'],
  params: onPost,
  body: z.strictObject({ from: z.iso.datetime({ offset: true }) }),
  answer: z.object({
    /** Items looked at again; those whose moments stand already change nothing. */
    items: z.number().int(),
    /** Quarantined ones that could be read now. */
    replayed: z.number().int(),
    /** Quarantined ones that still cannot. */
    still: z.number().int(),
  }),
});

export const deletePost = operation({
  method: 'DELETE',
  path: '/posts/{post}',
  summary: 'Delete a listening post that never took an item; another one can be paused',
  does: ['write', 'post'],
  params: onPost,
  answer: z.object({ deleted: z.literal(true) }),
});

export const listItems = operation({
  method: 'GET',
  path: '/posts/{post}/items',
  summary: 'The items of a listening post, newest first',
  does: ['read', 'post'],
  params: onPost,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).optional(),
    /** Items older than this one: its number. */
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        n: z.number().int(),
        id: z.string(),
        receivedAt: z.string(),
        by: z.string(),
        /** What it became, without words: kind, step, when, and whose episode. */
        moments: z.array(
          z.object({
            kind: z.string(),
            step: z.string(),
            at: z.string(),
            /** Whose, and of which episode: null for people who are only told of in groups. */
            customer: z.string().nullable(),
            episode: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

/** What became of one item of several: its acknowledgement, or why it was refused. */
const outcome = z.union([
  acknowledgement.extend({ again: z.boolean() }),
  z.object({ id: z.string(), refused: z.string(), say: z.string(), next: z.string().optional() }),
]);

export const mostItemsAtOnce = 1000;

/**
 * One item, or up to 1000. With an Idempotency-Key header a single item needs no id. Of several, each is acknowledged or
 * refused for itself; they are looked at one by one, so that a wrong one does not spoil the rest.
 */
export const sendItems = operation({
  method: 'POST',
  path: '/posts/{post}/items',
  summary:
    'Send items to a listening post: each is durable when it is acknowledged, and counted once for ever',
  does: ['send', 'item'],
  params: onPost,
  body: z.union([
    z.strictObject({ items: z.array(z.unknown()).min(1).max(mostItemsAtOnce) }),
    itemShape.extend({ id: itemShape.shape.id.optional() }),
  ]),
  answer: z.union([
    acknowledgement.extend({ again: z.boolean() }),
    z.object({
      accepted: z.number().int(),
      duplicate: z.number().int(),
      refused: z.number().int(),
      items: z.array(outcome),
    }),
  ]),
});

export const heldShape = z.object({
  id: z.uuid(),
  at: z.string(),
  form: z.enum(['json', 'mail']),
  /** As it came, at most 20,000 characters of it. */
  raw: z.string(),
  place: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'replayed', 'dismissed']),
  doneBy: z.string().nullable(),
  doneAt: z.string().nullable(),
});
export type Held = z.output<typeof heldShape>;

export const listHeld = operation({
  method: 'GET',
  path: '/posts/{post}/quarantine',
  summary: 'What came to a listening post and could not be read, with the reason',
  does: ['read', 'quarantined item'],
  params: onPost,
  query: z.strictObject({ state: z.enum(['open', 'replayed', 'dismissed']).optional() }),
  answer: z.object({ held: z.array(heldShape) }),
});

const onHeld = onPost.extend({ held: z.uuid() });

export const correctHeld = operation({
  method: 'POST',
  path: '/posts/{post}/quarantine/{held}/replay',
  summary: 'Try a quarantined item again, as it came or corrected',
  does: ['correct', 'quarantined item'],
  params: onHeld,
  body: z.strictObject({ raw: z.string().min(1).max(1_000_000).optional() }),
  answer: heldShape,
});

export const dismissHeld = operation({
  method: 'POST',
  path: '/posts/{post}/quarantine/{held}/dismiss',
  summary: 'Put a quarantined item aside for good: it is no item; its content is removed',
  does: ['correct', 'quarantined item'],
  params: onHeld,
  answer: heldShape,
});
