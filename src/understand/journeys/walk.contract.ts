import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';

export const reads = ['read', 'journey'] as const;
export const count = z.number().int();
export const where = z.string().optional().describe('keeps whole episodes: step=Delivered,satisfaction<=2');
export const promises = z.stringbool().optional().describe('walk missed promises as steps too');
export const walk = { where, promises };

export const edgeShape = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** How often `to` came directly after `from` within an episode. */
  count,
  episodes: count,
  medianSeconds: z.number(),
  meanSeconds: z.number(),
});

/** What became of a promise. `late` and `broken` together are *missed*. */
export const promiseStateShape = z.enum(['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured']);

export type PromiseState = z.infer<typeof promiseStateShape>;

export const promiseCounts = {
  /** Every promise made. */
  made: count,
  /** Those that came out: kept, late or broken. */
  due: count,
  kept: count,
  late: count,
  broken: count,
  open: count,
  withdrawn: count,
  /** Due, but the mapping says that nothing recorded does not mean nothing happened. */
  unmeasured: count,
  /** Of those made: as told by customers and confirmed, rather than from the company's own records. */
  toldByCustomers: count,
  /** Share of `due` that was missed (late or broken). */
  missed: estimateShape,
};

export const promiseSummaryShape = z.strictObject({
  promise: z.string(),
  ...promiseCounts,
  byFunction: z.array(z.strictObject({ function: z.string().nullable(), ...promiseCounts })),
});
export type PromiseSummary = z.infer<typeof promiseSummaryShape>;
