import { sql } from 'kysely';
import { Refused } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { aloneOrNot } from '../../../stores/records/alone.ts';
import { failTrial, openTrialIn } from './trial-store.ts';
import { type Needs, workOutTrial } from './work-out-trial.ts';

/** Companies whose trial this process works out now. */
const running = new WeakMap<Services['records'], Map<string, Promise<void>>>();

/** Works out what is being tried in the background; asked again while it does, it goes on with what is open then. */
export function startTrial(services: Needs, workspace: string): Promise<void> {
  const all = running.get(services.records) ?? new Map<string, Promise<void>>();
  running.set(services.records, all);
  const known = all.get(workspace);
  if (known !== undefined) return known;
  const done = goOn(services, workspace)
    .catch((error: unknown) => services.log.warn({ err: error, workspace }, 'a trial could not go on'))
    .finally(() => all.delete(workspace));
  all.set(workspace, done);
  return done;
}

/** One after the other, as long as one is open that nobody works out: another may be begun meanwhile. */
async function goOn(services: Needs, workspace: string): Promise<void> {
  const { records, log } = services;
  await aloneOrNot(records, `representation ${workspace}`, async () => {
    for (;;) {
      const trial = await records.inWorkspace(workspace, openTrialIn);
      if (trial?.state !== 'running') return;
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
}

/** In a server, a trial that a stop or a crash left is taken up at the start. */
export async function onStart(services: Services): Promise<void> {
  void services.records
    .outside(
      async (tx) =>
        (await sql<{ id: string }>`SELECT id FROM workspaces ORDER BY created_at`.execute(tx)).rows,
    )
    .then(async (all) => {
      for (const { id } of all) await startTrial(services, id);
    })
    .catch((error: unknown) => services.log.warn({ err: error }, 'trials did not go on at the start'));
}
