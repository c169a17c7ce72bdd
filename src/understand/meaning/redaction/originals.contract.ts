import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

const days = z.number().int().min(1).max(3650);

const settingsShape = z.strictObject({
  /** Whether the original of a redacted text is kept, sealed. Off unless a named person switched it on. */
  originals: z.enum(['on', 'off']),
  /** Purpose and legal basis, as they were written when it was switched. */
  reason: z.string(),
  /** How many days an original is kept. */
  days,
  changed: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
  /** Originals that are kept now, and since when the oldest. */
  kept: z.number().int(),
  oldest: z.iso.datetime().nullable(),
});
export type OriginalsSettings = z.infer<typeof settingsShape>;

export const readOriginalsSettings = operation({
  method: 'GET',
  path: '/originals-settings',
  summary: 'Whether originals of redacted texts are kept, why, for how long, and how many there are',
  does: ['read', 'redaction'],
  answer: settingsShape,
});

export const changeOriginalsSettings = operation({
  method: 'PUT',
  path: '/originals-settings',
  summary:
    'Keeps originals of what is redacted from then on, for so many days; switched off, all are deleted',
  does: ['keep', 'original'],
  body: z.strictObject({
    originals: z.enum(['on', 'off']),
    reason: z.string().trim().max(1000),
    days: days.optional(),
  }),
  answer: settingsShape,
});

export const readOriginal = operation({
  method: 'POST',
  path: '/originals/{moment}/readings',
  summary: 'The original of a redacted voice; who read it, when and why is written down',
  does: ['read', 'original'],
  params: z.strictObject({ moment: z.guid() }),
  body: z.strictObject({ reason: z.string().trim().max(500) }),
  answer: z.strictObject({
    moment: z.string(),
    text: z.string(),
    keptAt: z.iso.datetime(),
    keptUntil: z.iso.datetime(),
  }),
});

const readingShape = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  moment: z.string(),
  reason: z.string(),
});
export type OriginalReading = z.infer<typeof readingShape>;

export const listOriginalReadings = operation({
  method: 'GET',
  path: '/originals/readings',
  summary: 'Who read which original, when and why, newest first',
  does: ['read', 'redaction'],
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).optional() }),
  answer: z.array(readingShape),
});
