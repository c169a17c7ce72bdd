import type { Claim } from '../src/align/contributions/claim.contract.ts';
import type { Asking } from './house.ts';

export const ana: Asking = { as: 'cx-lead', userId: 'ana', name: 'Ana' };
export const ben: Asking = { as: 'approver', userId: 'ben', name: 'Ben' };

/** What Ana decides in the stories, complete but for whom, what and when: the part is reserved before a date is promised. */
export const reserveThePart = (
  of: Pick<Claim, 'segment' | 'step' | 'measure' | 'compareWith' | 'startsOn' | 'checkOn'>,
): Claim => ({
  affected: 'households waiting for a repair',
  direction: 'lower',
  size: 0.15,
  because: 'planners reserve the spare part before they promise a date',
  notice: 'they get one visit on the day they were told, instead of a text at six',
  employees: [{ function: 'Planning', people: 42, effect: 'loses the hour of phoning depots' }],
  suppliers: { effect: 'a weekly forecast instead of daily calls' },
  investors: { noneBecause: 'no new stock is bought' },
  community: { noneBecause: 'no new traffic on the road' },
  ...of,
});
