import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import {
  effortsSeen,
  feelingsSeen,
  observationDraft,
  observationKinds,
  wasteKinds,
} from './draft.contract.ts';

const named = z.strictObject({ observation: z.uuid() });
const onPhoto = named.extend({ photo: z.uuid() });
/** For devices that several people use: with these, nobody else delivers it, nor into another company. */
const keptBy = z.strictObject({
  observer: z.string().max(200).optional().describe('id of the person who kept it on the device'),
  workspace: z.string().max(200).optional().describe('id of the company it was written for'),
});

/** How the customer that was named was found: only those who may see persons are told. */
const customerFound = z.enum(['none', 'known', 'unknown', 'shared']);

export const observationShape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(observationKinds),
  /** The moment for whoever wrote it; for everybody else the day. */
  at: z.string(),
  saw: z.string(),
  said: z.string(),
  means: z.string(),
  step: z.string(),
  function: z.string(),
  channel: z.string(),
  place: z.string(),
  feeling: z.enum(feelingsSeen).nullable(),
  effort: z.enum(effortsSeen).nullable(),
  waste: z.array(z.enum(wasteKinds)),
  /** Null for readers who may not see persons, and where the customer is not known. */
  customer: z.string().nullable(),
  customerFound: customerFound.nullable(),
  /** Where the observer works; null where fewer than five wrote, so that nobody is traced. */
  observerFunction: z.string().nullable(),
  /** The observer's name, where they signed. */
  signedBy: z.string().nullable(),
  mine: z.boolean(),
  mayDelete: z.boolean(),
  photos: z.array(z.strictObject({ id: z.uuid(), type: z.string(), bytes: z.number().int() })),
  /** As many were announced; the others are on their way, or never left the phone. */
  photosExpected: z.number().int(),
});
export type Observation = z.output<typeof observationShape>;

export const placesToObserve = operation({
  method: 'GET',
  path: '/observations/places',
  summary: "The company's own steps, functions and channels, for whoever writes an observation",
  does: ['write', 'observation'],
  answer: z.strictObject({
    steps: z.array(z.strictObject({ step: z.string(), function: z.string() })),
    functions: z.array(z.string()),
    channels: z.array(z.string()),
  }),
});
export type PlacesToObserve = z.output<(typeof placesToObserve)['answer']>;

export const writeObservation = operation({
  method: 'PUT',
  path: '/observations/{observation}',
  summary:
    'Write an observation down under an id made where it was seen: sent again it is the same observation, for ever',
  does: ['write', 'observation'],
  params: named,
  query: keptBy,
  body: observationDraft,
  answer: z.strictObject({
    id: z.uuid(),
    receivedAt: z.iso.datetime(),
    again: z.boolean(),
    customerFound: customerFound.nullable(),
    /** Announced photos that did not arrive yet. */
    photosMissing: z.array(z.uuid()),
  }),
});

export const addPhoto = operation({
  method: 'PUT',
  path: '/observations/{observation}/photos/{photo}',
  summary:
    'Add a photo that the observation announced: JPEG, PNG or WebP; where, when and with what it was taken is removed first',
  does: ['write', 'observation'],
  params: onPhoto,
  query: keptBy,
  bodyKind: 'bytes',
  answer: z.strictObject({ id: z.uuid(), type: z.string(), bytes: z.number().int(), again: z.boolean() }),
});

export const listObservations = operation({
  method: 'GET',
  path: '/observations',
  summary: 'Observations, newest first, by step, function, kind and where the observer works',
  does: ['read', 'observation'],
  query: z.strictObject({
    step: z.string().max(200).optional(),
    function: z.string().max(200).optional(),
    kind: z.enum(observationKinds).optional(),
    by: z.string().max(200).optional().describe('the function the observer works in'),
    mine: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  }),
  answer: z.strictObject({
    total: z.number().int(),
    observations: z.array(observationShape),
    /** Ask again with `before` for the next page; null = the end. */
    next: z.number().int().nullable(),
    steps: z.array(z.string()),
    functions: z.array(z.string()),
    /** Functions in which enough observers work to tell them. */
    observers: z.array(z.string()),
  }),
});

export const readObservation = operation({
  method: 'GET',
  path: '/observations/{observation}',
  summary: 'One observation: fact, quotation and interpretation apart, with its photos',
  does: ['read', 'observation'],
  params: named,
  answer: observationShape,
});

export const readPhoto = operation({
  method: 'GET',
  path: '/observations/{observation}/photos/{photo}',
  summary: 'A photo of an observation, as a file',
  does: ['read', 'observation'],
  params: onPhoto,
  answer: z.any(),
});

export const deleteObservation = operation({
  method: 'DELETE',
  path: '/observations/{observation}',
  summary: "Delete an observation with its photos; what the customer said stays on the customer's timeline",
  does: ['delete', 'observation'],
  params: named,
  answer: z.strictObject({ deleted: z.literal(true) }),
});
