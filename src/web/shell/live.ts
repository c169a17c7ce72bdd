import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { href } from '../address.ts';
import { chosenWorkspace } from '../workspace.ts';

/** Every event name the server tells browsers about; a plain message counts as well. */
const names = ['message', 'timeline-derived', 'findings-refreshed', 'decision-in-effect', 'verdict-written'];

/**
 * Listens to `/api/v1/events` and asks again whatever is on screen. Events come in bursts while a file is read,
 * so several within half a second count as one.
 */
export function useLiveAnswers(on: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!on) return;
    const source = new EventSource(href('/api/v1/events', { workspace: chosenWorkspace() }));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries(), 500);
    };
    for (const name of names) source.addEventListener(name, refresh);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [on, client]);
}
