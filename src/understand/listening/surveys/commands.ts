import { type CommandContext, command, table } from '../../../cli/command.ts';
import { readJson } from '../../../cli/read-json.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { SurveyCheck } from './checks.contract.ts';
import * as contract from './contract.ts';
import { surveyDefinitionShape } from './definition.contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A text in English, else in whatever language comes first. */
const title = (texts: Readonly<Record<string, string>>) => texts.en ?? Object.values(texts)[0] ?? '';

const minutes = (seconds: number) =>
  seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

const line = (survey: contract.SurveySummary) => ({
  id: survey.id,
  title: title(survey.title),
  state: survey.draftChanged && survey.state !== 'draft' ? `${survey.state}, draft changed` : survey.state,
  version: survey.version ?? '',
  questions: survey.questions,
  takes: minutes(survey.seconds),
  languages: survey.languages.join(', '),
});
const columns = ['id', 'title', 'state', 'version', 'questions', 'takes', 'languages'];
const oneLine = (survey: contract.Survey) => table([line(survey)], columns);

function number(given: unknown, option: string): number | undefined {
  const value = text(given);
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Refused(refuse('bad-option', `${option} takes the number of a version.`));
}

/** The definition in a file; what is wrong with it in one sentence that names the place. */
async function readDefinition(context: CommandContext, path: string) {
  const written = await readJson(context, path, 'See docs/guide/surveys.md for the shape.');
  const read = surveyDefinitionShape.safeParse(written);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused(
    refuse(
      'bad-definition',
      `${path}, ${issue?.path.join('.') || 'as a whole'}: ${issue?.message ?? 'not understood'}`,
    ),
  );
}

function sayCheck(check: SurveyCheck): string {
  const remarks = check.remarks.map(({ severity, say, code }) => ({ severity, code, what: say.en }));
  const languages = check.languages.map(({ language, texts, missing, ease, seconds }) => ({
    language,
    written: `${texts - missing.length} of ${texts}`,
    ease: ease ?? '',
    takes: minutes(seconds),
  }));
  return [
    remarks.length === 0 ? 'Nothing to remark.' : table(remarks, ['severity', 'code', 'what']),
    table(languages, ['language', 'written', 'ease', 'takes']),
    ...(check.logic.length === 0 ? [] : ['Logic', ...check.logic.map(({ say }) => `  ${say.en}`)]),
    check.mayPublish ? 'It may be published.' : 'It cannot be published yet.',
  ].join('\n\n');
}

export const commands = [
  command({
    usage: 'surveys list',
    summary: 'Every survey, last changed first',
    async run({ api, print }) {
      const answer = await api.ask(contract.listSurveys);
      print(answer, () =>
        answer.surveys.length === 0 ? 'No survey yet.' : table(answer.surveys.map(line), columns),
      );
      return 0;
    },
  }),
  command({
    usage: 'surveys templates',
    summary: 'Surveys to start from',
    async run({ api, print }) {
      const answer = await api.ask(contract.listTemplates);
      const rows = answer.templates.map((one) => ({
        ...one,
        about: one.about.en,
        takes: minutes(one.seconds),
      }));
      print(answer, () => table(rows, ['name', 'asks', 'questions', 'takes', 'about']));
      return 0;
    },
  }),
  command({
    usage: 'surveys create',
    summary: 'Starts a survey from a template, from a file, or empty',
    options: [
      { flags: '--template <name>', summary: 'one of `sirius surveys templates`' },
      { flags: '--file <path>', summary: 'a definition as JSON; - reads stdin' },
      { flags: '--title <title>', summary: 'its title' },
    ],
    async run(context, _args, options) {
      const file = text(options.file);
      const survey = await context.api.ask(contract.createSurvey, {
        body: {
          template: text(options.template),
          title: text(options.title),
          ...(file === undefined ? {} : { definition: await readDefinition(context, file) }),
        },
      });
      context.print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys show <id>',
    summary: 'One survey with its draft and versions; --version shows a published one',
    options: [{ flags: '--version <number>', summary: 'a published version' }],
    async run({ api, print }, [id], options) {
      const version = number(options.version, '--version');
      if (version !== undefined) {
        const found = await api.ask(contract.readSurveyVersion, { params: { id: String(id), version } });
        print(found, () => JSON.stringify(found.definition, null, 2));
        return 0;
      }
      const survey = await api.ask(contract.readSurvey, { params: { id: String(id) } });
      print(survey, () =>
        [oneLine(survey), table(survey.versions, ['version', 'publishedAt', 'publishedBy', 'hash'])].join(
          '\n\n',
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'surveys save <id> <file>',
    summary: 'Replaces the draft by a definition as JSON',
    async run(context, [id, file]) {
      const params = { id: String(id) };
      const definition = await readDefinition(context, String(file));
      const { revision } = await context.api.ask(contract.readSurvey, { params });
      const survey = await context.api.ask(contract.saveSurvey, { params, body: { definition, revision } });
      context.print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys check <id>',
    summary: 'What is wrong with the draft or could be better; its logic as sentences',
    async run({ api, print }, [id]) {
      const check = await api.ask(contract.checkSurvey, { params: { id: String(id) } });
      print(check, () => sayCheck(check));
      return check.mayPublish ? 0 : 1;
    },
  }),
  command({
    usage: 'surveys publish <id>',
    summary: 'Makes the draft the next version, for ever, and opens the survey',
    async run({ api, print }, [id]) {
      const params = { id: String(id) };
      const { revision } = await api.ask(contract.readSurvey, { params });
      const survey = await api.ask(contract.publishSurvey, { params, body: { revision } });
      print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys close <id>',
    summary: 'Takes no more answers',
    async run({ api, print }, [id]) {
      const survey = await api.ask(contract.closeSurvey, { params: { id: String(id) } });
      print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys reopen <id>',
    summary: 'Takes answers again',
    async run({ api, print }, [id]) {
      const survey = await api.ask(contract.reopenSurvey, { params: { id: String(id) } });
      print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys copy <id>',
    summary: 'Starts a new survey from this one',
    options: [{ flags: '--title <title>', summary: 'its title' }],
    async run({ api, print }, [id], options) {
      const body = { title: text(options.title) };
      const survey = await api.ask(contract.copySurvey, { params: { id: String(id) }, body });
      print(survey, () => oneLine(survey));
      return 0;
    },
  }),
  command({
    usage: 'surveys delete <id>',
    summary: 'Deletes a survey that was never published',
    async run({ api, print }, [id]) {
      const answer = await api.ask(contract.deleteSurvey, { params: { id: String(id) } });
      print(answer, () => 'Deleted.');
      return 0;
    },
  }),
  command({
    usage: 'surveys diff <id>',
    summary: 'What changed since the published version, and whether trends break',
    options: [
      { flags: '--from <version>', summary: 'a version; default: the published one' },
      { flags: '--to <version>', summary: 'a version; default: the draft' },
    ],
    async run({ api, print }, [id], options) {
      const query = { from: number(options.from, '--from'), to: number(options.to, '--to') };
      const answer = await api.ask(contract.compareSurveyVersions, { params: { id: String(id) }, query });
      const rows = answer.differences.map(({ code, trend, say }) => ({ trend, code, what: say.en }));
      const breaks = answer.breaks.map(({ metric, why }) => `The line of "${metric}" ends here: ${why.en}`);
      print(answer, () =>
        rows.length === 0
          ? 'Nothing changed.'
          : [table(rows, ['trend', 'code', 'what']), ...breaks].join('\n'),
      );
      return 0;
    },
  }),
];
