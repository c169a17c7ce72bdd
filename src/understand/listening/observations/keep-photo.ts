import type { Readable } from 'node:stream';
import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { readAtMost } from '../../../server/read-at-most.ts';
import type { Services } from '../../../server/serve.ts';
import { cleanPhoto } from './clean-photo.ts';
import type { addPhoto } from './contract.ts';
import { mostPhotoBytes } from './draft.contract.ts';
import * as store from './store.ts';

const noObservation = refuse('no-observation', 'There is no such observation of yours.', {
  kind: 'not-found',
});
const notAnnounced = refuse('not-announced', 'This observation announced no such photo.', {
  next: 'Write its id into `photos` when the observation is written.',
});
const tooLarge = refuse('too-large', 'A photo has at most 10 MB; it was not kept.', {
  kind: 'too-large',
  next: 'Take it in a smaller size.',
});
const otherPhoto = refuse('other-content', 'Another photo came under this id before; that one stands.', {
  kind: 'conflict',
});

/** Keeps a photo that the caller's own observation announced, freed of everything but its picture. The only way in. */
export async function keepPhoto(
  { records }: Pick<Services, 'records'>,
  caller: Caller,
  asked: { observation: string; photo: string },
  stream: Readable,
): Promise<AnswerOf<typeof addPhoto> | Refusal> {
  const { workspaceId: workspace } = caller;
  const id = asked.photo.toLowerCase();
  const row = await records.inWorkspace(workspace, (tx) => store.findObservation(tx, asked.observation));
  if (row === null || row.observer !== caller.userId) return noObservation;
  if (!row.photos.includes(id)) return notAnnounced;
  const sent = await readAtMost(stream, mostPhotoBytes);
  if (sent === null) return tooLarge;
  const photo = cleanPhoto(sent);
  if (isRefusal(photo)) return photo;
  const { type, bytes: content } = photo;
  return records.inWorkspace(workspace, async (tx) => {
    if ((await store.findObservation(tx, row.id)) === null) return noObservation;
    const isNew = await store.insertPhoto(tx, workspace, {
      observation: row.id,
      id,
      type,
      content,
    });
    if (!isNew) {
      const stands = await store.findPhoto(tx, row.id, id);
      if (stands === null || !stands.content.equals(content)) return otherPhoto;
    }
    return { id, type, bytes: content.length, again: !isNew };
  });
}
