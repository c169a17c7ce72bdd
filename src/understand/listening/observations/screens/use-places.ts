import { useEffect } from 'react';
import { useAnswer } from '../../../../web/api.ts';
import { useSession } from '../../../../web/session.ts';
import { type PlacesToObserve, placesToObserve } from '../contract.ts';

const none: PlacesToObserve = { steps: [], functions: [], channels: [] };

function remembered(name: string): PlacesToObserve {
  try {
    const read = placesToObserve.answer.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'));
    return read.success ? read.data : none;
  } catch {
    return none;
  }
}

/** The company's steps, functions and channels; without a connection those of the last time. */
export function usePlaces(): PlacesToObserve {
  const { data: session } = useSession();
  const { data } = useAnswer(placesToObserve);
  const name = `sirius.observe.places.${session?.state === 'in' ? session.me.workspace.id : ''}`;
  useEffect(() => {
    if (data === undefined) return;
    try {
      localStorage.setItem(name, JSON.stringify(data));
    } catch {
      // Then they are asked for each time.
    }
  }, [data, name]);
  return data ?? remembered(name);
}
