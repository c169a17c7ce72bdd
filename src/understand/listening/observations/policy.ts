import { allow, anyone } from '../../../kernel/policy.ts';

/** What a policy asks of an observation. */
export interface Written {
  readonly observer: string;
}
const isTheirs = (who: { userId: string }, record: unknown) => (record as Written).observer === who.userId;

/** Everybody may go and look. What others saw is read by those who work with customers; what one wrote oneself is one's own. */
export const policy = [
  ...allow(...anyone)
    .to('write')
    .a('observation'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent', 'function-head').to('read').a('observation'),
  ...allow(...anyone)
    .to('read', 'delete')
    .a('observation', isTheirs),
  ...allow('administrator', 'cx-lead').to('delete').a('observation'),
];
