import { allow, anyone } from '../../kernel/policy.ts';

export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('score'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write').a('score'),
];
