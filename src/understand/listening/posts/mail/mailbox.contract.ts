import { z } from 'zod';

const label = z.string().trim().min(1).max(200);

/** What a mailbox needs to know to tell customers' mail from our own, and where their mails stand on the journey. */
export const mailSettings = z.strictObject({
  /** Our own addresses (`help@vela.example`) and domains (`@vela.example`): what comes from them, customers were told. */
  own: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[^\s@]*@[^\s@]+$/, 'an address, or a domain with @ in front'),
    )
    .max(200)
    .default([]),
  step: label.default('Wrote an e-mail'),
  answerStep: label.default('Answered by e-mail'),
  function: z.string().trim().max(200).default(''),
});
export type MailSettings = z.output<typeof mailSettings>;
