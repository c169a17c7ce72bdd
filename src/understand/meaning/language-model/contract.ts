import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

const money = z.number().min(0).max(1_000_000);

const settingsGiven = z.strictObject({
  on: z.boolean(),
  /** OpenAI-compatible, up to and without /chat/completions; Ollama: http://localhost:11434/v1 */
  url: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1).max(200),
  /** Sent as bearer token; kept, never shown. Left out: as it was. */
  key: z.string().max(500).optional(),
  /** What for, and on which legal basis redacted words of customers go to that address. */
  purpose: z.string().trim().min(10).max(500),
  legalBasis: z.string().trim().min(5).max(500),
  /** In the currency of the prices; when it is spent nothing more is asked this month. */
  monthlyBudget: money,
  /** Per million tokens. 0 = it costs nothing (a model of one's own). */
  priceIn: money,
  priceOut: money,
  timeoutSeconds: z.number().int().min(1).max(120).default(30),
});
export type LanguageModelSettings = z.infer<typeof settingsGiven>;

export const languageModelShape = z.strictObject({
  settings: settingsGiven.omit({ key: true }).nullable(),
  /** Who switched it on or off, and when. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  spentThisMonth: z.number(),
});

export const showLanguageModel = operation({
  method: 'GET',
  path: '/language-model',
  summary:
    'Whether a language model may be asked, where, why, by whom it was switched on, and what was spent',
  does: ['read', 'language model'],
  answer: languageModelShape,
});

export const setLanguageModel = operation({
  method: 'PUT',
  path: '/language-model',
  summary: 'Switch the language model on or off: address, purpose, legal basis, monthly budget',
  does: ['write', 'language model'],
  body: settingsGiven,
  answer: languageModelShape,
});

export const draftTasks = ['name', 'definition', 'story'] as const;

const quoteShape = z.strictObject({ id: z.string(), moment: z.string(), text: z.string() });

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
    /** Every sentence with the quotes that prove it, by their ids. */
    sentences: z.array(z.strictObject({ text: z.string(), quotes: z.array(z.string()) })),
    quotes: z.array(quoteShape),
    model: z.string(),
    cost: z.number(),
    cached: z.boolean(),
  }),
});

export const listLanguageModelCalls = operation({
  method: 'GET',
  path: '/language-model/calls',
  summary: 'Everything that was sent and answered: prompt, model, tokens, cost, and whether it was accepted',
  does: ['write', 'language model'],
  answer: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      task: z.string(),
      model: z.string(),
      prompt: z.string(),
      answer: z.string(),
      tokensIn: z.number().int(),
      tokensOut: z.number().int(),
      cost: z.number(),
      accepted: z.boolean(),
      because: z.string(),
    }),
  ),
});
