import { suppress } from '../../../instruments/statistics/suppress.ts';

/** Fewer people of one function than this would be traced by it. */
export const fewestObservers = 5;

/** How many different people of a function wrote observations; '' = it is not known where they work. */
export interface ObserversOf {
  readonly function: string;
  readonly people: number;
}

/** The functions that may be told beside an observation: none that leads to fewer than five people, nor by subtraction. */
export function observersToTell(observers: readonly ObserversOf[]): ReadonlySet<string> {
  const { hidden } = suppress(
    observers.map(({ function: name, people }) => ({ name, people })),
    fewestObservers,
  );
  return new Set(
    observers
      .filter(({ function: name, people }) => name !== '' && people > 0 && !hidden.includes(name))
      .map(({ function: name }) => name),
  );
}
