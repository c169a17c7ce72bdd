import { z } from 'zod';

/**
 * A number that never travels alone: with its interval, its n and the method that made both.
 *
 * - `value`, `low`, `high`: in the metric's own unit (NPS -100..100, shares 0..1, means on their scale);
 *   null when there is nothing to say (too few answers, or hidden).
 * - `level`: confidence level of the interval, 0.95 unless asked otherwise.
 * - `n`: valid answers in the denominator; blanks and "not applicable" are never part of it.
 *   null only when `hidden` (a hidden cell shows neither score nor n).
 * - `nEffective`: Kish's effective n when weights are in use.
 * - `method`: what computed it, in words a statistician knows ("Wilson", "adjusted Wald").
 * - `hidden`: why nothing is shown ("Hidden to protect the people who answered").
 */
export const estimateShape = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  n: z.number().int().nullable(),
  nEffective: z.number().optional(),
  method: z.string(),
  hidden: z.string().optional(),
});
export type Estimate = z.infer<typeof estimateShape>;
