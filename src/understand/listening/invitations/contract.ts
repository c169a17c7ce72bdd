import { z } from 'zod';
import { estimateShape } from '../../../kernel/estimate.ts';
import { operation } from '../../../kernel/operation.ts';
import { distributionSettingsShape } from './distribution.contract.ts';
import { contactRulesShape, suppressionShape } from './rules.contract.ts';

/** What became of an invitation; names and order of the field (AAPOR Standard Definitions, 2023). */
export const dispositions = [
  'planned',
  'suppressed',
  'sent',
  'delivered',
  'bounced',
  'started',
  'partial',
  'completed',
  'screened-out',
  'over-quota',
  'refused',
  'opted-out',
] as const;
export const dispositionShape = z.enum(dispositions);
export type InvitationDisposition = z.infer<typeof dispositionShape>;

const rateNames = [
  'RR1',
  'RR2',
  'RR3',
  'RR4',
  'RR5',
  'RR6',
  'COOP1',
  'COOP2',
  'COOP3',
  'COOP4',
  'REF1',
  'CON1',
  'CON2',
  'CON3',
  'drawn',
] as const;
const rateShape = z.strictObject({ name: z.enum(rateNames), estimate: estimateShape });
export type Rate = z.infer<typeof rateShape>;

const summary = {
  id: z.uuid(),
  survey: z.uuid(),
  surveyTitle: z.record(z.string(), z.string()),
  state: z.enum(['draft', 'running', 'paused', 'ended']),
  settings: distributionSettingsShape,
  revision: z.number().int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  startedAt: z.iso.datetime().nullable(),
  /** How many are on its list; of a list only. */
  people: z.number().int(),
  counts: z.array(z.strictObject({ disposition: dispositionShape, invitations: z.number().int() })),
  /** AAPOR's RR1: completed, of all who may be eligible. */
  responseRate: estimateShape,
};
const summaryShape = z.strictObject(summary).meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof summaryShape>;

const wholeShape = z
  .strictObject({
    ...summary,
    seed: z.number().int(),
    suppressed: z.array(z.strictObject({ rule: suppressionShape, invitations: z.number().int() })),
    rates: z.array(rateShape),
    messages: z.strictObject({
      sent: z.number().int(),
      reminders: z.number().int(),
      /** Handed over when the connection ended: nobody knows whether they arrived, and they are not sent again. */
      uncertain: z.number().int(),
      waiting: z.number().int(),
    }),
    nextAt: z.iso.datetime().nullable(),
    /** What keeps messages from leaving, in a sentence. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'DistributionWhole' });
export type DistributionWhole = z.infer<typeof wholeShape>;

const one = z.strictObject({ id: z.uuid() });

export const listDistributions = operation({
  method: 'GET',
  path: '/distributions',
  summary: 'Every distribution: who was asked what, and what became of it',
  does: ['read', 'distribution'],
  query: z.strictObject({ survey: z.uuid().optional() }),
  answer: z.strictObject({ distributions: z.array(summaryShape) }),
});

export const createDistribution = operation({
  method: 'POST',
  path: '/distributions',
  summary: 'Begins a distribution as a draft: nobody is asked yet',
  does: ['write', 'distribution'],
  body: z.strictObject({ survey: z.uuid(), settings: distributionSettingsShape }),
  answer: wholeShape,
});

export const seeDistribution = operation({
  method: 'GET',
  path: '/distributions/{id}',
  summary: 'A distribution with its dispositions, suppressions and rates',
  does: ['read', 'distribution'],
  params: one,
  answer: wholeShape,
});

export const saveDistribution = operation({
  method: 'PUT',
  path: '/distributions/{id}',
  summary: 'Changes a draft',
  does: ['write', 'distribution'],
  params: one,
  body: z.strictObject({ revision: z.number().int(), settings: distributionSettingsShape }),
  answer: wholeShape,
});

export const giveList = operation({
  method: 'POST',
  path: '/distributions/{id}/people',
  summary:
    'The list of people to be asked, as CSV with a header: customer, email, phone, language and further columns',
  does: ['write', 'distribution'],
  params: one,
  bodyKind: 'bytes',
  answer: z.strictObject({
    people: z.number().int(),
    /** Lines that name nobody who can be reached, or name somebody twice, with why. */
    left: z.array(z.strictObject({ line: z.number().int(), why: z.string() })),
    leftInAll: z.number().int(),
  }),
});

