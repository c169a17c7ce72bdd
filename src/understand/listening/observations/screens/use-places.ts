import { useEffect } from 'react';
import { useAnswer } from '../../../../web/api.ts';
import { type PlacesToObserve, placesToObserve } from '../contract.ts';
import { useOwner } from './use-owner.ts';

/** Its lists; `isOpen` while nothing is known yet, so that no field changes its kind under somebody's thumb. */
export type Places = PlacesToObserve & { readonly isOpen: boolean };

const none: PlacesToObserve = { steps: [], functions: [], channels: [] };

function remembered(name: string): PlacesToObserve | null {
  try {
    const read = placesToObserve.answer.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The company's steps, functions and channels; without a connection those of the last time. */
export function usePlaces(): Places {
  const { workspace = '' } = useOwner();
  const { data, error } = useAnswer(placesToObserve);
  const name = `sirius.observe.places.${workspace}`;
  useEffect(() => {
    if (data === undefined) return;
    try {
      localStorage.setItem(name, JSON.stringify(data));
    } catch {
      // Then they are asked for each time.
    }
  }, [data, name]);
  const known = data ?? remembered(name);
  return { ...(known ?? none), isOpen: known === null && error === null };
}
