import { allow } from '../../../kernel/policy.ts';

/** Who runs the company's Sirius sets up its mail; who invites sees by whom it is sent. */
export const policy = [
  ...allow('administrator').to('write').a('mail'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('mail'),
];
