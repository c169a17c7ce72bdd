import type { Services } from '../../../server/serve.ts';
import { ask, type Scope } from '../../../stores/moments/question.ts';
import { campaignStories, storiesOf, tellersOf } from '../questions/stories-told.ts';
import type { StoryInShort } from '../stories.contract.ts';
import { campaignRule } from './campaign-store.ts';

/** What each of these voices tells together with others; voices that tell their own are not listed. */
export async function storiesOfVoices(
  services: Pick<Services, 'records' | 'moments'>,
  scope: Scope,
  moments: readonly string[],
): Promise<ReadonlyMap<string, StoryInShort>> {
  const rule = await campaignRule(services.records, scope.workspace);
  const [rows, tellers] = await Promise.all([
    ask(services.moments, scope, storiesOf(moments, rule)),
    ask(services.moments, scope, tellersOf(moments)),
  ]);
  const known = new Map(rows.map((row) => [row.story, row]));
  return new Map(
    tellers.flatMap(({ moment, story }) => {
      const row = known.get(story);
      if (row === undefined) return [];
      const { voices, customers, texts, campaign } = row;
      return [[moment, { id: story, voices, customers, texts, campaign: campaign === 1 }] as const];
    }),
  );
}

/** The stories that are campaigns now. */
export async function campaignsOf(
  { records, moments }: Pick<Services, 'records' | 'moments'>,
  scope: Scope,
): Promise<string[]> {
  const rule = await campaignRule(records, scope.workspace);
  return (await ask(moments, scope, campaignStories(rule))).map(({ story }) => story);
}
