import { allow, anyone } from '../../kernel/policy.ts';

/** Everyone sees the company and its people; the administrator changes them; the CX lead may move a demo's clock. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('workspace'),
  ...allow(...anyone)
    .to('read')
    .a('member'),
  ...allow('administrator').to('change').a('workspace'),
  ...allow('administrator').to('manage').a('member'),
  ...allow('administrator', 'cx-lead', 'approver').to('move').a('clock'),
];
