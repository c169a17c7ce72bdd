import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { postShape } from '../sheet.contract.ts';
import { mailSettings } from './mailbox.contract.ts';

const onPost = z.strictObject({ post: z.string().min(1).max(200) });

export const setMailbox = operation({
  method: 'PUT',
  path: '/posts/{post}/mailbox',
  summary: "Say which addresses are the company's own, and where mails stand on the journey",
  does: ['write', 'post'],
  params: onPost,
  /** The password is kept sealed and never shown; left out, the one before stays. */
  body: mailSettings.extend({ password: z.string().min(1).max(500).optional() }),
  answer: postShape,
});

const takenShape = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  quarantined: z.number().int(),
  /** Automatic answers, bounces, newsletters, internal mail: counted, and no voices. */
  aside: z.record(z.string(), z.number().int()),
  /** Larger than 25 MB: read up to there. */
  cut: z.number().int(),
});

export const takeMailFile = operation({
  method: 'POST',
  path: '/posts/{post}/mail',
  summary: 'Bring mails into a mailbox post: an mbox file, or one .eml',
  does: ['import', 'file'],
  params: onPost,
  bodyKind: 'bytes',
  answer: takenShape,
});

export const fetchMail = operation({
  method: 'POST',
  path: '/posts/{post}/fetch',
  summary: 'Look into the mailbox now rather than at its next time',
  does: ['write', 'post'],
  params: onPost,
  answer: takenShape,
});
