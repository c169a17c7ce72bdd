import { serve } from '../../server/serve.ts';
import { note } from '../../stores/records/audit.ts';
import { campaignRule, keepCampaignRule } from './stories/campaign-store.ts';
import { seeStories, seeStory } from './stories/see-stories.ts';
import { listStories, setCampaignRule, showCampaignRule, showStory } from './stories.contract.ts';

export const storyRoutes = [
  serve(listStories, (services, { caller, query }) => seeStories(services, caller.workspaceId, query)),
  serve(showStory, (services, { caller, params }) => seeStory(services, caller.workspaceId, params.story)),
  serve(showCampaignRule, ({ records }, { caller }) => campaignRule(records, caller.workspaceId)),
  serve(setCampaignRule, async ({ records }, { caller, body }) => {
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return records.inWorkspace(caller.workspaceId, async (tx) => {
      const rule = await keepCampaignRule(tx, caller.workspaceId, caller.name, given);
      await note(tx, caller, {
        verb: 'run',
        noun: 'meaning',
        subject: `campaign: ${rule.customers} customers in ${rule.days} days, or ${rule.copies} voices, of ${rule.words} words`,
      });
      return rule;
    });
  }),
];
