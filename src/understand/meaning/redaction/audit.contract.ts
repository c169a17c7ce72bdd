import { z } from 'zod';
import { estimateShape } from '../../../kernel/estimate.ts';
import { operation } from '../../../kernel/operation.ts';

const auditShape = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  seed: z.number().int(),
  /** Texts that were stored when the sample was drawn. */
  stored: z.number().int(),
  /** The version of the recognisers that were at work then; older texts may have been redacted by older ones. */
  recognisers: z.number().int(),
  /** The share of texts in which a person found personal data. */
  slipped: estimateShape,
});
export type Audit = z.infer<typeof auditShape>;

const size = {
  n: z.coerce.number().int().min(1).max(1000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
};

export const drawAudit = operation({
  method: 'GET',
  path: '/redaction-audits/sample',
  summary: 'Stored texts drawn by lot, for a person to look for personal data that slipped through',
  does: ['audit', 'redaction'],
  query: z.strictObject({ n: size.n.optional(), seed: size.seed.optional() }),
  answer: z.strictObject({
    seed: z.number().int(),
    stored: z.number().int(),
    texts: z.array(z.strictObject({ moment: z.string(), text: z.string() })),
  }),
});

export const recordAudit = operation({
  method: 'POST',
  path: '/redaction-audits',
  summary: 'Records in which of the drawn texts personal data was found; says the share with its interval',
  does: ['audit', 'redaction'],
  body: z.strictObject({
    n: z.number().int().min(1).max(1000),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31),
    slipped: z.array(z.string()).max(1000),
  }),
  answer: auditShape,
});

export const listAudits = operation({
  method: 'GET',
  path: '/redaction-audits',
  summary: 'What earlier audits of redaction found, newest first',
  does: ['read', 'redaction'],
  answer: z.array(auditShape),
});
