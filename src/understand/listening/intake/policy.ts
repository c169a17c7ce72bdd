import { allow } from '../../../kernel/policy.ts';

export const intakePolicy = [
  ...allow('administrator', 'cx-lead', 'researcher').to('import').a('file'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('import'),
  // Quarantined rows are customers' data as they came.
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('quarantine'),
];
