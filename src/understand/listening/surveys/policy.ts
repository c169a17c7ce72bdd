import { allow } from '../../../kernel/policy.ts';

/** Who runs research writes and publishes surveys; who works with customers reads them. Answering needs no role. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher', 'function-head', 'agent', 'approver')
    .to('read')
    .a('survey'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write', 'publish').a('survey'),
];
