import { allow } from '../../../kernel/policy.ts';

/** Nobody can bring an erased customer back: administrators only. That and when it was done may be seen by those who answer for the data. */
export const policy = [
  ...allow('administrator').to('erase').a('customer'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('erasure'),
];
