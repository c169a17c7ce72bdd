import { z } from 'zod';

const label = z.string().trim().min(1).max(200);

/** Where a mailbox lies (IMAP). Unencrypted only for hosts that the operator of this server named. */
export const mailServer = z.strictObject({
  host: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'the name of a host'),
  port: z.number().int().min(1).max(65_535).default(993),
  security: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().trim().min(1).max(300),
  folder: z.string().trim().min(1).max(300).default('INBOX'),
  everyMinutes: z.number().int().min(1).max(1440).default(5),
});
export type MailServer = z.output<typeof mailServer>;

/** An address (`help@vela.example`), or a domain (`@vela.example`). */
export const ownAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^\s@]*@[^\s@]+$/, 'an address, or a domain with @ in front');

/** What a mailbox needs to know to tell customers' mail from our own, and where their mails stand on the journey. */
export const mailSettings = z.strictObject({
  /** Our own addresses (`help@vela.example`) and domains (`@vela.example`): what comes from them, customers were told. */
  own: z.array(ownAddress).max(200).default([]),
  step: label.default('Wrote an e-mail'),
  answerStep: label.default('Answered by e-mail'),
  function: z.string().trim().max(200).default(''),
  /** null = mails are brought as files only. */
  server: mailServer.nullable().default(null),
});
export type MailSettings = z.output<typeof mailSettings>;
