import { allow } from '../../../../kernel/policy.ts';

/** A service of others sees whoever answers: an administrator answers for that. */
export const policy = [
  ...allow('administrator').to('write').a('captcha'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('captcha'),
];
