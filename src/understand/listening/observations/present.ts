import type { Observation } from './contract.ts';
import type { PhotoFacts } from './store.ts';

/** An observation as the records hold it, as far as it is shown. */
interface Kept {
  readonly id: string;
  readonly observer: string;
  readonly observer_function: string;
  readonly signed_by: string;
  readonly kind: Observation['kind'];
  readonly at: Date;
  readonly saw: string;
  readonly said: string;
  readonly means: string;
  readonly step: string;
  readonly function: string;
  readonly channel: string;
  readonly place: string;
  readonly customer: string | null;
  readonly customer_found: NonNullable<Observation['customerFound']>;
  readonly feeling: string;
  readonly effort: string;
  readonly waste: readonly string[];
  readonly photos: readonly string[];
}

export interface Reader {
  readonly userId: string;
  readonly maySeePersons: boolean;
  readonly mayDelete: (row: { observer: string }) => boolean;
  /** Functions that may be told beside an observation. */
  readonly told: ReadonlySet<string>;
}

/** An observation for one reader: who wrote it is told to nobody, unless they signed. */
export function present(row: Kept, arrived: readonly PhotoFacts[], reader: Reader): Observation {
  const mine = row.observer === reader.userId;
  return {
    id: row.id,
    kind: row.kind,
    at: mine ? row.at.toISOString() : row.at.toISOString().slice(0, 10),
    saw: row.saw,
    said: row.said,
    means: row.means,
    step: row.step,
    function: row.function,
    channel: row.channel,
    place: row.place,
    feeling: row.feeling === '' ? null : (row.feeling as Observation['feeling']),
    effort: row.effort === '' ? null : (row.effort as Observation['effort']),
    waste: row.waste as Observation['waste'],
    customer: reader.maySeePersons ? row.customer : null,
    customerFound: reader.maySeePersons ? row.customer_found : null,
    observerFunction: reader.told.has(row.observer_function) ? row.observer_function : null,
    signedBy: row.signed_by === '' ? null : row.signed_by,
    mine,
    mayDelete: reader.mayDelete(row),
    photos: row.photos.flatMap((id) => {
      const photo = arrived.find((one) => one.observation === row.id && one.id === id);
      return photo === undefined ? [] : [{ id, type: photo.type, bytes: photo.bytes }];
    }),
    photosExpected: row.photos.length,
  };
}
