import { allow, anyone } from '../../kernel/policy.ts';

/** Everyone may see who they are; keys are the administrator's. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('self'),
  ...allow('administrator').to('manage').a('key'),
];
