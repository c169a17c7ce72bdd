import { Readable } from 'node:stream';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { Download, type Endpoint, type Services, serve } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Tx } from '../../../stores/records/records.ts';
import * as contract from './contract.ts';
import { keepPhoto } from './keep-photo.ts';
import { refuseOthers } from './kept-by.ts';
import { present, type Reader } from './present.ts';
import { placesKnown } from './questions/places-known.ts';
import * as store from './store.ts';
import { fewestObservers, observersToTell } from './tell-observers.ts';
import { writeDown } from './write-observation.ts';

const noObservation = refuse('no-observation', 'There is no such observation.', { kind: 'not-found' });
const noPhoto = refuse('no-photo-here', 'There is no such photo of this observation.', { kind: 'not-found' });

const readerOf = (services: Services, caller: Caller, told: ReadonlySet<string>): Reader => ({
  userId: caller.userId,
  maySeePersons: services.isAllowed(caller, 'read', 'person', {}),
  mayDelete: (row) => services.isAllowed(caller, 'delete', 'observation', row),
  told,
});

/** May this caller read what anybody wrote, or only what is their own? */
const readsAll = (services: Services, caller: Caller) =>
  services.isAllowed(caller, 'read', 'observation', { observer: '' });

/** One that this caller may read; a foreign one is as one that is not there. */
async function findFor(
  services: Services,
  tx: Tx,
  caller: Caller,
  id: string,
): Promise<store.ObservationRow | Refusal> {
  const row = await store.findObservation(tx, id);
  return row !== null && services.isAllowed(caller, 'read', 'observation', row) ? row : noObservation;
}

const distinct = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== '');

function ownerIn(functions: readonly string[]): string {
  const [only = '', ...more] = distinct(functions);
  return more.length === 0 ? only : '';
}

export const routes: readonly Endpoint[] = [
  serve(contract.placesToObserve, async (services, { caller }) => {
    const rows = await ask(services.moments, await services.scope(caller.workspaceId), placesKnown);
    return {
      // A step of several functions has no one owner.
      steps: rows.map(({ step, functions }) => ({ step, function: ownerIn(functions) })),
      functions: distinct(rows.flatMap((row) => row.functions)).sort(),
      channels: distinct(rows.flatMap((row) => row.channels)).sort(),
    };
  }),

  serve(
    contract.writeObservation,
    async (services, { caller, params, query, body, now }) =>
      refuseOthers(caller, query) ?? writeDown(services, caller, params.observation, body, now),
  ),

  serve(
    contract.addPhoto,
    async (services, { caller, params, query, bytes }) =>
      refuseOthers(caller, query) ?? keepPhoto(services, caller, params, bytes ?? Readable.from([])),
  ),

  serve(contract.listObservations, (services, { caller, query }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const { step, function: owner, kind, by, mine = false, limit = 50, before = null } = query;
      const told = observersToTell(await store.observersBy(tx));
      if (by !== undefined && !told.has(by))
        return refuse(
          'too-few',
          `Fewer than ${fewestObservers} people of this function wrote observations.`,
          {
            next: 'Look at them without this filter: nobody is to be traced.',
          },
        );
      const observer = mine || !readsAll(services, caller) ? caller.userId : undefined;
      const wanted = { step, function: owner, kind, by, observer };
      const rows = await store.observationsIn(tx, wanted, { limit: limit + 1, before });
      const shown = rows.slice(0, limit);
      const photos = await store.photosOf(
        tx,
        shown.map(({ id }) => id),
      );
      const reader = readerOf(services, caller, told);
      if (observer === undefined)
        await note(tx, caller, { verb: 'read', noun: 'observation', subject: 'a list of observations' });
      return {
        total: await store.countObservations(tx, wanted),
        observations: shown.map((row) => present(row, photos, reader)),
        next: rows.length > limit ? Number(shown.at(-1)?.n) : null,
        ...(await store.placesNamed(tx, observer)),
        observers: [...told].sort(),
      };
    }),
  ),

  serve(contract.readObservation, (services, { caller, params }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await findFor(services, tx, caller, params.observation);
      if ('refused' in row) return row;
      if (row.observer !== caller.userId)
        await note(tx, caller, { verb: 'read', noun: 'observation', subject: row.id });
      const told = observersToTell(await store.observersBy(tx));
      return present(row, await store.photosOf(tx, [row.id]), readerOf(services, caller, told));
    }),
  ),

  serve(contract.readPhoto, (services, { caller, params }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await findFor(services, tx, caller, params.observation);
      if ('refused' in row) return row;
      const photo = await store.findPhoto(tx, row.id, params.photo);
      if (photo === null) return noPhoto;
      const ending = photo.type.replace('image/', '');
      return new Download(photo.type, `${params.photo}.${ending}`, Readable.from([photo.content]));
    }),
  ),

  serve(contract.deleteObservation, (services, { caller, params }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await store.findObservation(tx, params.observation);
      if (row === null || !services.isAllowed(caller, 'delete', 'observation', row)) return noObservation;
      await store.removeObservations(tx, caller.workspaceId, [row.id]);
      // Which one it was would say who had written it, where somebody deletes their own.
      const subject = row.observer === caller.userId ? 'one of their own' : row.id;
      await note(tx, caller, { verb: 'delete', noun: 'observation', subject });
      return { deleted: true as const };
    }),
  ),
];
