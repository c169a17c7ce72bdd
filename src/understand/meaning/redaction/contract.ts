import { z } from 'zod';
import { kinds } from '../../../instruments/language/redaction/kind.contract.ts';
import { operation } from '../../../kernel/operation.ts';

const hitShape = z.strictObject({
  kind: z.enum(kinds),
  /** UTF-16 units of the text as it was given: `text.slice(start, end) === quote`. */
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  score: z.number(),
  rule: z.string(),
});
const redactedShape = z.strictObject({ id: z.string(), text: z.string(), hits: z.array(hitShape) });
export type RedactedItem = z.infer<typeof redactedShape>;

export const redactTexts = operation({
  method: 'POST',
  path: '/redactions',
  summary: 'Finds personal data in texts and replaces it; nothing is stored',
  does: ['redact', 'text'],
  body: z.strictObject({
    items: z.array(z.strictObject({ id: z.string().max(500), text: z.string().max(2_000_000) })).max(2000),
  }),
  answer: z.array(redactedShape),
});

const phrases = z.array(z.string().trim().min(1).max(200)).max(5000);
const settingsShape = z.strictObject({
  /** Whether texts are redacted before they are stored. */
  redaction: z.enum(['on', 'off']),
  /** Why it is off. */
  reason: z.string().optional(),
  /** Never personal here: products, brands, towns. */
  allow: z.array(z.string()),
  /** Always withheld: code names, people of public interest, whatever must not be kept. */
  deny: z.array(z.string()),
  /** Counts the changes of these settings. */
  version: z.number().int(),
  /** The version of the recognisers that are at work. */
  recognisers: z.number().int(),
  /** Who changed these settings last, and when; absent while they are as delivered. */
  changed: z.strictObject({ by: z.string(), at: z.iso.datetime() }).optional(),
});
export type RedactionSettings = z.infer<typeof settingsShape>;

export const readRedactionSettings = operation({
  method: 'GET',
  path: '/redaction-settings',
  summary: 'Whether personal data is redacted before texts are stored, and the lists of phrases',
  does: ['read', 'redaction'],
  answer: settingsShape,
});

export const changeRedactionSettings = operation({
  method: 'PUT',
  path: '/redaction-settings',
  summary:
    'Sets the lists of phrases, or switches redaction off with a reason; holds for what is imported from then on',
  does: ['write', 'redaction'],
  body: z.strictObject({
    redaction: z.enum(['on', 'off']),
    reason: z.string().trim().max(1000).optional(),
    allow: phrases,
    deny: phrases,
  }),
  answer: settingsShape,
});
