// The server of the benchmark of what arrives one by one: the product as it is, and beside it the bare one: the same server,
// the same contracts and policies, the same judgement of the same answers and items, which then keeps nothing. Prints where
// they are asked; asked for `count`, prints what was kept and ends.
//   node intake-server.ts DATA-DIRECTORY
import { sql } from 'kysely';
import { workspaceNamed } from '../src/align/governance/index.ts';
import { operation } from '../src/kernel/operation.ts';
import { openHouse } from '../src/main/open-house.ts';
import { parts } from '../src/main/parts.ts';
import { runServer } from '../src/main/run-server.ts';
import { readSettings } from '../src/main/settings.ts';
import { addKey } from '../src/server/access/keys.ts';
import { serve } from '../src/server/serve.ts';
import { itemShape } from '../src/understand/listening/items/contract.ts';
import { addPost, sendItems } from '../src/understand/listening/posts/contract.ts';
import { createSurveyLink, submitAnswers } from '../src/understand/listening/surveys/answering/contract.ts';
import { createSurvey, publishSurvey } from '../src/understand/listening/surveys/contract.ts';
import { surveyDefinitionShape } from '../src/understand/listening/surveys/definition.contract.ts';
import { compile, judge } from '../src/understand/listening/surveys/runtime/index.ts';
import { templates } from '../src/understand/listening/surveys/templates/every-template.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const template = templates.find(({ name }) => name === 'nps');
if (template === undefined) throw new Error('the NPS template is gone');
const definition = surveyDefinitionShape.parse({ ...template.definition, respondents: 'anonymous' });
const plan = compile(definition);

const bareAnswers = serve(
  operation({ ...submitAnswers, path: '/bare/answering/{link}/submit' }),
  async (_services, { body }) => {
    const judged = judge(plan, { seed: 1, language: 'en', answers: body.answers }, { complete: true });
    const end = definition.ends.find(({ code }) => code === judged.end);
    return {
      state: judged.errors.length === 0 ? ('completed' as const) : ('partial' as const),
      version: 1,
      seed: 1,
      language: 'en',
      answers: {},
      page: null,
      problems: [],
      cleared: [],
      end:
        end === undefined
          ? null
          : {
              code: end.code,
              kind: end.kind,
              title: end.title.en ?? '',
              text: end.text?.en ?? null,
              link: null,
            },
    };
  },
);
const taken = (id: string, at: Date) => ({ id, receivedAt: at.toISOString(), moments: [id], again: false });
const bareItems = serve(
  operation({ ...sendItems, path: '/bare/posts/{post}/items' }),
  async (_services, { body, now }) => {
    if (!('items' in body)) return taken(body.id ?? '', now);
    const items = body.items.map((each) => taken(itemShape.parse(each).id, now));
    return { accepted: items.length, duplicate: 0, refused: 0, items };
  },
);

const settings = readSettings({ data: dataDirectory, port: '0' }, {});
const bare = { routes: [bareAnswers, bareItems] };
const opened = await openHouse(settings, { logLevel: 'silent', parts: [...parts, bare] });
const running = await runServer(opened, settings, {});
const { house } = opened;
const { records } = house.services;
const { id: workspaceId } = await workspaceNamed(records, 'default');
const caller = { userId: 'bench', name: 'Bench', workspaceId, roles: ['administrator' as const] };
const ask = async (asked: Parameters<typeof house.endpointOf>[0], input: object) =>
  (await house.perform(house.endpointOf(asked), caller, input)) as never;

const { id } = (await ask(createSurvey, { body: { definition } })) as { id: string };
await ask(publishSurvey, { params: { id }, body: { revision: 1 } });
const link = (await ask(createSurveyLink, { params: { id }, body: { name: 'Bench', channel: 'api' } })) as {
  path: string;
};
const post = (await ask(addPost, { body: { kind: 'rest', name: 'Bench' } })) as { id: string };
const key = await addKey(records, caller, 'Bench', ['sender']);
console.log(
  JSON.stringify({
    url: running.url.replace('localhost', '127.0.0.1'),
    link: link.path.slice('/s/'.length),
    post: post.id,
    key: key.text,
  }),
);
process.stdin.once('data', async () => {
  const { rows } = await records.inWorkspace(workspaceId, (tx) =>
    sql`SELECT (SELECT count(*)::integer FROM survey_sessions WHERE state = 'completed') AS answers,
      (SELECT count(*)::integer FROM items WHERE post = ${post.id}::uuid) AS items`.execute(tx),
  );
  console.log(JSON.stringify(rows[0]));
  await running.close();
  await opened.close();
  process.exit(0);
});
