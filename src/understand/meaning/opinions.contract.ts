import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { labelTasks } from './desk.contract.ts';
import { spanShape } from './evidence.contract.ts';

/** What a second reader says of a clause whose label is unsure. It stands beside the label, and counts nowhere. */
export const opinionShape = z.strictObject({
  moment: z.string(),
  /** The clause, in the stored text of the voice. */
  clause: spanShape,
  task: z.enum(labelTasks),
  /** A class, or for themes the theme's name; `unassigned` = no theme fits. */
  label: z.string(),
  /** Themes: the id. */
  theme: z.string().optional(),
  /** The words that prove it: `text.slice(span.start, span.end) === quote`. The whole clause where nothing is to be proven. */
  span: spanShape,
  quote: z.string(),
  method: z.literal('llm'),
  status: z.literal('suggested'),
  /** What the house's own instruments said when it was asked: classes, or ids of themes. */
  beside: z.array(z.string()),
  agrees: z.boolean(),
  /** The language model that was asked. */
  by: z.string(),
  at: z.string(),
});
export type Opinion = z.infer<typeof opinionShape>;

export const listOpinions = operation({
  method: 'GET',
  path: '/meaning/opinions',
  summary: 'Second opinions of a language model on unsure labels, newest first; they decide nothing',
  does: ['read', 'verbatim'],
  query: z.strictObject({
    moment: z.guid().optional(),
    task: z.enum(labelTasks).optional(),
    differing: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  answer: z.array(opinionShape),
});
