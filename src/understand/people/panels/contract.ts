import { z } from 'zod';
import { estimateShape } from '../../../kernel/estimate.ts';
import { operation } from '../../../kernel/operation.ts';
import { stakeholders } from '../../../kernel/stakeholder.ts';

const customer = z.string().trim().min(1).max(200);
const name = z.string().trim().min(1).max(100);

export const panelShape = z.strictObject({
  id: z.guid(),
  name: z.string(),
  /** What its members are asked for. */
  purpose: z.string(),
  stakeholder: z.enum(stakeholders),
  /** The segment it is filled from; null = from everybody of the group. */
  segment: z.string().nullable(),
  /** How many members it is to have; null = as many as join. */
  target: z.number().int().nullable(),
  /** May people join by themselves on their own page? */
  isOpen: z.boolean(),
  members: z.number().int(),
  left: z.number().int(),
  /** Of those who were members at some time in the last year, the share that left in it. */
  attrition: estimateShape,
  lastJoinedAt: z.iso.datetime().nullable(),
});
export type Panel = z.infer<typeof panelShape>;

export const listPanels = operation({
  method: 'GET',
  path: '/people/panels',
  summary: 'People who are asked again and again, by panel: size, who left, attrition of the last year',
  does: ['read', 'segment'],
  answer: z.strictObject({ panels: z.array(panelShape) }),
});

export const changePanel = operation({
  method: 'POST',
  path: '/people/panels',
  summary: 'People join or leave a panel by hand; made when there is none of that name',
  does: ['write', 'customer'],
  body: z.strictObject({
    panel: name,
    join: z.array(customer).max(5000).optional(),
    leave: z.array(customer).max(5000).optional(),
    /** Of a new panel: the group its members are of. */
    stakeholder: z.enum(stakeholders).optional(),
  }),
  answer: panelShape,
});

export const setPanel = operation({
  method: 'PATCH',
  path: '/people/panels/{panel}',
  summary:
    'What a panel is for, from which segment it is filled up to which size, and whether people may join by themselves',
  does: ['write', 'customer'],
  params: z.strictObject({ panel: z.guid() }),
  body: z.strictObject({
    purpose: z.string().trim().max(500).optional(),
    segment: z.string().trim().min(1).max(100).nullable().optional(),
    target: z.number().int().min(1).max(1_000_000).nullable().optional(),
    isOpen: z.boolean().optional(),
  }),
  answer: panelShape,
});

export const refreshPanel = operation({
  method: 'POST',
  path: '/people/panels/{panel}/refresh',
  summary:
    'Fills a panel up to its size by lot, from its segment: never who left it, is left alone or refuses research. With `dryRun`, only says what it would do',
  does: ['write', 'customer'],
  params: z.strictObject({ panel: z.guid() }),
  body: z.strictObject({
    /** The same seed draws the same people of the same ones. */
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .optional(),
    dryRun: z.boolean().optional(),
  }),
  answer: z.strictObject({
    /** How many could be drawn, and how many may not be asked. */
    eligible: z.number().int(),
    heldBack: z.number().int(),
    drawn: z.number().int(),
    /** Of each of them, known before the draw; null when nobody was drawn. */
    probability: z.number().nullable(),
    seed: z.number().int(),
    panel: panelShape,
  }),
});

export const memberShape = z.strictObject({
  customer: z.string(),
  how: z.enum(['by-hand', 'drawn', 'opted-in']),
  probability: z.number().nullable(),
  joinedAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  whyLeft: z.string(),
});
export type Member = z.infer<typeof memberShape>;

export const listMembers = operation({
  method: 'GET',
  path: '/people/panels/{panel}/members',
  summary:
    'Who is and was in a panel, newest first, with how they joined and why they left; never of employees',
  does: ['read', 'person'],
  params: z.strictObject({ panel: z.guid() }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: z.strictObject({ panel: panelShape, total: z.number().int(), members: z.array(memberShape) }),
});
