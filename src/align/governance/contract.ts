import { z } from 'zod';

/**
 * What a company decides once about how Sirius counts for it.
 *
 * - `zone`: the company's time zone, for days and months in charts and schedules; stores keep UTC.
 * - `smallestChange`: the smallest change of a score that would matter, in points: NPS points, percentage points of
 *   a share, hundredths of the span of a mean's scale.
 * - `kScores`, `kComments`: groups smaller than this are hidden (scores, comments).
 * - `clock`: a demo company's "now"; null = the machine's time.
 */
export const workspaceSettingsShape = z.strictObject({
  zone: z
    .string()
    .default('UTC')
    .refine(isZone, 'is no time zone this machine knows, for example Europe/Madrid'),
  smallestChange: z.number().positive().max(100).default(3),
  kScores: z.number().int().min(3).max(100).default(5),
  kComments: z.number().int().min(3).max(100).default(10),
  clock: z.iso.datetime().nullable().default(null),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsShape>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
