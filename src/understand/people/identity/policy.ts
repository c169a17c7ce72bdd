import { allow } from '../../../kernel/policy.ts';

/** Who is whom shows names and addresses; whoever says that two are one changes what everybody counts. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher', 'agent').to('read').a('identity'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent').to('write').a('customer'),
  ...allow('administrator', 'cx-lead').to('merge').a('customer'),
];
