import { z } from 'zod';

/** An origin that a page may load from, as a content policy writes it. */
const originShape = z.string().regex(/^https:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/);

/**
 * What somebody has to do before a session begins. work: find a number that makes the SHA-256 hash of `CHALLENGE~NUMBER`
 * begin with so many zero bits, and send that text · service: send what the service's widget says · none: nothing.
 */
export const personCheckShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('work'), challenge: z.string(), bits: z.number().int() }),
    z.strictObject({
      kind: z.literal('service'),
      siteKey: z.string(),
      script: z.string(),
      widget: z.string(),
      field: z.string(),
      origins: z.array(originShape),
    }),
  ])
  .meta({ id: 'PersonCheck' });
export type PersonCheck = z.infer<typeof personCheckShape>;
