import { allow } from '../../../kernel/policy.ts';

/** Who reads voices with the people behind them may say what those people were promised. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher', 'agent', 'function-head').to('write').a('promise'),
];
