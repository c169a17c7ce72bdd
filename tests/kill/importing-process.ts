// A process for the stories of kill -9: takes up what an earlier one left half done, or imports the file it is given.
// Prints a line for each stage it sees, and at last what came of it.
//   node importing-process.ts DATA-DIRECTORY [FILE [TEXT-COLUMN]]
import { createReadStream } from 'node:fs';
import { listImports, startImport, uploadFile } from '../../src/understand/listening/intake/contract.ts';
import { resumeImports } from '../../src/understand/listening/intake/index.ts';
import { mappingShape } from '../../src/understand/listening/intake/mapping.contract.ts';
import { houseToKill } from './house-to-kill.ts';

const [dataDirectory = '', file, text] = process.argv.slice(2);
const { house, stores, workspaceId, ask } = await houseToKill(dataDirectory);

await resumeImports(house.services);
if (file !== undefined) {
  const bytes = createReadStream(file);
  const upload = await ask(uploadFile, { query: { name: 'log.csv' }, bytes });
  const mapping = mappingShape.parse({
    tables: { log: { file: 'log.csv' } },
    episode: 'case',
    moments: [{ table: 'log', step: { column: 'step' }, at: 'at', ...(text === undefined ? {} : { text }) }],
  });
  await ask(startImport, { body: { files: [{ upload: upload.id }], mapping } });
}
for (let last = ''; ; await new Promise((resolve) => setTimeout(resolve, 5))) {
  const { imports } = await ask(listImports, {});
  const it = imports[0];
  if (it === undefined) continue;
  const now = `${it.stage}${it.stage === 'reading' && (it.files[0]?.rowsRead ?? 0) > 0 ? ' rows' : ''}`;
  if (now !== last) console.log(now);
  last = now;
  if (['done', 'failed', 'cancelled'].includes(it.stage)) {
    const { generations } = await house.services.scope(workspaceId);
    const [counted] = (await stores.moments.rows(
      `SELECT count() AS moments, uniqExact(id) AS different, uniqExact(row) AS rows, max(row) AS last FROM timeline
       WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} AND missed = 0`,
      { workspace: workspaceId, generations: [...generations] },
    )) as object[];
    const tables = await stores.moments.rows("SELECT name FROM system.tables WHERE name LIKE 'intake%'");
    console.log(
      JSON.stringify({ imports: imports.length, report: it.report, problem: it.problem, counted, tables }),
    );
    break;
  }
}
await stores.close();
