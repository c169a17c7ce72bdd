import { allow } from '../../../kernel/policy.ts';

/** Handing over everything about somebody answers a right of theirs: those who answer for the data do it. */
export const policy = allow('administrator', 'cx-lead').to('export').a('customer');
