import { allow, anyone } from '../../../kernel/policy.ts';

/**
 * Everyone may know whether words of customers leave the house. Where they go and why is decided, and the log is read, by the
 * administrator; it is stopped by whoever leads; drafts and opinions are asked for by those who shape themes.
 */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('language model'),
  ...allow('administrator').to('write').a('language model'),
  ...allow('administrator', 'cx-lead').to('stop').a('language model'),
  ...allow('administrator', 'cx-lead', 'researcher').to('ask').a('language model'),
];
