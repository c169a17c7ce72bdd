import { z } from 'zod';
import { saidShape } from '../checks.contract.ts';

/** mapped: as it was · approximated: works nearly the same, `what` says how not · dropped: not there any more. */
const outcomeShape = z.enum(['mapped', 'approximated', 'dropped']);
export type Outcome = z.infer<typeof outcomeShape>;

/** What became of one thing in an imported file, with the place it stood in there and its own words as an example. */
export const lossItemShape = z.strictObject({
  outcome: outcomeShape,
  what: saidShape,
  where: z.string(),
  example: z.string(),
});
export type LossItem = z.infer<typeof lossItemShape>;

export const importFormatShape = z.enum(['sirius', 'qsf', 'limesurvey', 'surveyjs', 'formbricks']);
export type ImportFormat = z.infer<typeof importFormatShape>;

/** Everything that became of an imported survey: the same kinds together with their first example, then each thing. */
export const lossReportShape = z
  .strictObject({
    format: importFormatShape,
    counts: z.strictObject({
      mapped: z.number().int(),
      approximated: z.number().int(),
      dropped: z.number().int(),
    }),
    groups: z.array(lossItemShape.extend({ count: z.number().int() })),
    /** Each thing on its own, those that lost something first; at most 2,000. */
    items: z.array(lossItemShape),
    /** How many conditions and texts stand untranslated in the draft; while any does, it cannot be published. */
    untranslated: z.number().int(),
  })
  .meta({ id: 'SurveyLossReport' });
export type LossReport = z.infer<typeof lossReportShape>;
