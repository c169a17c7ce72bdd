import { sql } from 'kysely';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records } from '../../../stores/records/records.ts';
import { currentTaxonomyIn, renewTaughtModel } from '../taxonomy-store.ts';
import { keepDiscovery, latestDiscoveryRun } from '../theme-store.ts';
import { keepRepresentation } from './representation-store.ts';
import { closeTrialIn, openTrialIn, workedOutIn } from './trial-store.ts';

const notReady = refuse('trial-not-ready', 'What is being tried is not worked out yet.', {
  kind: 'conflict',
  next: 'Wait until it is, or drop it.',
});
export const noTrial: Refusal = refuse('no-trial', 'No other representation is being tried.', {
  kind: 'not-found',
  next: 'Choose one first.',
});

/**
 * The representation tried becomes the one that counts: with its themes and taught model in one transaction, nothing by
 * half. Voices are then read anew beside what is seen. Refused when themes were changed after it was worked out.
 */
export function switchToTrial(records: Records, by: Caller): Promise<Refusal | null> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('taxonomy'), hashtext(${by.workspaceId}))`.execute(tx);
    const trial = await openTrialIn(tx);
    if (trial === null) return noTrial;
    if (trial.state !== 'ready') return notReady;
    const [discovery, taxonomy] = [await latestDiscoveryRun(tx), await currentTaxonomyIn(tx)];
    if (discovery !== trial.afterDiscovery || taxonomy !== trial.afterTaxonomy) {
      return refuse('themes-moved', 'Themes were found or taught anew after this was worked out.', {
        kind: 'conflict',
        next: 'Work it out again: the counts before and after are then those of now.',
      });
    }
    const worked = await workedOutIn(tx);
    const why = `read with the ${trial.settings.tier} representation`;
    await keepRepresentation(tx, by, trial);
    if (worked.discovery !== null) {
      const { document, model } = worked.discovery;
      await keepDiscovery(tx, by.workspaceId, by.name, document, model, false);
    }
    if (worked.taughtModel !== null) await renewTaughtModel(tx, by, worked.taughtModel, why);
    await closeTrialIn(tx, 'switched');
    await note(tx, by, {
      verb: 'switch',
      noun: 'representation',
      subject: trial.settings.tier,
      detail: { ...trial.settings },
    });
    return null;
  });
}
