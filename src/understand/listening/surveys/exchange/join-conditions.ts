import type { Condition } from '../logic.contract.ts';

// How readers of other tools put conditions together; one alone stands for itself.

export const all = (of: readonly Condition[]): Condition =>
  of.length === 1 ? (of[0] as Condition) : { is: 'all', of };

export const any = (of: readonly Condition[]): Condition =>
  of.length === 1 ? (of[0] as Condition) : { is: 'any', of };

export const not = (of: Condition): Condition => ({ is: 'not', of });
