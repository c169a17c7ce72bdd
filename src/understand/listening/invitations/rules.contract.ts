import { z } from 'zod';

/** Why somebody is not written to. The first that holds, in this order. */
const suppressions = [
  'do-not-contact',
  'opted-out',
  'no-consent',
  'other-group',
  'hold-out',
  'bounced',
  'no-address',
  'answered',
  'quarantine',
  'too-often',
] as const;
export const suppressionShape = z.enum(suppressions);
export type Suppression = z.infer<typeof suppressionShape>;

export const contactRulesShape = z
  .strictObject({
    /** At most `times` invitations in `days` days for a person, over all surveys; by one channel, or by all of them. */
    atMost: z
      .array(
        z.strictObject({
          times: z.number().int().min(1).max(100),
          days: z.number().int().min(1).max(3650),
          channel: z.enum(['email', 'sms', 'messenger']).optional(),
        }),
      )
      .max(10)
      .default([{ times: 1, days: 30 }]),
    /** Nobody is asked for so many days after a promise to them was missed, or after an answer of theirs this bad. */
    quarantine: z
      .strictObject({
        days: z.number().int().min(1).max(365),
        missedPromise: z.boolean().default(true),
        /** Answers at or below, by metric, on its own scale. */
        answers: z
          .array(z.strictObject({ metric: z.string().trim().min(1).max(100), atMost: z.number() }))
          .max(20)
          .default([]),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'ContactRules' });
export type ContactRules = z.output<typeof contactRulesShape>;
