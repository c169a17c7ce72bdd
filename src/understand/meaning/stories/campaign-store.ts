import { sql } from 'kysely';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { CampaignRule } from '../stories.contract.ts';

/** What counts as a campaign where nobody set anything else; docs/meaning.md says why. */
export const usualRule: CampaignRule = { customers: 10, days: 14, copies: 30, words: 15 };

async function ruleIn(tx: Tx): Promise<CampaignRule> {
  const { rows } = await sql<CampaignRule>`
    SELECT customers, days, copies, words FROM campaign_rules`.execute(tx);
  return rows[0] ?? usualRule;
}

/** The company's rule of campaigns. */
export const campaignRule = (records: Records, workspace: string): Promise<CampaignRule> =>
  records.inWorkspace(workspace, ruleIn);

/** Changes what is given of the rule and leaves the rest, also where another changes that at the same time. */
export async function keepCampaignRule(
  tx: Tx,
  workspace: string,
  by: string,
  given: Partial<CampaignRule>,
): Promise<CampaignRule> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('campaign rule'), hashtext(${workspace}))`.execute(tx);
  const rule = { ...(await ruleIn(tx)), ...given };
  const { customers, days, copies, words } = rule;
  await sql`
    INSERT INTO campaign_rules (workspace_id, customers, days, copies, words, by_name)
    VALUES (${workspace}::uuid, ${customers}::int, ${days}::int, ${copies}::int, ${words}::int, ${by})
    ON CONFLICT (workspace_id) DO UPDATE SET customers = excluded.customers, days = excluded.days,
      copies = excluded.copies, words = excluded.words, by_name = excluded.by_name, at = now()`.execute(tx);
  return rule;
}
