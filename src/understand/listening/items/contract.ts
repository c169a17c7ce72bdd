import { z } from 'zod';

/** Times with their offset; years the stores can hold. */
const time = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970-01-02' && text < '2200', 'a time between 1970 and 2199');
const name = z.string().trim().min(1).max(200);
const score = z.strictObject({
  value: z.number(),
  /** Lowest and highest code of the scale the customer saw. */
  scale: z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, 'lowest code first'),
});

/** One moment of an item: what happened, was said, promised or told. Strict: nothing is coerced, nothing ignored. */
export const momentDraft = z
  .strictObject({
    kind: z.enum(['event', 'voice', 'promise', 'told']),
    customer: name,
    /** Which slice of the customer's life it belongs to; left out = not known. */
    episode: name.optional(),
    step: name,
    function: z.string().trim().max(200).optional(),
    channel: z.string().trim().max(200).optional(),
    /** Who or what did it. */
    resource: z.string().trim().max(200).optional(),
    at: time,
    until: time.optional(),
    text: z.string().max(1_000_000).optional(),
    language: z.string().max(35).optional(),
    scores: z.record(name, score).optional(),
    /** Of a promise: by when. */
    due: time.optional(),
    /** Of a promise: taken back before it was met. */
    withdrawn: z.boolean().optional(),
    /** Of a promise that a customer says they were given: VOICE/START-END/CONFIRMATION. */
    quoted: z.string().max(200).optional(),
    attributes: z.record(name, z.string().max(2000)).optional(),
  })
  .superRefine((moment, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((moment.kind === 'promise') !== (moment.due !== undefined)) {
      wrong('due', moment.kind === 'promise' ? 'a promise says by when' : 'only a promise has it');
    }
    if (moment.kind !== 'promise' && moment.quoted !== undefined) wrong('quoted', 'only a promise has it');
    if (moment.until !== undefined && Date.parse(moment.until) < Date.parse(moment.at)) {
      wrong('until', 'it ends before it begins');
    }
    for (const [metric, { value, scale }] of Object.entries(moment.scores ?? {})) {
      if (value < scale[0] || value > scale[1]) {
        wrong('scores', `${metric} = ${value} is off its scale ${scale[0]} to ${scale[1]}`);
      }
    }
  });
export type MomentDraft = z.infer<typeof momentDraft>;

/** What a post sends at once: all of its moments are taken, or none. */
export const itemShape = z.strictObject({
  /** The source's own id; the same id again is the same item, for ever. */
  id: z.string().min(1).max(300),
  moments: z.array(momentDraft).min(1).max(200),
});
export type Item = z.infer<typeof itemShape>;

/** The acknowledgement: written once the item is durable, and the same each time the item comes again. */
export const acknowledgement = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** Ids of the moments it became, in its own order. */
  moments: z.array(z.string()),
});
export type Acknowledgement = z.infer<typeof acknowledgement>;
