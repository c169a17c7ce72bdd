import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { mappingShape } from '../mapping.contract.ts';

/** Facts of a sentence, so that every face can say it in its own language. */
const factsShape = z.record(z.string(), z.union([z.string(), z.number()]));

/** What choosing an option does to the mapping: the value at this place becomes `to` (null removes it). */
export const changeShape = z.strictObject({
  at: z.array(z.union([z.string(), z.number()])).min(1),
  to: z.unknown(),
});
export type Change = z.output<typeof changeShape>;

export const optionShape = z.strictObject({
  /** Stable name of the option within its question: 'no-answer', 'day-first' … */
  is: z.string(),
  say: z.string(),
  facts: factsShape,
  changes: z.array(changeShape),
});
export type Option = z.output<typeof optionShape>;

export const questionKinds = [
  'blank-codes',
  'scale',
  'reversed',
  'date-order',
  'short-years',
  'zone',
  'customer',
  'whose',
  'episode',
  'names-as-customers',
  'promise',
  'withdrawn',
  'unread-times',
  'voice-time',
  'join',
] as const;

/** Something the data alone cannot tell. Without `assumed` it must be answered before the import. */
export const questionShape = z.strictObject({
  about: z.enum(questionKinds),
  file: z.string(),
  column: z.string(),
  ask: z.string(),
  facts: factsShape,
  options: z.array(optionShape),
  /** The option the proposed mapping already takes. */
  assumed: z.string().optional(),
});
export type Question = z.output<typeof questionShape>;

export const warningKinds = [
  'template',
  'impossible-times',
  'formula',
  'header',
  'no-header',
  'missing',
  'nobody',
  'ragged',
  'unread-times',
  'unused-file',
  'unused-column',
  'words-as-scores',
  'misnamed',
] as const;

/** Something odd about the data that no answer can change. */
export const warningShape = z.strictObject({
  about: z.enum(warningKinds),
  file: z.string(),
  column: z.string(),
  say: z.string(),
  facts: factsShape,
});
export type Warning = z.output<typeof warningShape>;

export const proposedFileShape = z.strictObject({
  file: z.string(),
  format: z.string(),
  /** Its name in the mapping; empty when the mapping leaves it out or it needs none. */
  table: z.string(),
  header: z.array(z.string()),
  /** The first rows, each cell shortened for display. */
  rows: z.array(z.array(z.string())),
  /** How many rows were looked at, and whether these were all. */
  looked: z.number().int(),
  whole: z.boolean(),
});
export type ProposedFile = z.output<typeof proposedFileShape>;

/** Mail needs no mapping; what must be known is where it goes, and which addresses are the company's own. */
export const proposedMailShape = z.strictObject({
  /** The mailboxes there are, with the addresses that are known to be the company's own. */
  mailboxes: z.array(z.strictObject({ name: z.string(), own: z.array(z.string()) })),
  /** Where it goes unless somebody says otherwise; empty when that must be said. */
  mailbox: z.string(),
  own: z.array(z.string()),
  /** The mails themselves tell the addresses, nobody has said them yet. */
  isRecognised: z.boolean(),
});
export type ProposedMail = z.output<typeof proposedMailShape>;

export const proposalShape = z.strictObject({
  files: z.array(proposedFileShape),
  /** null when no moment was found in the files, or when none needs a mapping (event logs, exports of helpdesks, calls and reviews). */
  mapping: mappingShape.nullable(),
  /** True when nothing must be answered first: the files can be imported as they are. */
  sure: z.boolean(),
  questions: z.array(questionShape),
  warnings: z.array(warningShape),
  /** Only where the files are mail. */
  mail: proposedMailShape.optional(),
});
export type Proposal = z.output<typeof proposalShape>;

export const proposeMapping = operation({
  method: 'POST',
  path: '/imports/proposal',
  summary: 'Look at uploaded files and propose how they become moments, with what is unsure',
  does: ['import', 'file'],
  body: z.strictObject({
    files: z
      .array(z.strictObject({ upload: z.uuid() }))
      .min(1)
      .max(50),
  }),
  answer: proposalShape,
});
