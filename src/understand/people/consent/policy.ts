import { allow } from '../../../kernel/policy.ts';

/** On which basis customers are asked is decided by those who answer for it. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher', 'agent').to('read').a('consent'),
  ...allow('administrator', 'cx-lead').to('change').a('consent'),
];
