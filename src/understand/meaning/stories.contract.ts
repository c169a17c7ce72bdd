import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

const count = z.number().int().min(0);

/** A story, as it stands beside a voice that tells it. */
export const storyInShort = z.strictObject({
  /** Lasts: it leads to the story also after that turned out to be part of a larger one. */
  id: z.string(),
  voices: count,
  customers: count,
  /** Distinct texts: names and numbers make no other text. */
  texts: count,
  campaign: z.boolean(),
});
export type StoryInShort = z.infer<typeof storyInShort>;

export const storyShape = storyInShort.extend({
  /** The wording most used, as one voice wrote it. */
  text: z.string(),
  moment: z.string(),
  language: z.string(),
  words: count,
  first: z.string(),
  last: z.string(),
  /** The most customers who told it for the first time within the rule's number of days. */
  peak: count,
});
export type Story = z.infer<typeof storyShape>;

/** From when on a story is called a campaign: very many people do not find the same words by themselves. */
export const campaignRuleShape = z.strictObject({
  /** So many customers … */
  customers: z.number().int().min(2).max(1_000_000),
  /** … within so many days … */
  days: z.number().int().min(1).max(3650),
  /** … or so many voices, whenever and of whomever … */
  copies: z.number().int().min(2).max(1_000_000),
  /** … of a text with at least so many words: short ones are found by many. */
  words: z.number().int().min(1).max(1000),
});
export type CampaignRule = z.infer<typeof campaignRuleShape>;

export const listStories = operation({
  method: 'GET',
  path: '/meaning/stories',
  summary:
    'Stories that several voices tell in the same or nearly the same words, and which of them are campaigns',
  does: ['read', 'verbatim'],
  query: z.strictObject({
    where: z.string().optional(),
    /** Words that the voices hold. */
    q: z.string().max(500).optional(),
    campaigns: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  answer: z.strictObject({
    /** Of all labelled voices asked for: those that tell a story of several voices, and how many such stories there are. */
    voices: count,
    copied: count,
    stories: count,
    campaigns: count,
    rule: campaignRuleShape,
    list: z.array(storyShape),
  }),
});

export const showStory = operation({
  method: 'GET',
  path: '/meaning/stories/{story}',
  summary: 'One story: its distinct texts with how many voices use each, the commonest first',
  does: ['read', 'verbatim'],
  params: z.strictObject({ story: z.string().regex(/^\d{1,20}$/) }),
  answer: storyShape.extend({
    /** At most a hundred. */
    wordings: z.array(
      z.strictObject({ text: z.string(), moment: z.string(), voices: count, customers: count }),
    ),
  }),
});

export const showCampaignRule = operation({
  method: 'GET',
  path: '/meaning/campaign-rule',
  summary: 'From when on a story is called a campaign',
  does: ['read', 'meaning'],
  answer: campaignRuleShape,
});

export const setCampaignRule = operation({
  method: 'PUT',
  path: '/meaning/campaign-rule',
  summary: 'Set from when on a story is called a campaign; counts at once, for old voices too',
  does: ['run', 'meaning'],
  body: campaignRuleShape.partial(),
  answer: campaignRuleShape,
});
