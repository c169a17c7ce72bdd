import { setTimeout as pause } from 'node:timers/promises';
import type { Records } from '../stores/records/records.ts';

interface Run {
  again: boolean;
  done: Promise<void>;
}

/** How long to wait while another server is at it, before it is asked whether anything was left. */
const whileElsewhereMs = 2000;

/**
 * Work in the background, one run at a time for each company. Asked for while it runs, it looks again at its end. `work`
 * gives false when another server is at it: that one may have looked before what is asked for now was there, so it is
 * asked again until it may. No asking is lost.
 */
export function createRuns<Needs extends { readonly records: Records }>(
  work: (services: Needs, workspace: string) => Promise<boolean>,
  failed: (services: Needs, workspace: string, error: unknown) => void,
  elsewhereMs = whileElsewhereMs,
) {
  const running = new WeakMap<Records, Map<string, Run>>();
  return (services: Needs, workspace: string): Promise<void> => {
    const all = running.get(services.records) ?? new Map<string, Run>();
    running.set(services.records, all);
    const known = all.get(workspace);
    if (known !== undefined) {
      known.again = true;
      return known.done;
    }
    const run: Run = { again: false, done: Promise.resolve() };
    run.done = (async () => {
      try {
        do {
          run.again = false;
          while (!(await work(services, workspace))) await pause(elsewhereMs, undefined, { ref: false });
          // Nothing is waited for between this look and the end: whoever asks a moment later begins a run of their own.
        } while (run.again);
      } catch (error) {
        failed(services, workspace, error);
      } finally {
        all.delete(workspace);
      }
    })();
    all.set(workspace, run);
    return run.done;
  };
}
