import { z } from 'zod';
import { emotions } from '../../meaning/evidence.contract.ts';

/**
 * `gemba`: beside a customer. `safari`: the observer walks the customer's way. `note`: a line from a contact, written by
 * whoever had it.
 */
export const observationKinds = ['gemba', 'safari', 'note'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** What costs and helps nobody: the ledger of misalignment (rework, credits, repeat contacts) and the gaps of hand-offs. */
export const wasteKinds = ['rework', 'repeat contact', 'credit', 'waiting', 'quality gap'] as const;
export const feelingsSeen = emotions;
export const effortsSeen = ['low', 'high'] as const;
export const mostPhotos = 6;
/** Of one person in a day. */
export const mostPhotosADay = 120;
export const mostPhotoBytes = 10_000_000;

const words = z.string().trim().max(4000).optional();
const name = z.string().trim().max(200).optional();

/** What somebody writes down. Fact, quotation and interpretation are three fields: none may pass for another. */
export const observationDraft = z
  .strictObject({
    kind: z.enum(observationKinds),
    at: z.iso
      .datetime({ offset: true })
      .refine((text) => text >= '1970-01-02' && text < '2200', 'a time between 1970 and 2199'),
    /** What was seen, as anybody beside would have seen it. */
    saw: words,
    /** What the customer said, in the customer's words. */
    said: words,
    /** What the observer thinks it means. */
    means: words,
    step: name,
    function: name,
    channel: name,
    place: name,
    /** Whom it was about, by what the company knows them by. */
    customer: z
      .strictObject({ kind: z.enum(['id', 'email', 'phone']), value: z.string().trim().min(1).max(200) })
      .optional(),
    feeling: z.enum(feelingsSeen).optional(),
    effort: z.enum(effortsSeen).optional(),
    waste: z.array(z.enum(wasteKinds)).max(wasteKinds.length).optional(),
    /** Ids of the photos that follow, made where they were taken. */
    photos: z.array(z.uuid()).max(mostPhotos).optional(),
    /** `agreed`: everybody who can be recognised on a photo was asked and agreed. */
    peopleOnPhotos: z.enum(['nobody', 'agreed']).optional(),
    /** Language of what the customer said, as en, es, pt-BR. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language as en, es, pt-BR')
      .optional(),
    /** Signed with the observer's name; otherwise nobody reads who wrote it. */
    signed: z.boolean().optional(),
  })
  .superRefine((draft, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isThere = (text: string | undefined) => text !== undefined && text !== '';
    if (!isThere(draft.saw) && !isThere(draft.said))
      wrong('saw', 'say what you saw, or what the customer said');
    if (draft.kind === 'safari' && isThere(draft.said))
      wrong('said', "on a safari no customer speaks: your own words are no customer's voice");
    const photos = draft.photos ?? [];
    if (photos.length > 0 && draft.peopleOnPhotos === undefined)
      wrong('peopleOnPhotos', 'say whether people can be recognised on the photos and agreed');
    if (new Set(photos).size < photos.length) wrong('photos', 'each photo once');
    if (new Set(draft.waste).size < (draft.waste?.length ?? 0)) wrong('waste', 'each kind once');
  });
export type ObservationDraft = z.output<typeof observationDraft>;
