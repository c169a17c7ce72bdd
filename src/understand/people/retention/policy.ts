import { allow } from '../../../kernel/policy.ts';

/** How long data is kept, an administrator answers for; those who work with it see it. */
export const policy = [
  ...allow('administrator').to('change').a('retention'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('retention'),
];
