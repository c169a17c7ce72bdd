import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { aboutShape, clauseShape, labelShape, spanShape } from './evidence.contract.ts';
import { storyInShort } from './stories.contract.ts';

const count = z.number().int().min(0);

/** Four numbers that must not be mixed up: each says what it counts. */
export const countsShape = z.strictObject({
  voices: count,
  /** Clauses that meet the conditions on meaning and, where words are searched, hold them. */
  mentions: count,
  customers: count,
  /** Distinct texts: copies of one text count once, whatever names and numbers in them. */
  texts: count,
  /** Texts that say nearly the same are one story, however many pass it on. */
  stories: count,
});
export type Counts = z.infer<typeof countsShape>;

export const voiceShape = z.strictObject({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  at: z.string(),
  /** The step the voice was given at, and the event before it that it is taken to be about ('' = none). */
  step: z.string(),
  afterStep: z.string(),
  function: z.string(),
  channel: z.string(),
  language: z.string(),
  text: z.string(),
  scores: z.array(z.strictObject({ metric: z.string(), value: z.number() })),
  /** Overall; null = not read yet, template only, or not measured for this language. */
  sentiment: labelShape.nullable(),
  /** The score says one thing, the words another; neither overwrites the other. */
  contradiction: z.string().nullable(),
  /** What the voice is about; null = not read yet. */
  about: aboutShape.nullable(),
  /** Voices that tell the same story, this one included. */
  copies: count,
  /** The story; null = nobody else tells it, or the voice is not read yet. */
  story: storyInShort.nullable(),
  templateOnly: z.boolean(),
  /** false: waiting to be labelled. */
  read: z.boolean(),
  clauses: z.array(clauseShape),
  /** Clauses (their n) that meet the search: what is to be highlighted. */
  matching: z.array(z.number().int()),
  /** Where the searched words stand. */
  found: z.array(spanShape),
});
export type Voice = z.infer<typeof voiceShape>;

export const unitsOfCount = ['voices', 'mentions', 'customers', 'texts', 'stories'] as const;

const asked = {
  /** Words searched for, in any inflection of the voice's language; "in quotes" = just so; -word = without. */
  q: z.string().max(500).optional(),
  /** theme, sentiment, emotion, effort, cue, intent; step, function, channel, customer, attributes, metrics, at. */
  where: z.string().optional(),
};

export const searchVoices = operation({
  method: 'GET',
  path: '/voices',
  summary: 'Voices with their labels, searched by word and filtered by meaning, step, customer or segment',
  does: ['read', 'verbatim'],
  query: z.strictObject({
    ...asked,
    sort: z.enum(['newest', 'oldest', 'most-negative', 'most-positive']).optional(),
    /** One of each story, with how many copies there are. */
    distinct: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    /** `next` of the page before. */
    after: z.string().optional(),
  }),
  answer: z.strictObject({
    counts: countsShape,
    /** Voices that meet everything but are not labelled yet: conditions on meaning cannot tell of them. */
    waiting: count,
    voices: z.array(voiceShape),
    next: z.string().nullable(),
  }),
});

export const facetFields = [
  'theme',
  'sentiment',
  'emotion',
  'effort',
  'cue',
  'intent',
  'step',
  'function',
  'channel',
  'language',
  'about.step',
  'about.function',
  'object',
] as const;

export const countVoices = operation({
  method: 'GET',
  path: '/voices/counts',
  summary:
    'How many voices, mentions, customers and distinct texts and stories there are per value of a field',
  does: ['read', 'meaning'],
  query: z.strictObject({
    ...asked,
    /** One of the fields below, or an attribute by its name. */
    by: z.string().min(1).describe(facetFields.join(', ')),
  }),
  answer: z.strictObject({
    total: countsShape,
    values: z.array(
      countsShape.extend({
        /** For themes the name; null = no value ("unassigned", "not expressed", unknown). */
        value: z.string().nullable(),
        theme: z.string().optional(),
      }),
    ),
  }),
});

export const showVoice = operation({
  method: 'GET',
  path: '/voices/{moment}',
  summary: 'One voice with every label, its copies, and what people decided about it',
  does: ['read', 'verbatim'],
  params: z.strictObject({ moment: z.guid() }),
  answer: voiceShape,
});
