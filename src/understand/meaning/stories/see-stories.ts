import type { AnswerOf } from '../../../kernel/operation.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import {
  countCopied,
  type StoryRow,
  storiesOf,
  storiesTold,
  wordingsOfStory,
} from '../questions/stories-told.ts';
import { readAsked } from '../see-voices.ts';
import type { listStories, Story, showStory } from '../stories.contract.ts';
import { campaignRule } from './campaign-store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

const storyOf = ({ story, campaign, campaigns: _, ...row }: StoryRow): Story => ({
  id: story,
  campaign: campaign === 1,
  ...row,
});

/** The stories of several voices among those asked for. */
export async function seeStories(
  services: Needs,
  workspace: string,
  query: {
    readonly where?: string | undefined;
    readonly q?: string | undefined;
    readonly campaigns?: boolean | undefined;
    readonly limit?: number | undefined;
  },
): Promise<AnswerOf<typeof listStories>> {
  const asked = await readAsked(services, workspace, query);
  const scope = await services.scope(workspace);
  const rule = await campaignRule(services.records, workspace);
  const page = { campaigns: query.campaigns === true, limit: query.limit ?? 100 };
  const [[counted], rows] = await Promise.all([
    ask(services.moments, scope, countCopied(asked)),
    ask(services.moments, scope, storiesTold(asked, rule, page)),
  ]);
  return {
    voices: counted?.voices ?? 0,
    copied: counted?.copied ?? 0,
    stories: counted?.stories ?? 0,
    campaigns: rows[0]?.campaigns ?? 0,
    rule,
    list: rows.map(storyOf),
  };
}

/** One story, by its own id or that of one that turned out to be part of it. */
export async function seeStory(
  services: Needs,
  workspace: string,
  id: string,
): Promise<AnswerOf<typeof showStory> | Refusal> {
  const scope = await services.scope(workspace);
  const merged = scope.stories.from.indexOf(id);
  const story = merged === -1 ? id : (scope.stories.into[merged] ?? id);
  const wordings = await ask(services.moments, scope, wordingsOfStory(story));
  const [first] = wordings;
  if (first === undefined) {
    return refuse('no-such-story', `There is no story ${id}.`, {
      kind: 'not-found',
      next: 'sirius meaning stories lists the stories there are.',
    });
  }
  const rule = await campaignRule(services.records, workspace);
  const [row] = await ask(services.moments, scope, storiesOf([first.moment], rule));
  if (row === undefined) {
    return refuse('told-once', `Only one voice tells story ${id}.`, {
      kind: 'not-found',
      next: `Look at the voice itself: ${first.moment}.`,
    });
  }
  return { ...storyOf(row), wordings };
}
