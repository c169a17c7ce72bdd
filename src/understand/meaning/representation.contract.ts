import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { progressShape } from './contract.ts';

const count = z.number().int().min(0);
export const tiers = ['light', 'full', 'folder', 'url'] as const;
export type Tier = (typeof tiers)[number];

/** Languages its maker says it was made for (ISO 639-1). */
const languagesShape = z.union([
  z.literal('all'),
  z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(200),
]);

const light = z.strictObject({ tier: z.literal('light') });
const full = z.strictObject({ tier: z.literal('full') });
const folder = z.strictObject({
  tier: z.literal('folder'),
  /** The name of a folder among the server's models, never a path. */
  folder: z.string().min(1).max(100),
  languages: languagesShape.default('all'),
});
const url = z.strictObject({
  tier: z.literal('url'),
  /** OpenAI-compatible, up to and without /embeddings; Ollama: http://localhost:11434/v1 */
  url: z.string().min(1).max(500),
  model: z.string().min(1).max(200),
  dimensions: z.number().int().min(2).max(4096),
  languages: languagesShape.default('all'),
  /** What for, and on which legal basis redacted words of customers go to that address. */
  purpose: z.string().trim().min(10).max(500),
  legalBasis: z.string().trim().min(5).max(500),
  /** When so many characters were sent in a month nothing more is sent. */
  monthlyCharacters: z.number().int().min(1).max(100_000_000_000).default(50_000_000),
});

/** What is kept, and shown again. */
export const representationSettings = z.discriminatedUnion('tier', [light, full, folder, url]);
export type RepresentationSettings = z.infer<typeof representationSettings>;

/** What is given: the same, for an address with its key, which is never shown. Left out: as it was for this address. */
export const representationGiven = z.discriminatedUnion('tier', [
  light,
  full,
  folder,
  url.extend({ key: z.string().max(500).optional() }),
]);
export type RepresentationGiven = z.infer<typeof representationGiven>;

/** Voices of a theme under what counts and under what is tried, of those that were looked at. */
const themeChange = z.strictObject({
  theme: z.string(),
  name: z.string(),
  kind: z.enum(['taught', 'discovered']),
  before: count,
  after: count,
  /** Voices in it both times. */
  stay: count,
  /** `new` = was not there before, `gone` = would be no more. */
  fate: z.enum(['kept', 'new', 'gone']),
});

export const comparisonShape = z.strictObject({
  /** Voices looked at; themes found: each voice has one or none. */
  voices: count,
  themesBefore: count,
  themesAfter: count,
  /** Voices whose theme found is another one (or none) afterwards. */
  moved: count,
  unassignedBefore: count,
  unassignedAfter: count,
  /** Taught themes: clauses looked at, the voices they are of, and the voices where any taught theme changes. */
  taught: z.strictObject({ clauses: count, voices: count, moved: count }).nullable(),
  /** Accuracy of taught themes on examples left out while learning, 0..1; null = too few. */
  taughtAccuracyBefore: z.number().nullable(),
  taughtAccuracyAfter: z.number().nullable(),
  /** Most voices moved first. */
  themes: z.array(themeChange),
});
export type Comparison = z.infer<typeof comparisonShape>;

export const trialStates = ['running', 'stopped', 'failed', 'ready'] as const;
export const trialPhases = ['embedding', 'finding', 'teaching', 'comparing', 'ready'] as const;

export const trialShape = z.strictObject({
  settings: representationSettings,
  state: z.enum(trialStates),
  phase: z.enum(trialPhases),
  /** Texts embedded of those to be embedded. */
  done: count,
  total: count,
  secondsLeft: z.number().nullable(),
  problem: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  comparison: comparisonShape.nullable(),
});
export type Trial = z.infer<typeof trialShape>;

/** By what themes of one language were found. */
const languageFound = z.strictObject({
  language: z.string(),
  themes: count,
  /** false: only by words in common, as no vectors for the language are at work. */
  byMeaning: z.boolean(),
});

export const representationShape = z.strictObject({
  settings: representationSettings,
  /** null = as delivered. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  hasKey: z.boolean(),
  /** May the person who asks choose an address, which words of customers are sent to? */
  addressAllowed: z.boolean(),
  /** Characters sent to the address in this month. */
  sentThisMonth: count,
  fullIsInstalled: z.boolean(),
  /** Folders on the server, by their names. */
  folders: z.array(z.string()),
  languages: z.array(languageFound),
  trial: trialShape.nullable(),
  /** How far voices are read; after a switch the version being built. */
  reading: progressShape,
});
export type Representation = z.infer<typeof representationShape>;

export const showRepresentation = operation({
  method: 'GET',
  path: '/meaning/representation',
  summary: 'What tells how near texts lie to each other, what could be chosen, and what is being tried',
  does: ['read', 'representation'],
  answer: representationShape,
});

export const tryRepresentation = operation({
  method: 'POST',
  path: '/meaning/representation/trial',
  summary:
    'Work out another representation beside the one that counts, in the background; nothing changes yet',
  does: ['write', 'representation'],
  body: z.strictObject({
    settings: representationGiven,
    /** How many themes; left out = chosen by stability. */
    k: z.number().int().min(2).max(500).optional(),
    /** Wait for it, at most twenty seconds, instead of answering at once. */
    wait: z.boolean().optional(),
  }),
  answer: representationShape,
});

export const trialSteps = ['stop', 'resume', 'switch', 'drop'] as const;

export const stepTrial = operation({
  method: 'POST',
  path: '/meaning/representation/trial/{step}',
  summary: 'Stop or resume what is being tried, switch to it, or drop it',
  does: ['write', 'representation'],
  params: z.strictObject({ step: z.enum(trialSteps) }),
  body: z.strictObject({ wait: z.boolean().optional() }).optional(),
  answer: representationShape,
});
