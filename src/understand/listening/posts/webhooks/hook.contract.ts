import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { itemShape } from '../../items/contract.ts';
import { hookMapping } from '../mapping.contract.ts';
import { postShape } from '../sheet.contract.ts';

/** How the other tool signs. The first two carry a time, so a call cannot be sent a second time. */
export const schemes = ['generic', 'stripe', 'zendesk', 'github', 'intercom'] as const;
export const schemeShape = z.enum(schemes);
export type Scheme = z.output<typeof schemeShape>;

export const hookSettings = z.strictObject({ scheme: schemeShape, mapping: hookMapping.nullable() });

const onPost = z.strictObject({ post: z.string().min(1).max(200) });

export const setHook = operation({
  method: 'PUT',
  path: '/posts/{post}/webhook',
  summary: 'Say how the calls of a webhook are signed, and how their JSON becomes moments',
  does: ['write', 'post'],
  params: onPost,
  body: hookSettings,
  answer: postShape,
});

const secretShape = z.object({ id: z.uuid(), madeAt: z.string(), madeBy: z.string() });

export const listSecrets = operation({
  method: 'GET',
  path: '/posts/{post}/secrets',
  summary: 'The secrets a webhook may be signed with: when they were made, never the secrets themselves',
  does: ['write', 'post'],
  params: onPost,
  answer: z.object({ secrets: z.array(secretShape) }),
});

export const addSecret = operation({
  method: 'POST',
  path: '/posts/{post}/secrets',
  summary: 'A new secret for a webhook, shown this once; the one before goes on counting until it is ended',
  does: ['write', 'post'],
  params: onPost,
  /** Some tools say the secret themselves; without one, it is made here. */
  body: z.strictObject({
    secret: z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/, '16 to 200 letters, digits and signs')
      .optional(),
  }),
  answer: secretShape.extend({ secret: z.string() }),
});

export const endSecret = operation({
  method: 'DELETE',
  path: '/posts/{post}/secrets/{secret}',
  summary: 'End a secret of a webhook: calls signed with it are refused at once',
  does: ['write', 'post'],
  params: onPost.extend({ secret: z.uuid() }),
  answer: z.object({ ended: z.literal(true) }),
});

/** Why nothing could be read, or what would become of the sample. */
const trialShape = z.object({
  items: z.array(itemShape),
  problems: z.array(z.object({ place: z.string(), reason: z.string() })),
});

const sample = z.string().min(2).max(1_000_000).optional();

export const proposeHook = operation({
  method: 'POST',
  path: '/posts/{post}/webhook/proposal',
  summary: 'Propose a mapping from a sample of the JSON, or from the newest call in quarantine',
  does: ['write', 'post'],
  params: onPost,
  body: z.strictObject({ sample }),
  answer: trialShape.extend({
    mapping: hookMapping.nullable(),
    /** What somebody should look at before it is used. */
    doubts: z.array(z.string()),
    sample: z.string(),
  }),
});

export const tryHook = operation({
  method: 'POST',
  path: '/posts/{post}/webhook/trial',
  summary: 'What would become of a sample under a mapping; nothing is stored',
  does: ['write', 'post'],
  params: onPost,
  body: z.strictObject({ mapping: hookMapping, sample: sample.unwrap() }),
  answer: trialShape,
});
