// A process for the story of kill -9: labels the voices of a data directory, or first writes so many into it. Prints a line
// whenever more voices are read, and at last what stands in the store.
//   node labelling-process.ts DATA-DIRECTORY [VOICES]
import { given } from '../../src/understand/journeys/given.ts';
import { runLabelling, showProgress } from '../../src/understand/meaning/contract.ts';
import { houseToKill } from './house-to-kill.ts';

const [dataDirectory = '', voices] = process.argv.slice(2);
const { house, stores, workspaceId, ask } = await houseToKill(dataDirectory);

const said = [
  'I waited two hours, but she was kind.',
  'Nobody came. Third time!',
  'Thank you.',
  'The bill is wrong again.',
];
if (voices !== undefined) {
  await given(
    house.services,
    workspaceId,
    Array.from({ length: Number(voices) }, (_, i) => ({
      customer: `c${i}`,
      episode: `e${i}`,
      kind: 'voice' as const,
      step: 'Answered',
      at: new Date(1.7e12 + i * 60_000),
      text: `${said[i % 4]} (${i})`,
      row: i + 1,
    })),
  );
}
await ask(runLabelling, { body: {} });
let last = -1;
for (;;) {
  const now = await ask(showProgress, {});
  if (now.read !== last) console.log(`read ${now.read > 0 && now.unread > 0 ? 'some' : now.read}`);
  last = now.read;
  if (now.unread === 0 && now.state === 'idle') break;
  if (now.state === 'failed') throw new Error(now.problem ?? 'failed');
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const { readings } = await house.services.scope(workspaceId);
const [counted] = await stores.moments.rows(
  `SELECT uniqExact(moment) AS voices, countIf(n = 0) AS wholes, uniqExact(moment, n) = count() AS once,
     cityHash64(arraySort(groupArray((moment, n, evidence)))) AS content
   FROM clauses WHERE reading IN {readings:Array(UInt64)}`,
  { readings: [...readings] },
);
console.log(JSON.stringify(counted));
await stores.close();
process.exit(0);
