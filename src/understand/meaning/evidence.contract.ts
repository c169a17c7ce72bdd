import { z } from 'zod';

/** Offsets count UTF-16 units of the stored text: `text.slice(start, end)` is the quote. */
export const spanShape = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0) });

/** Who or what gave a label. */
export const methodShape = z.enum(['rule', 'lexicon', 'model', 'llm', 'human']);
export const labelStatusShape = z.enum(['suggested', 'confirmed', 'rejected']);

/** Every automated or human label, wherever it is seen, with what proves it. */
export const labelShape = z.strictObject({
  /** A class, or for themes the theme's name. */
  label: z.string(),
  /** Themes: the id that survives re-runs and renamings. */
  theme: z.string().optional(),
  /** Sentiment -1..1, emotions' intensity 1..3, cues' quantity (seconds waited, the how-many-th contact). */
  value: z.number().optional(),
  span: spanShape,
  /** `text.slice(span.start, span.end)`, always. */
  quote: z.string(),
  /** The share of such labels that labelled rows proved right (0..1); null where nothing was measured. */
  confidence: z.number().min(0).max(1).nullable(),
  method: methodShape,
  /** Rule and matched words; words with their signs; weights that add up to the score. */
  reason: z.array(z.string()),
  /** What read it, in one word: model, taxonomy and text version together. */
  version: z.string(),
  modelVersion: z.string(),
  taxonomyVersion: z.string(),
  textVersion: z.string(),
  status: labelStatusShape,
  /** Who confirmed, rejected or corrected it; `sirius` for a suggestion. */
  by: z.string(),
  /** When a person decided; null for a suggestion, which is the same whenever it is made. */
  at: z.string().nullable(),
});
export type Label = z.infer<typeof labelShape>;

export const sentimentClassShape = z.enum(['negative', 'neutral', 'positive']);
export const emotions = [
  'delight',
  'gratitude',
  'relief',
  'trust',
  'surprise',
  'confusion',
  'worry',
  'frustration',
  'anger',
  'disappointment',
] as const;
export const notExpressed = 'not expressed';
export const effortLevels = ['high', 'low', notExpressed] as const;
export const intents = [
  'needs an answer',
  'suggestion',
  'praise',
  'threat to leave',
  'legal or safety',
  'nothing',
] as const;

/** A sentence, cut again where what is said or felt turns: the unit of every label. */
export const clauseShape = z.strictObject({
  /** 1, 2, … within its voice. */
  n: z.number().int(),
  sentence: z.number().int(),
  span: spanShape,
  quote: z.string(),
  /** ISO 639-1, or `unknown`. */
  language: z.string(),
  /** negative, neutral, positive with value -1..1; null = not measured for this language. */
  sentiment: labelShape.nullable(),
  /** What the words express, several allowed; `not expressed` alone when nothing is. */
  emotion: z.array(labelShape),
  /** high, low or not expressed. */
  effort: labelShape,
  /** repeat contact, transfer, waiting …, each with its own span and quantity. */
  cues: z.array(labelShape),
  /** Several allowed; `nothing` alone when no one asks for anything. */
  intent: z.array(labelShape),
  /** Taught and discovered; empty = unassigned. */
  themes: z.array(labelShape),
});
export type ClauseRead = z.infer<typeof clauseShape>;

/** A promise that the customer quotes: a suggestion until somebody confirms it. */
export const quotedPromiseShape = z.strictObject({
  label: labelShape,
  /** The date meant, resolved against the voice's time; null when it cannot be told. */
  due: z.string().nullable(),
});

/**
 * What a voice is about: the step of the journey, the function that answers for it, the things named. Step and function
 * are always there; `unknown` is an answer.
 */
export const aboutShape = z.strictObject({
  step: labelShape,
  function: labelShape,
  /** bill, price, parcel, app …; at most one of each per clause. */
  objects: z.array(labelShape),
});
export type About = z.infer<typeof aboutShape>;
/** The label of a step or function that the words do not tell. */
export const unknownAbout = 'unknown';

/** One voice as it was read. A label of the whole voice spans the whole text and lists its clauses in `reason`. */
export const readVoiceShape = z.strictObject({
  language: z.string(),
  languageConfidence: z.number().nullable(),
  /** Nothing but quoted mail, signature, disclaimer or auto-reply: not counted as a voice's opinion. */
  templateOnly: z.boolean(),
  sentiment: labelShape.nullable(),
  /** Was my problem solved? not heard, heard, acted on, solved, came back: evidence for a case, never its state. */
  solved: z.array(labelShape),
  promises: z.array(quotedPromiseShape),
  about: aboutShape,
  clauses: z.array(clauseShape),
});
export type ReadVoice = z.infer<typeof readVoiceShape>;
