import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { ownAddress } from '../posts/mail/mailbox.contract.ts';
import { mappingShape } from './mapping.contract.ts';

/** Kinds of files, told by their content and never by their name. */
export const formats = [
  'csv',
  'tsv',
  'jsonl',
  'xes',
  'xes.gz',
  'json',
  'ocel-json',
  'xlsx',
  'sqlite',
  'sav',
  'zip',
  'xml',
  'mail',
  'empty',
  'unknown',
] as const;
export const formatShape = z.enum(formats);
export type Format = z.output<typeof formatShape>;

/** Something a file held that did not become a moment, or was read in a way worth knowing; counted, never silent. */
export const lossShape = z.strictObject({ what: z.string(), count: z.number().int(), example: z.string() });
export type Loss = z.output<typeof lossShape>;

/** What became of one file: every row read is accepted, a duplicate, quarantined, or named in the losses. */
export const fileReportShape = z.strictObject({
  path: z.string(),
  format: z.string(),
  read: z.number().int(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  quarantined: z.number().int(),
  losses: z.array(lossShape),
});
export type FileReport = z.output<typeof fileReportShape>;

/** The outcome of an import, exactly as `sirius import --json` prints it. */
export const importReportShape = z.strictObject({
  files: z.array(fileReportShape),
  moments: z.number().int(),
  customers: z.number().int(),
  episodes: z.number().int(),
  seconds: z.number(),
});
export type ImportReport = z.output<typeof importReportShape>;

export const importStages = [
  'waiting',
  'reading',
  'checking',
  'storing',
  'deriving',
  'done',
  'failed',
  'cancelled',
] as const;

/** One import, while it runs and afterwards. `rowsRead` and `bytesRead` move while it reads. */
export const importShape = z.strictObject({
  id: z.uuid(),
  stage: z.enum(importStages),
  dryRun: z.boolean(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.number().int(),
      bytesRead: z.number().int(),
      rowsRead: z.number().int(),
    }),
  ),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  seconds: z.number(),
  /** What happened to the rows, once the import is done. */
  report: importReportShape.nullable(),
  /** Why it failed, in one sentence. */
  problem: z.string().nullable(),
});
export type Import = z.output<typeof importShape>;

export const uploadShape = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  bytes: z.number().int(),
  format: formatShape,
});

export const uploadFile = operation({
  method: 'POST',
  path: '/uploads',
  summary: 'Upload one file; importing it is a second step',
  does: ['import', 'file'],
  bodyKind: 'bytes',
  query: z.strictObject({ name: z.string().min(1).max(500) }),
  answer: uploadShape,
});

export const startImport = operation({
  method: 'POST',
  path: '/imports',
  summary: 'Import uploaded files as moments; answers at once, the import runs on',
  does: ['import', 'file'],
  body: z.strictObject({
    files: z.array(z.strictObject({ upload: z.uuid() })).min(1),
    /** Without it, event logs need none and tables are mapped only when nothing about them is unsure. */
    mapping: mappingShape.optional(),
    as: z.enum(['moments', 'answers', 'tickets', 'survey', 'ideas']).optional(),
    /** Of mail: the mailbox it belongs to, and the company's own addresses; left out, both are told from what is known. */
    mail: z
      .strictObject({
        post: z.string().trim().min(1).max(120).optional(),
        own: z.array(ownAddress).max(200).optional(),
      })
      .optional(),
    /** Does everything but add: the report tells what would happen. */
    dryRun: z.boolean().optional(),
  }),
  answer: importShape,
});

export const readImport = operation({
  method: 'GET',
  path: '/imports/{id}',
  summary: 'One import with its progress',
  does: ['read', 'import'],
  params: z.strictObject({ id: z.uuid() }),
  answer: importShape,
});

export const listImports = operation({
  method: 'GET',
  path: '/imports',
  summary: 'The latest imports, newest first',
  does: ['read', 'import'],
  answer: z.strictObject({ imports: z.array(importShape) }),
});

export const cancelImport = operation({
  method: 'POST',
  path: '/imports/{id}/cancel',
  summary: 'Stop an import that has not finished; nothing of it stays',
  does: ['import', 'file'],
  params: z.strictObject({ id: z.uuid() }),
  answer: importShape,
});

/** Quarantined rows of one import with one reason in one file, with its first row as the example. */
export const quarantineGroupShape = z.strictObject({
  import: z.uuid(),
  importedAt: z.iso.datetime(),
  path: z.string(),
  column: z.string(),
  reason: z.string(),
  rows: z.number().int(),
  firstRow: z.number().int(),
  /** Rows of this group that were taken since, by a replay. */
  replayed: z.number().int(),
});

export const quarantinedRowShape = z.strictObject({
  import: z.uuid(),
  path: z.string(),
  row: z.number().int(),
  column: z.string(),
  reason: z.string(),
  /** The row as it stands in the file, shortened when very long. */
  raw: z.string(),
  replayed: z.boolean(),
});

export const listQuarantine = operation({
  method: 'GET',
  path: '/quarantine',
  summary: 'What is in quarantine, grouped by file and reason',
  does: ['read', 'quarantine'],
  query: z.strictObject({ import: z.uuid().optional() }),
  answer: z.strictObject({ groups: z.array(quarantineGroupShape) }),
});

export const showQuarantine = operation({
  method: 'GET',
  path: '/quarantine/{import}',
  summary: 'The quarantined rows of one import with number and reason',
  does: ['read', 'quarantine'],
  params: z.strictObject({ import: z.uuid() }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(10_000).optional(),
    offset: z.coerce.number().int().min(0).optional(),
    /** false leaves out the rows a replay has taken since. */
    replayed: z.stringbool().optional(),
  }),
  answer: z.strictObject({ total: z.number().int(), rows: z.array(quarantinedRowShape) }),
});

/** A correction names a row and the new text of some of its columns. */
export const correctionShape = z.strictObject({
  path: z.string(),
  row: z.number().int().min(1),
  values: z.record(z.string(), z.string()),
});

export const replayQuarantine = operation({
  method: 'POST',
  path: '/quarantine/{import}/replay',
  summary: 'Send quarantined rows through the same door again, corrected or with a corrected mapping',
  does: ['import', 'file'],
  params: z.strictObject({ import: z.uuid() }),
  body: z.strictObject({
    corrections: z.array(correctionShape).optional(),
    mapping: mappingShape.optional(),
  }),
  answer: importShape,
});
