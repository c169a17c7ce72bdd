// A process for the story of kill -9 while a phone delivers: the same observation with its photo every time, as a phone
// delivers until it is told that it arrived. Dies at PLACE (or `half a photo`); else prints what stands in the stores.
//   node observing-process.ts DATA-DIRECTORY PLACE
import { Readable } from 'node:stream';
import { jpeg } from '../../src/instruments/pictures/given-pictures.ts';
import { addPhoto, writeObservation } from '../../src/understand/listening/observations/contract.ts';
import { houseToKill } from './house-to-kill.ts';
import { die } from './kill-at.ts';

const [dataDirectory = '', place = ''] = process.argv.slice(2);
const { stores, ask, arm, rowsIn, told } = await houseToKill(dataDirectory, place);
const observation = '0196f0c8-0000-7000-8000-000000000001';
const photo = '0196f0c8-0000-7000-8000-000000000002';

async function* photoBytes() {
  const bytes = jpeg();
  yield bytes.subarray(0, bytes.length / 2);
  if (place === 'half a photo') await die();
  yield bytes.subarray(bytes.length / 2);
}

arm();
const written = await ask(writeObservation, {
  params: { observation },
  body: {
    kind: 'gemba',
    at: '2026-03-01T10:00:00Z',
    saw: 'She waited for twenty minutes.',
    said: 'Nobody told me how long it takes.',
    photos: [photo],
    peopleOnPhotos: 'nobody',
  },
});
const kept = await ask(addPhoto, { params: { observation, photo }, bytes: Readable.from(photoBytes()) });
const inMoments = await told();
const counts = await rowsIn('observations', 'observation_photos', 'items', 'outbox');
console.log(JSON.stringify({ again: written.again, photoAgain: kept.again, ...counts, told: inMoments }));
await stores.close();
process.exit(0);
