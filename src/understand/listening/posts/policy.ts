import { allow } from '../../../kernel/policy.ts';

/** Who runs the listening programme sets posts up; every head of a function sees what is heard. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher', 'function-head', 'agent', 'approver')
    .to('read')
    .a('post'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write').a('post'),
  // A program with a key of its own needs no more than this.
  ...allow('administrator', 'cx-lead', 'researcher', 'sender').to('send').a('item'),
  // What came and could not be read stands there as it came.
  ...allow('administrator', 'cx-lead', 'researcher').to('read', 'correct').a('quarantined item'),
];
