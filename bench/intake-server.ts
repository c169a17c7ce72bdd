// The server of the benchmark of single answers: the product as it is, and beside it the bare one: the same server, the same
// contract, the same judgement of the same answers, which then keeps nothing. Prints where both are asked.
//   node answers-server.ts DATA-DIRECTORY
import { workspaceNamed } from '../src/align/governance/index.ts';
import { operation } from '../src/kernel/operation.ts';
import { openHouse } from '../src/main/open-house.ts';
import { parts } from '../src/main/parts.ts';
import { runServer } from '../src/main/run-server.ts';
import { readSettings } from '../src/main/settings.ts';
import { serve } from '../src/server/serve.ts';
import {
  countSurveyAnswers,
  createSurveyLink,
  submitAnswers,
} from '../src/understand/listening/surveys/answering/contract.ts';
import { createSurvey, publishSurvey } from '../src/understand/listening/surveys/contract.ts';
import { surveyDefinitionShape } from '../src/understand/listening/surveys/definition.contract.ts';
import { compile, judge } from '../src/understand/listening/surveys/runtime/index.ts';
import { templates } from '../src/understand/listening/surveys/templates/every-template.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const template = templates.find(({ name }) => name === 'nps');
if (template === undefined) throw new Error('the NPS template is gone');
const definition = surveyDefinitionShape.parse({ ...template.definition, respondents: 'anonymous' });
const plan = compile(definition);

const bare = operation({
  method: 'POST',
  path: '/bare/{link}/submit',
  summary: 'Judges an answer and keeps nothing',
  does: 'public',
  params: submitAnswers.params,
  body: submitAnswers.body,
  answer: submitAnswers.answer,
});
const bareRoute = serve(bare, async (_services, { body }) => {
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
});

const settings = readSettings({ data: dataDirectory, port: '0' }, {});
const opened = await openHouse(settings, { logLevel: 'silent', parts: [...parts, { routes: [bareRoute] }] });
const running = await runServer(opened, settings, {});
const { house } = opened;
const { id: workspaceId } = await workspaceNamed(house.services.records, 'default');
const caller = { userId: 'bench', name: 'Bench', workspaceId, roles: ['administrator' as const] };
const ask = async (asked: Parameters<typeof house.endpointOf>[0], input: object) =>
  (await house.perform(house.endpointOf(asked), caller, input)) as never;

const { id } = (await ask(createSurvey, { body: { definition } })) as { id: string };
await ask(publishSurvey, { params: { id }, body: { revision: 1 } });
const link = (await ask(createSurveyLink, { params: { id }, body: { name: 'Bench', channel: 'api' } })) as {
  path: string;
};
console.log(
  JSON.stringify({ url: running.url.replace('localhost', '127.0.0.1'), link: link.path.slice('/s/'.length) }),
);
process.stdin.once('data', async () => {
  const { dispositions } = (await ask(countSurveyAnswers, { params: { id } })) as {
    dispositions: { state: string; sessions: number }[];
  };
  console.log(JSON.stringify(dispositions.find(({ state }) => state === 'completed')));
  await running.close();
  await opened.close();
  process.exit(0);
});
