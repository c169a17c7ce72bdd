import type { Services } from '../../../server/serve.ts';
import { workspaceIds } from '../../../stores/records/workspace-ids.ts';
import { askOpinions, type Needs } from './ask-opinions.ts';

type All = Needs & Pick<Services, 'log'>;

interface Asking {
  readonly running: Map<string, Promise<void>>;
  /** A model that did not answer is left alone in the background until then; ms since 1970. */
  readonly restsUntil: Map<string, number>;
  /** A server lives long enough to ask in the background; a command does not. */
  serves: boolean;
}
const houses = new WeakMap<Services['records'], Asking>();
const rest = 600_000;

function askingOf(records: Services['records']): Asking {
  const known = houses.get(records) ?? { running: new Map(), restsUntil: new Map(), serves: false };
  houses.set(records, known);
  return known;
}

/** Does this process ask for second opinions on this company's labels now? */
export const isAsking = (records: Services['records'], workspace: string): boolean =>
  askingOf(records).running.has(workspace);

/** Asks until nothing is unsure, the budget is spent, or `isOver`; joins the run that is under way. Never throws. */
export function ask(services: All, workspace: string, by: string, isOver?: () => boolean): Promise<void> {
  const { running, restsUntil } = askingOf(services.records);
  const known = running.get(workspace);
  if (known !== undefined) return known;
  const run = askOpinions(services, workspace, by, isOver)
    .then((answered) => {
      if (answered) restsUntil.delete(workspace);
      else restsUntil.set(workspace, Date.now() + rest);
    })
    .catch((error: unknown) =>
      services.log.warn(
        { err: error, workspace },
        'second opinions ended early; asked again at the next event',
      ),
    )
    .finally(() => running.delete(workspace));
  running.set(workspace, run);
  return run;
}

/** In a server: starts asking, unless the model did not answer a moment ago. Nothing waits for it. */
export function askInBackground(services: All, workspace: string): void {
  const { serves, restsUntil } = askingOf(services.records);
  if (serves && (restsUntil.get(workspace) ?? 0) <= Date.now()) void ask(services, workspace, 'sirius');
}

/** New labels may be unsure; and a server that starts goes on with what was not asked yet. */
export async function onStart(services: Services): Promise<void> {
  askingOf(services.records).serves = true;
  services.events.on('voices-labelled', async ({ workspace }) => askInBackground(services, workspace));
  void workspaceIds(services.records)
    .then((all) => {
      for (const workspace of all) askInBackground(services, workspace);
    })
    .catch((error: unknown) =>
      services.log.warn({ err: error }, 'second opinions did not begin at the start'),
    );
}
