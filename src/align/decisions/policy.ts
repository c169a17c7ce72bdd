import { allow, anyone, type Caller } from '../../kernel/policy.ts';

const wroteIt = (who: Caller, record: unknown) => (record as { authorId: string }).authorId === who.userId;
const othersWroteIt = (who: Caller, record: unknown) => !wroteIt(who, record);

/** Everybody reads and comments; who may decide may also approve, only never what they wrote themselves. */
export const policy = [
  ...allow(...anyone)
    .to('read', 'comment')
    .a('decision'),
  ...allow('administrator', 'cx-lead', 'function-head').to('write').a('decision', wroteIt),
  ...allow('administrator', 'cx-lead', 'function-head', 'approver')
    .to('approve')
    .a('decision', othersWroteIt),
  ...allow('administrator', 'cx-lead', 'researcher', 'function-head', 'approver').to('check').a('decision'),
];
