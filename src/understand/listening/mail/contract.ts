import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

/** One line of text: nothing in it can become a header of its own. */
const lineShape = z
  .string()
  .trim()
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, 'is one line of plain text');
const hostShape = z
  .string()
  .trim()
  .max(253)
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:]+)$/,
    'is the name of a mail server: smtp.example.com',
  );
/** An address that a mail can be sent to: no name, no comment, no second address. */
const emailShape = z.email().max(254);

const settings = {
  host: hostShape,
  port: z.number().int().min(1).max(65_535),
  /** tls: encrypted from the first byte (465) · starttls: encrypted after a plain greeting (587) · none: only to a host of one's own. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: lineShape.default(''),
  fromName: lineShape.min(1),
  fromAddress: emailShape,
  replyTo: emailShape.optional(),
  /** Where undeliverable mail comes back to; each mail gets its own form of it (bounces+ID@…). */
  bounceAddress: emailShape.optional(),
  /** Where customers reach this server: every link in a mail begins with it, whatever a request claims. */
  publicAddress: z
    .string()
    .max(300)
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/,
      'is the address of this server, as https://answers.example.com',
    ),
  perMinute: z.number().int().min(1).max(6000).default(60),
  /** For short messages: a program that takes {to, text, id} as JSON and sends them. */
  gateway: z.url().max(500).optional(),
};
const settingsShape = z.strictObject(settings);
export type MailSettings = z.output<typeof settingsShape>;

const seenSettingsShape = z
  .strictObject({
    settings: settingsShape.nullable(),
    /** none: not given · kept: sealed · lost: sealed under another secret, type it again. */
    password: z.enum(['none', 'kept', 'lost']),
    gatewayKey: z.enum(['none', 'kept', 'lost']),
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'MailSettings' });
export type SeenMailSettings = z.infer<typeof seenSettingsShape>;

export const seeMail = operation({
  method: 'GET',
  path: '/mail',
  summary: 'How mail leaves this company; never a password',
  does: ['read', 'mail'],
  answer: seenSettingsShape,
});

export const keepMail = operation({
  method: 'PUT',
  path: '/mail',
  summary: 'Sets how mail leaves; a password that is not given stays as it is',
  does: ['write', 'mail'],
  body: settingsShape.extend({
    password: z.string().max(500).optional(),
    gatewayKey: z.string().max(500).optional(),
  }),
  answer: seenSettingsShape,
});

export const tryMail = operation({
  method: 'POST',
  path: '/mail/try',
  summary: 'Sends one mail by these settings, to see whether they work',
  does: ['write', 'mail'],
  body: z.strictObject({ to: emailShape }),
  answer: z.strictObject({ sent: z.literal(true), server: z.string() }),
});
