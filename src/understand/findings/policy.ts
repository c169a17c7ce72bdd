import { allow, anyone } from '../../kernel/policy.ts';

export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('finding'),
  ...allow('administrator', 'cx-lead', 'researcher').to('refresh').a('finding'),
];
