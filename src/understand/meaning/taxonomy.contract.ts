import { z } from 'zod';

/** In each language the starter sets are written in. */
const inEach = <S extends z.ZodType>(shape: S) => z.strictObject({ en: shape, es: shape });
const lines = inEach(z.array(z.string().trim().min(1)));

/** A starter taxonomy as it lies in `starters/`: one set of themes, told in English and Spanish. */
export const starterShape = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.number().int().min(1),
  title: inEach(z.string()),
  /** Who wrote the sentences, and under which licence they are. */
  source: z.string(),
  licence: z.string(),
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z-]*$/),
      parent: z.string().nullable(),
      name: inEach(z.string()),
      definition: z.strictObject({ en: z.string(), es: z.string() }),
      rules: lines,
      seeds: lines,
      /** What customers say of this theme and no other. */
      examples: lines,
    }),
  ),
  /** Sentences that speak of several themes. */
  together: z.array(
    z.strictObject({ text: z.string(), language: z.enum(['en', 'es']), themes: z.array(z.string()).min(2) }),
  ),
});
export type StarterSet = z.infer<typeof starterShape>;
