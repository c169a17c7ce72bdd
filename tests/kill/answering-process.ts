// A server for the story of kill -9: serves a data directory with one open survey, made at the first start. Prints where it
// is answered; asked for `count` on its input, prints what stands in the stores, and ends.
//   node answering-process.ts DATA-DIRECTORY
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { workspaceNamed } from '../../src/align/governance/index.ts';
import { openHouse } from '../../src/main/open-house.ts';
import { runServer } from '../../src/main/run-server.ts';
import { readSettings } from '../../src/main/settings.ts';
import {
  createSurveyLink,
  listSurveyLinks,
} from '../../src/understand/listening/surveys/answering/contract.ts';
import { createSurvey, listSurveys, publishSurvey } from '../../src/understand/listening/surveys/contract.ts';
import { surveyOfQuestions } from '../../src/understand/listening/surveys/given-survey.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const settings = { ...readSettings({ data: dataDirectory, port: '0' }, {}) };
const opened = await openHouse(settings, { logLevel: 'silent' });
const running = await runServer(opened, settings, {});
const { house } = opened;
const { records, moments } = house.services;
const { id: workspaceId } = await workspaceNamed(records, 'default');
const caller = { userId: 'u', name: 'Uma', workspaceId, roles: ['administrator' as const] };
const ask = async (operation: Parameters<typeof house.endpointOf>[0], input: object) =>
  (await house.perform(house.endpointOf(operation), caller, input)) as never;

const en = (text: string) => ({ en: text });
const definition = surveyOfQuestions(
  [
    {
      code: 'recommend',
      type: 'nps',
      low: 0,
      high: 10,
      text: en('How likely?'),
      feeds: { metric: 'recommend' },
    },
    { code: 'why', type: 'text', text: en('Why?') },
  ],
  {
    title: en('How was it?'),

    quotas: [{ code: 'all', title: 'All', end: 'bye', cells: [{ code: 'c', limit: 1_000_000 }] }],
    ends: [{ code: 'bye', kind: 'thanks', title: en('Thank you') }],
  },
);

const { surveys } = (await ask(listSurveys, {})) as { surveys: { id: string }[] };
let survey = surveys[0]?.id;
if (survey === undefined) {
  const made = (await ask(createSurvey, { body: { definition } })) as { id: string };
  survey = made.id;
  await ask(publishSurvey, { params: { id: survey }, body: { revision: 1 } });
  await ask(createSurveyLink, { params: { id: survey }, body: { name: 'All', channel: 'link' } });
}
const { links } = (await ask(listSurveyLinks, { params: { id: survey } })) as { links: { path: string }[] };
console.log(
  JSON.stringify({
    url: running.url.replace('localhost', '127.0.0.1'),
    link: links[0]?.path.slice('/s/'.length),
  }),
);

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'count') continue;
  const inRecords = await records.inWorkspace(workspaceId, async (tx) => {
    const sessions = await sql<{ key: string }>`
      SELECT key FROM survey_sessions WHERE state = 'completed' ORDER BY key`.execute(tx);
    const items = await sql<{ items: number }>`SELECT count(*)::integer AS items FROM items`.execute(tx);
    const places = await sql<{
      held: number;
      counted: number;
    }>`SELECT held, counted FROM survey_places`.execute(tx);
    return { completed: sessions.rows.map(({ key }) => key), ...items.rows[0], ...places.rows[0] };
  });
  for (;;) {
    const waiting = await records.inWorkspace(workspaceId, (tx) =>
      sql`SELECT 1 FROM outbox LIMIT 1`.execute(tx),
    );
    if (waiting.rows.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { generations } = await house.services.scope(workspaceId);
  const [voices] = await moments.rows(
    `SELECT count() AS moments, uniqExact(id) AS different, uniqExact(customer) AS people FROM timeline
     WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}`,
    { workspace: workspaceId, generations: [...generations] },
  );
  console.log(JSON.stringify({ ...inRecords, voices }));
  break;
}
await running.close();
await opened.close();
process.exit(0);
