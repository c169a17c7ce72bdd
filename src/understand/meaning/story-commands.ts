import { command, table } from '../../cli/command.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import {
  type CampaignRule,
  campaignRuleShape,
  listStories,
  type Story,
  setCampaignRule,
  showCampaignRule,
  showStory,
} from './stories.contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const inShort = (words: string) => words.replace(/\s+/g, ' ').slice(0, 70);
const line = (story: Story) => ({
  id: story.id,
  voices: story.voices,
  customers: story.customers,
  texts: story.texts,
  campaign: story.campaign ? `campaign, ${story.peak} customers at once` : '',
  from: story.first.slice(0, 10),
  to: story.last.slice(0, 10),
  text: inShort(story.text),
});
const columns = ['id', 'voices', 'customers', 'texts', 'campaign', 'from', 'to', 'text'];
const sayRule = ({ customers, days, copies, words }: CampaignRule) =>
  `A story is a campaign from ${customers} customers in ${days} days on, or from ${copies} voices on, when it has ${words} words or more.`;

const stories = command({
  usage: 'meaning stories',
  summary: 'What several voices tell in the same or nearly the same words, and which of it is a campaign',
  options: [
    { flags: '--where <filter>', summary: 'only voices that meet the filter' },
    { flags: '--campaigns', summary: 'only campaigns' },
    { flags: '--limit <n>', summary: 'at most so many (100)' },
  ],
  async run({ api, print }, _, options) {
    const limit = text(options.limit);
    const answer = await api.ask(listStories, {
      query: {
        where: text(options.where),
        ...(options.campaigns === true ? { campaigns: true } : {}),
        ...(limit === undefined ? {} : { limit: Number(limit) }),
      },
    });
    print(answer, () =>
      [
        `${answer.copied} of ${answer.voices} labelled voices tell what others tell too: ${answer.stories} stories, ${answer.campaigns} of them campaigns.`,
        sayRule(answer.rule),
        ...(answer.list.length === 0 ? [] : ['', table(answer.list.map(line), columns)]),
      ].join('\n'),
    );
    return undefined;
  },
});

const story = command({
  usage: 'meaning story <id>',
  summary: 'One story: its distinct texts, and how many voices use each',
  async run({ api, print }, [id]) {
    const answer = await api.ask(showStory, { params: { story: String(id) } });
    print(answer, () =>
      [
        `One story, ${answer.voices} voices, ${answer.customers} customers, ${answer.texts} distinct texts${answer.campaign ? ': a campaign' : ''}.`,
        '',
        table(
          answer.wordings.map((each) => ({
            voices: each.voices,
            customers: each.customers,
            text: inShort(each.text),
          })),
          ['voices', 'customers', 'text'],
        ),
      ].join('\n'),
    );
    return undefined;
  },
});

const fields = ['customers', 'days', 'copies', 'words'] as const;

const rule = command({
  usage: 'meaning campaign-rule',
  summary: 'From when on a story is called a campaign; with options, sets it',
  options: [
    { flags: '--customers <n>', summary: 'so many customers …' },
    { flags: '--days <n>', summary: '… within so many days' },
    { flags: '--copies <n>', summary: 'or so many voices at all' },
    { flags: '--words <n>', summary: 'of texts with at least so many words' },
  ],
  async run({ api, print }, _, options) {
    const given = Object.fromEntries(
      fields.flatMap((field) => {
        const value = text(options[field]);
        return value === undefined ? [] : [[field, Number(value)]];
      }),
    );
    const read = campaignRuleShape.partial().safeParse(given);
    if (!read.success) {
      throw new Refused(
        refuse('bad-rule', `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`, {
          next: 'Whole numbers: customers and copies from 2, days and words from 1.',
        }),
      );
    }
    const answer =
      Object.keys(given).length === 0
        ? await api.ask(showCampaignRule)
        : await api.ask(setCampaignRule, { body: read.data });
    print(answer, () => sayRule(answer));
    return undefined;
  },
});

export const storyCommands = [stories, story, rule];
