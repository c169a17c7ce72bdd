import { allow, anyone } from '../../../kernel/policy.ts';

/**
 * Anyone may have a text of their own redacted. What is kept and withheld is decided by those who answer for the data;
 * stored texts are looked through for slips by those who may read voices.
 */
export const policy = [
  ...allow(...anyone)
    .to('redact')
    .a('text'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read', 'audit').a('redaction'),
  ...allow('administrator', 'cx-lead').to('write').a('redaction'),
  // Whether originals are kept at all is one person's signature; each reading of one is written down.
  ...allow('administrator').to('keep').a('original'),
  ...allow('administrator', 'cx-lead').to('read').a('original'),
];
