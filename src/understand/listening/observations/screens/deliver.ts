import type { AnswerOf } from '../../../../kernel/operation.ts';
import { ask } from '../../../../web/ask.ts';
import { Problem } from '../../../../web/problem.ts';
import { addPhoto, writeObservation } from '../contract.ts';
import { dropParcel, keepParcel, type Parcel } from './parcels.ts';

export interface Delivered {
  readonly observation: AnswerOf<typeof writeObservation>;
  /** Photos that the server does not take, with its reason. */
  readonly photosRefused: readonly Problem[];
}

/** Away, too much at once, or signed out: nothing is wrong with the parcel, it waits. */
const passes = (problem: Problem) =>
  problem.status === 0 || problem.status >= 500 || [401, 403, 408, 429].includes(problem.status);

/** Whoever is signed in by now, in this page or in another one: only as the person who kept it, where they kept it. */
const keptBy = ({ user, workspace }: Parcel) => ({ observer: user, workspace });

async function deliverPhotos(parcel: Parcel, missing: readonly string[]): Promise<Problem[]> {
  const refused: Problem[] = [];
  for (const { id, picture } of parcel.photos) {
    if (!missing.includes(id)) continue;
    try {
      const params = { observation: parcel.id, photo: id };
      await ask(addPhoto, { params, query: keptBy(parcel), bytes: picture });
    } catch (error) {
      if (!(error instanceof Problem) || passes(error)) throw error;
      refused.push(error);
    }
  }
  return refused;
}

/**
 * Delivers one parcel: the observation, then the photos that have not arrived. Broken off anywhere it goes on from there the
 * next time. Null = it waits; what the server refuses for good is kept with the reason.
 */
export async function deliver(parcel: Parcel): Promise<Delivered | null> {
  try {
    const observation = await ask(writeObservation, {
      params: { observation: parcel.id },
      query: keptBy(parcel),
      body: parcel.draft,
    });
    const photosRefused = await deliverPhotos(parcel, observation.photosMissing);
    await dropParcel(parcel.id);
    return { observation, photosRefused };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!passes(error)) await keepParcel({ ...parcel, refused: { say: error.say, next: error.next } });
    return null;
  }
}
