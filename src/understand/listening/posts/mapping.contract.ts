import { z } from 'zod';

/** Where a value stands in a JSON document: `ticket.comments[0].body`. Names and places, never code. */
export const jsonPath = z
  .string()
  .max(300)
  .regex(/^[^.[\]]+(\[\d{1,4}\])*(\.[^.[\]]+(\[\d{1,4}\])*)*$/, 'a path like ticket.comments[0].body');

const place = z.strictObject({ path: jsonPath });
/** A plain text stands for itself. */
const value = z.union([z.string().max(500), place]);

export const hookMoment = z.strictObject({
  kind: z.enum(['event', 'voice', 'told']),
  /** Only where this field has one of these values. */
  only: z.strictObject({ path: jsonPath, in: z.array(z.string().max(200)).min(1).max(50) }).optional(),
  customer: value,
  episode: value.optional(),
  step: value,
  function: value.optional(),
  channel: value.optional(),
  resource: value.optional(),
  at: place,
  text: place.optional(),
  /** The text is HTML: its words are taken. */
  html: z.boolean().optional(),
  language: value.optional(),
  scores: z
    .record(
      z.string().min(1).max(200),
      z.strictObject({ path: jsonPath, scale: z.tuple([z.number(), z.number()]) }),
    )
    .optional(),
  attributes: z.record(z.string().min(1).max(200), value).optional(),
});
export type HookMoment = z.output<typeof hookMoment>;

/** How another tool's JSON becomes items: what repeats in it, what makes one the same again, its moments. */
export const hookMapping = z.strictObject({
  /** The list whose members are the items; without it the whole document is one. */
  each: jsonPath.optional(),
  id: place,
  /** How times without a zone or as numbers are meant. */
  time: z.enum(['iso', 'seconds', 'milliseconds']).default('iso'),
  moments: z.array(hookMoment).min(1).max(20),
});
export type HookMapping = z.output<typeof hookMapping>;
