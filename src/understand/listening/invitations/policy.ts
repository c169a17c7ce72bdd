import { allow } from '../../../kernel/policy.ts';

/** Who runs research invites; who is invited by name is seen only by them. Programs that read a mailbox bring reports. */
export const policy = [
  ...allow('administrator', 'cx-lead', 'researcher').to('read', 'write', 'send').a('distribution'),
  ...allow('function-head', 'approver').to('read').a('distribution'),
  ...allow('administrator', 'cx-lead', 'researcher').to('read').a('invitation'),
  ...allow('administrator', 'cx-lead').to('write').a('contact-rules'),
  ...allow('administrator', 'cx-lead', 'researcher', 'agent').to('write').a('contact-stop'),
  ...allow('administrator', 'cx-lead', 'researcher', 'sender').to('write').a('delivery-report'),
];
