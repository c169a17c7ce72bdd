import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { operation } from '../../kernel/operation.ts';

/** How the answers of one scale are summed up. `csat` = share of the two best answers, `ces` = mean effort. */
export const statShape = z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']);
export type Stat = z.infer<typeof statShape>;

const where = z.string().optional();

/**
 * What is measured, as data: decisions, findings and goals hold one of these and ask `measure` for the number.
 *
 * - `score`: a metric's answers, summed up by `stat`;
 * - `promise`: the share (0..1) of due promises of this step that were missed (late or broken);
 * - `share`: the share (0..1) of episodes that meet the filter `of`.
 *
 * `where` is the filter language of the web's URL and narrows whom it is measured on.
 */
export const measureShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), metric: z.string().min(1), stat: statShape, where }),
  z.strictObject({ kind: z.literal('promise'), step: z.string().min(1), where }),
  z.strictObject({ kind: z.literal('share'), of: z.string().min(1), where }),
]);
export type Measure = z.infer<typeof measureShape>;

/** The four verdicts on a change; nothing else is ever said about one. */
export const verdictShape = z.enum(['improved', 'declined', 'practically-unchanged', 'cannot-tell']);
