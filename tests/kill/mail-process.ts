// A process for the story of kill -9 while mails are imported: takes up what an earlier one left half done, else imports
// the file. Dies at PLACE; where it does not come there, it prints what came of the import.
//   node mail-process.ts DATA-DIRECTORY PLACE FILE
import { createReadStream } from 'node:fs';
import { listImports, startImport, uploadFile } from '../../src/understand/listening/intake/contract.ts';
import { resumeImports } from '../../src/understand/listening/intake/index.ts';
import { houseToKill } from './house-to-kill.ts';

const [dataDirectory = '', place = '', file = ''] = process.argv.slice(2);
const { house, stores, ask, arm, told, rowsIn } = await houseToKill(dataDirectory, place);
const latest = async () => (await ask(listImports, {})).imports[0];

if ((await latest()) === undefined) {
  const upload = await ask(uploadFile, { query: { name: 'box.mbox' }, bytes: createReadStream(file) });
  arm();
  await ask(startImport, { body: { files: [{ upload: upload.id }], mail: { own: ['@vela.example'] } } });
} else {
  arm();
  await resumeImports(house.services);
}
for (;;) {
  const it = await latest();
  if (it !== undefined && ['done', 'failed', 'cancelled'].includes(it.stage)) {
    const { problem, report } = it;
    const inMoments = await told();
    const counts = await rowsIn('imports', 'items', 'post_quarantine', 'outbox');
    console.log(JSON.stringify({ problem, report, counts, told: inMoments }));
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await stores.close();
process.exit(0);
