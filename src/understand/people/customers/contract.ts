import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { stakeholders } from '../../../kernel/stakeholder.ts';
import { identityDraft, identityShape, linkShape } from '../identity/contract.ts';

export const personKind = z.enum(stakeholders);
export type PersonKind = z.infer<typeof personKind>;

const customer = z.string().trim().min(1).max(200);
export const attributeName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^,"|=<>!]+$/, 'no comma, bar, quote or sign of comparison');
/** Letters of a value. */
export const longestValue = 2000;
const attributes = z.record(attributeName, z.string().max(longestValue));

export const personLine = z.strictObject({
  customer: z.string(),
  kind: personKind,
  moments: z.number().int(),
  voices: z.number().int(),
  first: z.iso.datetime().nullable(),
  last: z.iso.datetime().nullable(),
  doNotContact: z.boolean(),
});
export type PersonLine = z.infer<typeof personLine>;

export const findPeople = operation({
  method: 'POST',
  path: '/people/find',
  summary: 'Customers by a part of their identifier, address or number, and by a filter (`segment=NAME`)',
  does: ['read', 'person'],
  // Not in the address: what is looked for is an address or a number, and addresses are written down in many places.
  body: z.strictObject({
    text: z.string().trim().max(200).optional(),
    where: z.string().max(4000).optional(),
    /** Which group of people; customers when left out. Employees are counted, never listed. */
    kind: personKind.optional(),
    limit: z.number().int().min(1).max(200).optional(),
    after: z.string().max(1000).optional(),
  }),
  answer: z.strictObject({
    total: z.number().int(),
    people: z.array(personLine),
    /** Ask again with `after` for the next page; null = the end. */
    next: z.string().nullable(),
  }),
});

const attributeShape = z.strictObject({
  customer: z.string(),
  name: z.string(),
  value: z.string(),
  source: z.string(),
  at: z.iso.datetime(),
});

export const listGroups = operation({
  method: 'GET',
  path: '/people/groups',
  summary:
    'Groups of people besides customers, with how many are known of each; few employees are not counted',
  does: ['read', 'segment'],
  answer: z.strictObject({
    groups: z.array(
      z.strictObject({
        group: personKind,
        /** Null = fewer than are told of. */
        people: z.number().int().nullable(),
        /** The filter that asks for them. */
        where: z.string(),
      }),
    ),
  }),
});

export const showPerson = operation({
  method: 'GET',
  path: '/people/customers/{customer}',
  summary: 'All that is known of one customer: identities, links, attributes with history, groups, consents',
  does: ['read', 'person'],
  params: z.strictObject({ customer }),
  answer: personLine.extend({
    /** Every identifier that is this customer; the one they are counted by first. */
    identifiers: z.array(z.string()),
    doNotContactWhy: z.string(),
    identities: z.array(identityShape),
    links: z.array(linkShape),
    /** The last word on each name. */
    attributes: z.array(attributeShape),
    /** Every change, newest first. */
    history: z.array(attributeShape),
    segments: z.array(z.string()),
    panels: z.array(
      z.strictObject({
        id: z.guid(),
        panel: z.string(),
        joinedAt: z.iso.datetime(),
        leftAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
});

export const putPerson = operation({
  method: 'PATCH',
  path: '/people/customers/{customer}',
  summary:
    'Changes what is known of a customer; an attribute with an empty value is taken away, its history stays',
  does: ['write', 'customer'],
  params: z.strictObject({ customer }),
  body: z.strictObject({
    kind: personKind.optional(),
    attributes: attributes.optional(),
    identities: z.array(identityDraft).max(50).optional(),
    doNotContact: z.strictObject({ on: z.boolean(), why: z.string().trim().max(500) }).optional(),
  }),
  answer: z.strictObject({ customer: z.string(), changed: z.number().int(), proposed: z.number().int() }),
});

const row = z.strictObject({
  customer,
  kind: personKind.optional(),
  attributes: attributes.optional(),
  identities: z.array(identityDraft).max(20).optional(),
});
export type PersonRow = z.infer<typeof row>;

export const importPeople = operation({
  method: 'POST',
  path: '/people/import',
  summary:
    'Takes a table of customers. With `dryRun`, only says what would change and who may be there twice',
  does: ['write', 'customer'],
  body: z.strictObject({
    rows: z.array(row).min(1).max(5000),
    /** The group of everybody whose row names none; who is known stays in theirs when it is left out. */
    kind: personKind.optional(),
    source: z.string().trim().min(1).max(200),
    dryRun: z.boolean().optional(),
  }),
  answer: z.strictObject({
    rows: z.number().int(),
    /** Not known before. */
    fresh: z.number().int(),
    /** Attributes and identities that change. */
    changes: z.number().int(),
    /** Who may be one and the same; nothing is merged by this. */
    duplicates: z.array(
      z.strictObject({
        customer: z.string(),
        other: z.string(),
        by: z.string(),
        value: z.string(),
        warning: z.string().nullable(),
      }),
    ),
    /** Rows that were not taken, by their place from 1, and why. */
    problems: z.array(z.strictObject({ row: z.number().int(), say: z.string() })),
  }),
});

export const importTable = operation({
  method: 'POST',
  path: '/people/import-table',
  summary:
    'Takes a table of people as CSV: what would change and who may be there twice with `dryRun`, else written; nothing is merged by it',
  does: ['write', 'customer'],
  bodyKind: 'bytes',
  query: z.strictObject({
    name: z.string().trim().min(1).max(200),
    /** The column that names the person; guessed from its name when left out. */
    id: z.string().max(200).optional(),
    kind: personKind.optional(),
    dryRun: z.stringbool().optional(),
  }),
  answer: importPeople.answer.extend({
    columns: z.array(z.string()),
    id: z.string(),
    /** How many there are in all; the first 500 of each are listed. */
    duplicatesInAll: z.number().int(),
    problemsInAll: z.number().int(),
  }),
});

export const exportPerson = operation({
  method: 'GET',
  path: '/people/customers/{customer}/export',
  summary: 'Everything that is held about a customer, as a file to hand over: json or csv',
  does: ['export', 'customer'],
  params: z.strictObject({ customer }),
  query: z.strictObject({ format: z.enum(['json', 'csv']).optional() }),
  answer: z.unknown(),
});
