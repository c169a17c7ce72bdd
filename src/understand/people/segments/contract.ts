import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^,"|=<>!\\]+$/, 'no comma, bar, quote or sign of comparison');

const countShape = z.strictObject({
  at: z.iso.datetime(),
  version: z.number().int(),
  customers: z.number().int(),
  /** Of so many customers in all. */
  of: z.number().int(),
});
export type Count = z.infer<typeof countShape>;

export const segmentShape = z.strictObject({
  id: z.guid(),
  name: z.string(),
  version: z.number().int(),
  /** In the filter language; a customer is in it when each condition is met by some moment or fact of theirs. */
  rule: z.string(),
  core: z.boolean(),
  retired: z.boolean(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  /** The newest count; null = not counted yet. */
  count: countShape.nullable(),
});
export type Segment = z.infer<typeof segmentShape>;

export const listSegments = operation({
  method: 'GET',
  path: '/segments',
  summary:
    'Segments of customers with their rules and newest counts; the one the company wants to grow with is marked',
  does: ['read', 'segment'],
  answer: z.strictObject({ segments: z.array(segmentShape) }),
});

export const previewSegment = operation({
  method: 'POST',
  path: '/segments/preview',
  summary: 'How many customers a rule would have; nothing is kept',
  does: ['read', 'segment'],
  body: z.strictObject({ rule: z.string().max(4000) }),
  answer: z.strictObject({ customers: z.number().int(), of: z.number().int() }),
});

export const putSegment = operation({
  method: 'POST',
  path: '/segments',
  summary: 'Names a segment, or gives the one of that name another rule as its next version; counted at once',
  does: ['write', 'segment'],
  body: z.strictObject({
    name,
    rule: z.string().trim().min(1).max(4000),
    why: z.string().trim().max(500).optional(),
    /** The segment the company wants to grow with: marks this one, and no other any more. */
    core: z.boolean().optional(),
  }),
  answer: segmentShape,
});

export const changeSegment = operation({
  method: 'PATCH',
  path: '/segments/{segment}',
  summary:
    'Marks the core-growth segment, or retires one; a retired one stays in its history and filters by it are refused',
  does: ['write', 'segment'],
  params: z.strictObject({ segment: z.guid() }),
  body: z.strictObject({ core: z.boolean().optional(), retired: z.boolean().optional() }),
  answer: segmentShape,
});

export const showSegment = operation({
  method: 'GET',
  path: '/segments/{segment}',
  summary: 'One segment: every version of its rule with who and why, and how its count went',
  does: ['read', 'segment'],
  params: z.strictObject({ segment: z.guid() }),
  answer: segmentShape.extend({
    versions: z.array(
      z.strictObject({
        version: z.number().int(),
        rule: z.string(),
        why: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    counts: z.array(countShape),
  }),
});
