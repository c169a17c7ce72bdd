import { allow, anyone } from '../../kernel/policy.ts';

/** Everybody may see how work is tied to customers; those who decide also keep the list of work. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('contribution'),
  ...allow(...anyone)
    .to('read')
    .a('work item'),
  ...allow('administrator', 'cx-lead', 'function-head').to('write').a('work item'),
];
