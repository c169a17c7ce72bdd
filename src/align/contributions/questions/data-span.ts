import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/**
 * From when until when something is known of customers: a verdict waits until its check date is covered. Nothing
 * that lies after `now` counts, for a mistyped year must not make a verdict early.
 */
export const dataSpan = (now: Date): Question<{ moments: number; since: string; until: string }> => ({
  name: 'data span',
  text: `
    SELECT count() AS moments, min(at) AS since, max(at) AS until
    FROM {{timeline}}
    WHERE missed = 0 AND kind != 'promise' AND at <= {now:DateTime64(3, 'UTC')}`,
  values: { now },
  row: z.strictObject({ moments: z.number(), since: z.string(), until: z.string() }),
});
