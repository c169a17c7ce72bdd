import type { Command } from '../cli/command.ts';
import type { Sentence } from '../kernel/policy.ts';
import type { Endpoint } from '../server/serve.ts';

/** What a part's door (index.ts) offers to the composition. */
export interface Part {
  readonly routes?: readonly Endpoint[];
  readonly commands?: readonly Command[];
  readonly policy?: readonly Sentence[];
}

/** Every part of the house, in the order of DESIGN: understand, then align. */
export const parts: readonly Part[] = [];
