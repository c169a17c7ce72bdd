import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { href } from '../address.ts';
import { chosenWorkspace } from '../workspace.ts';

/** What changes everything on screen, and what only the list of imports. */
const everything = [
  'message',
  'timeline-derived',
  'findings-refreshed',
  'decision-in-effect',
  'verdict-written',
];
const imports = 'import-progress';
const restMs = 500;

/**
 * Listens to `/api/v1/events` and asks again what is on screen. Events come in bursts while a file is read: at most
 * two rounds a second.
 */
export function useLiveAnswers(on: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!on) return;
    const source = new EventSource(href('/api/v1/events', { workspace: chosenWorkspace() }));
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const soon = (what: string, refresh: () => void) => () => {
      if (waiting.has(what)) return;
      const run = () => {
        waiting.delete(what);
        refresh();
      };
      waiting.set(what, setTimeout(run, restMs));
    };
    const refreshAll = soon('everything', () => void client.invalidateQueries());
    const refreshImports = soon(
      'imports',
      () =>
        void client.invalidateQueries({
          predicate: ({ queryKey: [path] }) => String(path).startsWith('/imports'),
        }),
    );
    for (const name of everything) source.addEventListener(name, refreshAll);
    source.addEventListener(imports, refreshImports);
    return () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      source.close();
    };
  }, [on, client]);
}
