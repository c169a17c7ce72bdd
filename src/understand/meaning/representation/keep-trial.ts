import { Refused } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { createTurns } from '../../../server/turns.ts';
import { aloneOrNot } from '../../../stores/records/alone.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import { failTrial, openTrialIn } from './trial-store.ts';
import { type Needs, workOutTrial } from './work-out-trial.ts';

/** Works out what is being tried in the background; asked again while it does, it goes on with what is open then. */
export const startTrial = createTurns<Needs>({
  work: goOn,
  failed: (services, workspace, error) =>
    services.log.warn({ err: error, workspace }, 'a trial could not go on'),
});

/** One after the other, as long as one is open: another may be begun meanwhile. False when another server is at it. */
async function goOn(services: Needs, workspace: string): Promise<boolean> {
  const { records, log } = services;
  const done = await aloneOrNot(records, `representation ${workspace}`, async () => {
    for (;;) {
      const trial = await records.inWorkspace(workspace, openTrialIn);
      if (trial?.state !== 'running') return true;
      try {
        await workOutTrial(services, workspace, trial);
      } catch (error) {
        if (!(error instanceof Refused))
          log.error({ err: error, workspace }, 'a trial of a representation failed');
        const problem = error instanceof Error ? error.message : String(error);
        await failTrial(records, workspace, trial.id, problem);
      }
    }
  });
  return done === true;
}

/** In a server, a trial that a stop or a crash left is taken up at the start. */
export async function onStart(services: Services): Promise<void> {
  void workspaceIds(services.records)
    .then(async (all) => {
      for (const workspace of all) await startTrial(services, workspace);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'trials did not go on at the start'));
}
