import { allow, anyone } from '../../kernel/policy.ts';

/** Everyone may know how journeys go; who went them, and in which words, is for those who work with customers. */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('journey'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent', 'function-head').to('read').a('person'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent', 'function-head').to('read').a('verbatim'),
];
