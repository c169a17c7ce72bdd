import { allow, anyone } from '../../../kernel/policy.ts';

/** Which groups there are is nobody's secret; who draws their lines answers for what everybody counts. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('segment'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write').a('segment'),
];
