import type { Region } from './people.ts';

/** Something the company did that really changes what happens to customers from a day on. */
export interface Lever {
  readonly name: 'bill preview' | 'reserve part';
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly regions: readonly Region[];
}

export const everywhere: readonly Region[] = ['North', 'South', 'East', 'West', 'Coast'];

/** The one past action that worked; it began in two regions, so the other three can be compared with. */
export const billPreview: Lever = {
  name: 'bill preview',
  from: Date.UTC(2026, 0, 15),
  regions: ['North', 'South'],
};