export const previewDistribution = operation({
  method: 'POST',
  path: '/distributions/{id}/preview',
  summary: 'Who would be asked now, and who would not by which rule; nothing is sent',
  does: ['read', 'distribution'],
  params: one,
  answer: z.strictObject({
    population: z.number().int(),
    drawn: z.number().int(),
    asked: z.number().int(),
    suppressed: z.array(z.strictObject({ rule: suppressionShape, people: z.number().int() })),
    /** The first message as it would leave, with an address that leads nowhere. */
    letter: z.strictObject({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
    problem: z.string().nullable(),
  }),
});

export const turnDistribution = operation({
  method: 'POST',
  path: '/distributions/{id}/turn',
  summary: 'Starts, pauses, resumes or ends a distribution',
  does: ['send', 'distribution'],
  params: one,
  body: z.strictObject({ to: z.enum(['running', 'paused', 'ended']) }),
  answer: wholeShape,
});

const invitationShape = z
  .strictObject({
    id: z.uuid(),
    person: z.string(),
    occasion: z.string(),
    language: z.string().nullable(),
    disposition: dispositionShape,
    rule: suppressionShape.nullable(),
    probability: z.number(),
    messages: z.number().int(),
    uncertain: z.boolean(),
    sentAt: z.iso.datetime().nullable(),
    nextAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SurveyInvitation' });
export type SurveyInvitation = z.infer<typeof invitationShape>;

export const listInvitations = operation({
  method: 'GET',
  path: '/distributions/{id}/invitations',
  summary: 'Each invitation with what became of it',
  does: ['read', 'invitation'],
  params: one,
  query: z.strictObject({
    disposition: dispositionShape.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: z.strictObject({ total: z.number().int(), invitations: z.array(invitationShape) }),
});

export const seeContactRules = operation({
  method: 'GET',
  path: '/contact-rules',
  summary: 'How often a person is asked, over all surveys, and when they are left in peace',
  does: ['read', 'distribution'],
  answer: z.strictObject({
    rules: contactRulesShape,
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
    stops: z.array(
      z.strictObject({
        reason: z.enum(['do-not-contact', 'opted-out', 'bounced']),
        addresses: z.number().int(),
      }),
    ),
  }),
});

export const keepContactRules = operation({
  method: 'PUT',
  path: '/contact-rules',
  summary: 'Sets the contact rules; they hold from the next message on',
  does: ['write', 'contact-rules'],
  body: contactRulesShape,
  answer: z.strictObject({ rules: contactRulesShape }),
});

export const stopContact = operation({
  method: 'POST',
  path: '/contact-stops',
  summary: 'Puts an address on the do-not-contact list, above everything else',
  does: ['write', 'contact-stop'],
  body: z.strictObject({ address: z.string().trim().min(3).max(254) }),
  answer: z.strictObject({ stopped: z.literal(true) }),
});

export const liftContactStop = operation({
  method: 'POST',
  path: '/contact-stops/lift',
  summary: 'Takes an address off: the person said so, or the mailbox works again',
  does: ['write', 'contact-stop'],
  body: z.strictObject({
    address: z.string().trim().min(3).max(254),
    reason: z.enum(['do-not-contact', 'opted-out', 'bounced']),
    /** How the person asked for it, or how it is known: kept in the audit. */
    because: z.string().trim().min(3).max(500),
  }),
  answer: z.strictObject({ lifted: z.boolean() }),
});

export const giveDeliveryReport = operation({
  method: 'POST',
  path: '/delivery-reports',
  summary: 'A raw mail that may report about one of ours that could not be delivered',
  does: ['write', 'delivery-report'],
  bodyKind: 'bytes',
  answer: z.strictObject({ outcome: z.enum(['no-report', 'unknown', 'noted', 'bounced', 'delivered']) }),
});

export const drawLinkCode = operation({
  method: 'GET',
  path: '/surveys/{id}/links/{link}/qr',
  summary: 'The QR code of an address, as SVG, and the address in full',
  does: ['read', 'survey'],
  params: z.strictObject({ id: z.uuid(), link: z.uuid() }),
  answer: z.strictObject({ address: z.string(), svg: z.string() }),
});
