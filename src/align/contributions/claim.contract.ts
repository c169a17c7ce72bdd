import { z } from 'zod';
import { estimateShape } from '../../kernel/estimate.ts';
import { measureShape } from '../../understand/scores/contract.ts';

const text = z.string().trim().max(600);
/** A calendar day, YYYY-MM-DD; days begin at midnight UTC. */
export const dayShape = z.iso.date();

/** What the work does to people who do it: which function, how many when known, what changes for them. */
export const employeeEffectShape = z.strictObject({
  function: text.min(1),
  people: z.number().int().positive().optional(),
  effect: text.min(1),
});

/** An effect on others, or "none because …": blank is no answer. */
export const otherEffectShape = z.union([
  z.strictObject({ effect: text.min(1) }),
  z.strictObject({ noneBecause: text.min(1) }),
]);

/**
 * What a piece of work promises customers, written before it starts: the sentence
 * "For SEGMENT at STEP, it will DIRECTION MEASURE by SIZE by CHECK DATE, because BECAUSE; they will notice NOTICE".
 *
 * - `affected`: which people, in words; `where` of the measure says the same to the machine.
 * - `size`: the expected change, positive, in the measure's own unit (shares 0..1).
 * - `smallestUseful`: a smaller change would not be worth it; half of `size` unless said.
 * - `compareWith`: filter of a group that the work does not touch.
 * - `startsOn`, `checkOn`: when it begins, and the day its verdict is read.
 */
export const claimShape = z.strictObject({
  segment: text.min(1),
  step: text.min(1),
  affected: text.min(1),
  direction: z.enum(['lower', 'raise']),
  size: z.number().positive(),
  smallestUseful: z.number().positive().optional(),
  measure: measureShape,
  compareWith: text.optional(),
  startsOn: dayShape,
  checkOn: dayShape,
  because: text.min(1),
  notice: text.min(1),
  employees: z.array(employeeEffectShape).min(1).max(12),
  suppliers: otherEffectShape,
  investors: otherEffectShape,
  community: otherEffectShape,
});
export type Claim = z.infer<typeof claimShape>;

/** A claim as it is being written: any part may still be missing or empty. */
export const draftClaimShape = z
  .strictObject({
    ...claimShape.shape,
    segment: text,
    step: text,
    affected: text,
    because: text,
    notice: text,
    employees: z.array(employeeEffectShape.extend({ function: text, effect: text })).max(12),
  })
  .partial();
export type DraftClaim = z.infer<typeof draftClaimShape>;

/** Why something was not accepted yet, where, and the one sentence that says what to write. */
export const remarkShape = z.strictObject({
  field: z.string(),
  code: z.enum([
    'missing',
    'too-short',
    'boilerplate',
    'slogan',
    'metric-only',
    'circular',
    'no-people',
    'no-step',
    'nothing-to-notice',
    'copy-of-finding',
    'copy-of-earlier',
    'dates',
    'size',
    'filter',
    'same-group',
  ]),
  /** The words it is about, when it is about words. */
  quote: z.string().optional(),
  advice: z.string(),
});
export type Remark = z.infer<typeof remarkShape>;

/** How the effect can be told from everything else that changes, weakest first. */
export const rungShape = z.enum(['before-after', 'comparison-group']);
export type Rung = z.infer<typeof rungShape>;

/** What can be foreseen before anybody approves: would we see it? */
export const foresightShape = z.strictObject({
  /** The measure now, over a window as long as the one after the start. */
  baseline: estimateShape,
  baselineFrom: z.iso.datetime(),
  baselineUntil: z.iso.datetime(),
  comparison: estimateShape.nullable(),
  /** Where the measure would be if the claim comes true; null without a baseline. */
  expected: z.number().nullable(),
  /** The smallest change that would be seen with 80 % power by the check date; null when nothing can be said. */
  smallest: z.number().nullable(),
  /** Answers that can be expected from start to check. */
  answers: z.number().int().nullable(),
  /** Answers that would be needed to see the claimed size. */
  needed: z.number().int().nullable(),
  seen: z.boolean().nullable(),
  rung: rungShape,
  /** "A change of less than 1.6 points is too small to see by 31 March." */
  say: z.string(),
});
export type Foresight = z.infer<typeof foresightShape>;
