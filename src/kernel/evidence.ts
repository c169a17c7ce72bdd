import { z } from 'zod';

/**
 * A pointer to what a statement rests on. Align cites customers only in this form: it never holds a copy of
 * what a customer did or said, so that erasing a customer leaves nothing behind.
 */
export const evidenceShape = z.strictObject({
  kind: z.enum(['finding', 'moment', 'episode', 'customer', 'step', 'promise', 'metric', 'question']),
  id: z.string(),
  /** A short human name of the thing pointed at, never a customer's words. */
  label: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceShape>;
