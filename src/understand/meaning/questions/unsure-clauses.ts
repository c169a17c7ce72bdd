import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  moment: z.string(),
  n: z.number(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  language: z.string(),
  evidence: z.string(),
});
export type UnsureClause = z.infer<typeof row>;

/**
 * A page of the clauses with a label whose confidence is below `unsure`, one of each text, those that most voices say first.
 * Labels that nobody measured have no confidence and are not among them.
 */
export function unsureClauses(
  unsure: number,
  page: { readonly from: number; readonly limit: number },
): Question<UnsureClause> {
  return {
    name: 'unsure clauses',
    text: `SELECT toString(moment) AS moment, n, start, end, quote, toString(language) AS language, evidence FROM (
      SELECT *, count() OVER (PARTITION BY wording, n) AS settles,
        row_number() OVER (PARTITION BY wording, n ORDER BY moment) AS place
      FROM {{clauses}} WHERE n > 0 AND template = 0 AND lengthUTF8(quote) >= 8
    ) WHERE place = 1
      AND arrayExists(label -> JSONExtract(label, 'confidence', 'Nullable(Float64)') < {unsure:Float64},
        arrayConcat(JSONExtractArrayRaw(evidence, 'themes'), JSONExtractArrayRaw(evidence, 'emotion'),
          JSONExtractArrayRaw(evidence, 'intent'),
          [JSONExtractRaw(evidence, 'sentiment'), JSONExtractRaw(evidence, 'effort')]))
    ORDER BY settles DESC, cityHash64(moment, n), moment, n LIMIT {limit:UInt32} OFFSET {from:UInt32}`,
    values: { unsure, ...page },
    row,
    limits: { seconds: 60 },
  };
}
