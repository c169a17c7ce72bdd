import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

const money = z.number().min(0).max(1_000_000);
const count = z.number().int().min(0);

/** Fewer tokens a month are too few for one question. */
export const fewestTokens = 5000;

const settingsGiven = z.strictObject({
  on: z.boolean(),
  /** OpenAI-compatible; a /chat/completions at its end is cut off. Ollama: http://localhost:11434/v1 */
  url: z.string().trim().min(1).max(500),
  model: z.string().trim().min(1).max(200),
  /** Sent as bearer token; kept sealed, never shown. Left out: as it was, if the address is still the same. '' = none. */
  key: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]*$/)
    .optional(),
  /** What for, and on which legal basis redacted words of customers go to that address. */
  purpose: z.string().trim().min(10).max(500),
  legalBasis: z.string().trim().min(5).max(500),
  /** The person who answers for it, by name. */
  responsible: z.string().trim().min(2).max(200),
  /**
   * Either one ends it: when it is used up nothing more is asked until the month (UTC) is over. There is no "without limit":
   * switched on, tokens are at least 5000, and money is 0 only where both prices are.
   */
  monthlyTokens: count.max(1_000_000_000),
  monthlyMoney: money,
  /** In which the prices are, as a letter code: EUR. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Per million tokens. 0 = it costs nothing (a model of one's own). */
  priceIn: money,
  priceOut: money,
  timeoutSeconds: z.number().int().min(1).max(120),
  /** Ask for a second opinion on unsure labels, in the background, as long as the budget lasts. */
  secondOpinions: z.boolean(),
});
export type LanguageModelSettings = Omit<z.infer<typeof settingsGiven>, 'key'>;

const spentShape = z.strictObject({
  money: z.number(),
  tokensIn: count,
  tokensOut: count,
  calls: count,
  accepted: count,
});
export type Spent = z.infer<typeof spentShape>;

export const languageModelShape = z.strictObject({
  settings: settingsGiven.omit({ key: true }).nullable(),
  /** none; kept = sealed with this server's secret; lost = sealed with another secret, to be typed again. */
  key: z.enum(['none', 'kept', 'lost']),
  /** Who switched it on or off, and when. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  /** This month (UTC). */
  spent: spentShape,
  /** Clauses whose unsure labels were given a second opinion, and how many of the opinions differ. */
  opinions: z.strictObject({ given: count, differing: count, running: z.boolean() }),
});
export type LanguageModel = z.infer<typeof languageModelShape>;

export const showLanguageModel = operation({
  method: 'GET',
  path: '/language-model',
  summary:
    'Whether a language model may be asked, where, why, who answers for it, and what was spent this month',
  does: ['read', 'language model'],
  answer: languageModelShape,
});

export const setLanguageModel = operation({
  method: 'PUT',
  path: '/language-model',
  summary:
    'Switch the language model on, with address, purpose, legal basis, a responsible person and a budget',
  does: ['write', 'language model'],
  body: settingsGiven,
  answer: languageModelShape,
});

export const stopLanguageModel = operation({
  method: 'DELETE',
  path: '/language-model',
  summary: 'Switch the language model off at once: nothing more is sent, and an answer under way is not used',
  does: ['stop', 'language model'],
  answer: languageModelShape,
});

export const tryLanguageModel = operation({
  method: 'POST',
  path: '/language-model/trials',
  summary:
    'Ask the language model about made-up sentences: does it answer as it must? No word of a customer is sent',
  does: ['write', 'language model'],
  answer: z.strictObject({
    accepted: z.boolean(),
    because: z.string(),
    seconds: z.number(),
    tokensIn: count,
    tokensOut: count,
    cost: z.number(),
  }),
});

export const draftTasks = ['name', 'definition', 'story'] as const;
export type DraftTask = (typeof draftTasks)[number];

const quoteShape = z.strictObject({ id: z.string(), moment: z.string(), text: z.string() });
const citeShape = z.strictObject({
  quote: z.string(),
  /** Of the quote's text, in UTF-16 units: `text.slice(start, end) === words`, always. */
  start: count,
  end: count,
  words: z.string(),
});

export const draftText = operation({
  method: 'POST',
  path: '/language-model/drafts',
  summary:
    'A name, a definition or a short story of a theme, each sentence proven by quotes; only a suggestion',
  does: ['ask', 'language model'],
  body: z.strictObject({ task: z.enum(draftTasks), theme: z.string().min(1) }),
  answer: z.strictObject({
    task: z.enum(draftTasks),
    /** false: the model's answer was rejected or there was none; what stands here is extracted, not written. */
    accepted: z.boolean(),
    because: z.string(),
    method: z.enum(['llm', 'rule']),
    status: z.literal('suggested'),
    /** Every sentence with the words of quotes that prove it. */
    sentences: z.array(z.strictObject({ text: z.string(), cites: z.array(citeShape) })),
    quotes: z.array(quoteShape),
    model: z.string(),
    cost: z.number(),
    cached: z.boolean(),
  }),
});

export const askForOpinions = operation({
  method: 'POST',
  path: '/language-model/opinions',
  summary: 'Ask for second opinions on unsure labels now; without `wait` in the background',
  does: ['ask', 'language model'],
  body: z.strictObject({ wait: z.boolean().optional() }),
  answer: languageModelShape.shape.opinions,
});

export const callShape = z.strictObject({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  task: z.string(),
  url: z.string(),
  model: z.string(),
  /** temperature, seed, most tokens: what was asked for besides the messages. */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  prompt: z.string(),
  answer: z.string(),
  tokensIn: count,
  tokensOut: count,
  cost: z.number(),
  accepted: z.boolean(),
  because: z.string(),
  /** When the words in it were erased; the numbers stay. */
  forgottenAt: z.string().nullable(),
});
export type LanguageModelCall = z.infer<typeof callShape>;

export const listLanguageModelCalls = operation({
  method: 'GET',
  path: '/language-model/calls',
  summary: 'Everything that was sent and answered: prompt, model, tokens, cost, and whether it was accepted',
  does: ['write', 'language model'],
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).optional(),
    /** The `next` of the page before. */
    after: z.guid().optional(),
  }),
  answer: z.strictObject({ calls: z.array(callShape), next: z.string().nullable() }),
});
