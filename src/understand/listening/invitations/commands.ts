import { Readable } from 'node:stream';
import { command, table } from '../../../cli/command.ts';
import { readJson } from '../../../cli/read-json.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { distributionSettingsShape } from './distribution.contract.ts';
import { contactRulesShape } from './rules.contract.ts';

const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
const title = (texts: Readonly<Record<string, string>>) => texts.en ?? Object.values(texts)[0] ?? '';

const guide = 'See docs/guide/invitations.md.';

function shaped<T>(
  shape: {
    safeParse(given: unknown): {
      success: boolean;
      data?: T;
      error?: { issues: { path: PropertyKey[]; message: string }[] };
    };
  },
  given: unknown,
  path: string,
): T {
  const read = shape.safeParse(given);
  if (read.success && read.data !== undefined) return read.data;
  const [issue] = read.error?.issues ?? [];
  throw new Refused(
    refuse(
      'bad-file',
      `${path}, ${issue?.path.join('.') || 'as a whole'}: ${issue?.message ?? 'not understood'}`,
    ),
  );
}

function say(whole: contract.DistributionWhole): string {
  const { settings, surveyTitle, state, messages, problem } = whole;
  return [
    `${settings.name}: ${title(surveyTitle)} by ${settings.channel}, ${state}`,
    table(whole.counts, ['disposition', 'invitations']),
    ...(whole.suppressed.length === 0 ? [] : [table(whole.suppressed, ['rule', 'invitations'])]),
    table(
      whole.rates.map(({ name, estimate }) => ({
        rate: name,
        value: percent(estimate.value),
        '95 %': `${percent(estimate.low)} to ${percent(estimate.high)}`,
        of: estimate.n ?? '',
      })),
      ['rate', 'value', '95 %', 'of'],
    ),
    `${messages.sent} messages left (${messages.reminders} reminders), ${messages.waiting} wait, ${messages.uncertain} uncertain.`,
    ...(problem === null ? [] : [problem]),
  ].join('\n\n');
}

export const commands = [
  command({
    usage: 'distributions list',
    summary: 'Who was asked what, and what became of it',
    async run(context) {
      const answer = await context.api.ask(contract.listDistributions, { query: {} });
      context.print(answer, () =>
        table(
          answer.distributions.map(({ id, settings, state, surveyTitle, counts, responseRate }) => ({
            id,
            name: settings.name,
            survey: title(surveyTitle),
            state,
            invited: counts.reduce((sum, { invitations }) => sum + invitations, 0),
            completed: counts.find(({ disposition }) => disposition === 'completed')?.invitations ?? 0,
            RR1:
              responseRate.n === 0
                ? ''
                : `${percent(responseRate.value)} (${percent(responseRate.low)} to ${percent(responseRate.high)})`,
          })),
          ['id', 'name', 'survey', 'state', 'invited', 'completed', 'RR1'],
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'distributions create <survey> <file>',
    summary: 'Begins a distribution of a survey from a JSON file (- = stdin); nobody is asked yet',
    async run(context, [survey, file]) {
      const settings = shaped(
        distributionSettingsShape,
        await readJson(context, String(file), guide),
        String(file),
      );
      const made = await context.api.ask(contract.createDistribution, {
        body: { survey: String(survey), settings },
      });
      context.print(made, () => made.id);
      return 0;
    },
  }),
  command({
    usage: 'distributions people <id> <file>',
    summary: 'Gives it a list of people as CSV: customer, email, phone, language and further columns',
    async run(context, [id, file]) {
      const list = Readable.from([await context.readText(String(file))]);
      const answer = await context.api.upload(contract.giveList, { params: { id: String(id) } }, list);
      context.print(answer, () =>
        [
          `${answer.people} people, ${answer.leftInAll} lines left out.`,
          ...answer.left.map(({ line, why }) => `line ${line}: ${why}`),
        ].join('\n'),
      );
      return answer.leftInAll > 0 ? 3 : 0;
    },
  }),
  command({
    usage: 'distributions preview <id>',
    summary: 'Who would be asked now, and who would not by which rule',
    async run(context, [id]) {
      const answer = await context.api.ask(contract.previewDistribution, { params: { id: String(id) } });
      context.print(answer, () =>
        [
          `${answer.asked} of ${answer.drawn} drawn of ${answer.population} would be asked.`,
          table(answer.suppressed, ['rule', 'people']),
          ...(answer.problem === null ? [] : [answer.problem]),
        ].join('\n'),
      );
      return 0;
    },
  }),
  command({
    usage: 'distributions show <id>',
    summary: 'A distribution with its dispositions, suppressions and response rates',
    async run(context, [id]) {
      const answer = await context.api.ask(contract.seeDistribution, { params: { id: String(id) } });
      context.print(answer, () => say(answer));
      return 0;
    },
  }),
  ...(['start', 'pause', 'resume', 'end'] as const).map((verb) =>
    command({
      usage: `distributions ${verb} <id>`,
      summary: { start: 'Starts it', pause: 'Holds it back', resume: 'Goes on with it', end: 'Ends it' }[
        verb
      ],
      async run(context, [id]) {
        const to = { start: 'running', pause: 'paused', resume: 'running', end: 'ended' } as const;
        const answer = await context.api.ask(contract.turnDistribution, {
          params: { id: String(id) },
          body: { to: to[verb] },
        });
        context.print(answer, () => say(answer));
        return 0;
      },
    }),
  ),
  command({
    usage: 'contact-rules show',
    summary: 'How often a person is asked over all surveys, and when they are left in peace',
    async run(context) {
      const answer = await context.api.ask(contract.seeContactRules);
      context.print(answer, () => JSON.stringify(answer, null, 2));
      return 0;
    },
  }),
  command({
    usage: 'contact-rules set <file>',
    summary: 'Sets the contact rules from a JSON file (- = stdin)',
    async run(context, [file]) {
      const body = shaped(contactRulesShape, await readJson(context, String(file), guide), String(file));
      const answer = await context.api.ask(contract.keepContactRules, { body });
      context.print(answer, () => 'Kept. They hold from the next message on.');
      return 0;
    },
  }),
  command({
    usage: 'contact-rules stop <address>',
    summary: 'Puts an address on the do-not-contact list',
    async run(context, [address]) {
      const answer = await context.api.ask(contract.stopContact, { body: { address: String(address) } });
      context.print(answer, () => 'Nobody is asked at this address from now on.');
      return 0;
    },
  }),
];
