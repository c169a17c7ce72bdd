import { z } from 'zod';

/**
 * A mapping says, in the domain's words, how tables become moments (YAML or JSON; see docs/guide/import.md).
 *
 * Values: a plain text or number is literal; `{ column: NAME }` reads a column. `at`, `until`, `due`, `made`, `text`,
 * `id`, `episode` and `customer` always name columns. A column is written `NAME` (of the moment's own table) or
 * `table.NAME` (of a joined one).
 */
const column = z.string().min(1);
const value = z.union([z.string(), z.number(), z.strictObject({ column })]);

export const scaleShape = z.tuple([z.number(), z.number()]);

/** How a score is read: the column, its scale (lowest, highest), and the codes that mean "no answer". */
export const scoreMappingShape = z.strictObject({
  column,
  scale: scaleShape,
  /** Codes off the scale that mean "no answer". Any other code off the scale is asked about, never guessed. */
  blank: z.array(z.union([z.string(), z.number()])).default([]),
  /** How the metric is summed up by default. */
  as: z.enum(['mean', 'nps', 'csat', 'ces', 'top-box']).optional(),
  /** true when the lowest code is the best answer. */
  reversed: z.boolean().optional(),
});

export const tableMappingShape = z.strictObject({
  file: z.string(),
  /** Column that joins this table to another table that has a column of the same name (or `of: table.COLUMN`). */
  key: z.union([column, z.strictObject({ column, of: column })]).optional(),
  separator: z.string().length(1).optional(),
  encoding: z.string().optional(),
  /** false: the first row is data; columns are called "column 1", "column 2" … */
  header: z.boolean().optional(),
  /** Texts that mean "no value" in this table, besides the empty one: NULL, n/a … */
  missing: z.array(z.string()).optional(),
  /** Only rows with these values (case-insensitive). */
  only: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** One row per key: the one with the earliest (latest) time in this column. */
  first: column.optional(),
  last: column.optional(),
  /** Where tables tell of different kinds of journey: whom and which episode this one's moments belong to. */
  customer: column.optional(),
  episode: column.optional(),
  /** An export of a helpdesk, of calls or reviews: read by its own reader, whose columns stand in docs/guide/exports.md. */
  reads: z.literal('export').optional(),
  /** Facts of this table's episodes, beside the mapping's own. */
  attributes: z.record(z.string(), value).optional(),
});

const withdrawnShape = z.strictObject({ column, values: z.array(z.string()).min(1) });

export const momentMappingShape = z
  .strictObject({
    table: z.string().optional(),
    kind: z.enum(['event', 'voice', 'promise', 'told']).default('event'),
    step: value,
    function: value.optional(),
    channel: value.optional(),
    resource: value.optional(),
    lifecycle: value.optional(),
    language: value.optional(),
    at: column.optional(),
    until: column.optional(),
    due: column.optional(),
    made: column.optional(),
    /** The promise was taken back: this column holds one of these values (case-insensitive). */
    withdrawn: withdrawnShape.optional(),
    /** What it means when the promised step never happens: the promise is broken, or it was simply not recorded. */
    absent: z.enum(['broken', 'unmeasured']).optional(),
    text: column.optional(),
    scores: z.record(z.string(), scoreMappingShape).optional(),
    /** The source's own id of this moment: the same id again is a duplicate. */
    id: column.optional(),
    /** A column that holds a JSON object: each of its members is kept as a fact. */
    facts: column.optional(),
    /** More facts to keep: a name for each literal or column. */
    attributes: z.record(z.string(), value).optional(),
    /** Only rows with these values (case-insensitive). */
    only: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  })
  .refine((m) => (m.kind === 'promise' ? m.due !== undefined : m.at !== undefined), {
    message: 'an event, voice or told needs `at`; a promise needs `due`',
  });

export const episodeRuleShape = z.union([
  column,
  /** A new episode after this silence: 90d, 12h, 30m. */
  z.strictObject({ gap: z.string().regex(/^\d+(?:\.\d+)?[smhdw]$/) }),
  /** An episode ends with one of these steps. */
  z.strictObject({ until: z.array(z.string()).min(1) }),
]);

export const mappingShape = z.strictObject({
  tables: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), tableMappingShape),
  customer: column.optional(),
  episode: episodeRuleShape.optional(),
  moments: z.array(momentMappingShape).min(1),
  /** Facts of the episode, kept on each of its moments: a name for each literal or column. */
  attributes: z.record(z.string(), value).optional(),
  time: z
    .strictObject({
      /** The zone of times that carry none of their own. */
      zone: z.string().default('UTC'),
      /** Tried in order: YYYY, MM, M, DD, D, HH, H, h, mm, ss, SSS, A, Z; without it ISO and epoch forms are read. */
      formats: z.array(z.string()).default([]),
    })
    .default({ zone: 'UTC', formats: [] }),
});
export type Mapping = z.output<typeof mappingShape>;
export type MomentMapping = z.output<typeof momentMappingShape>;
export type TableMapping = z.output<typeof tableMappingShape>;

/** Mail comes in at a listening post; which one, and whose addresses are the company's own, stands where others have a mapping. */
export type KeptMapping = Mapping & {
  readonly mail?: { readonly post: string; readonly own: readonly string[]; readonly isRecognised: boolean };
};
