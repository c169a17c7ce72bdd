import { allow, anyone } from '../../kernel/policy.ts';

/**
 * What customers speak of is for everyone; their words are `verbatim` (those who work with customers). Themes are shaped by
 * those who answer for them; labels may be judged by whoever reads voices.
 */
export const policy = [
  ...allow(...anyone)
    .to('read')
    .a('meaning'),
  ...allow('administrator', 'cx-lead', 'researcher').to('run').a('meaning'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write').a('theme'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('representation'),
  // Words of customers leave the house only where an administrator answers for it.
  ...allow('administrator').to('write').a('representation'),
  ...allow('cx-lead', 'researcher')
    .to('write')
    .a('representation', (_, tier) => tier !== 'url'),
  ...allow('administrator', 'cx-lead', 'researcher').to('write').a('sentiment'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent', 'function-head').to('write').a('label'),
];
