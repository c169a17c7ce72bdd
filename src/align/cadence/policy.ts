import { allow, anyone } from '../../kernel/policy.ts';

/** The home is everybody's. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('home'),
];
