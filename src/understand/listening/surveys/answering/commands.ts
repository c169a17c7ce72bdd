import { createHash } from 'node:crypto';
import { command, table } from '../../../../cli/command.ts';
import { isRefusal, Refused, refuse } from '../../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { type GivenAnswers, readGivenAnswers } from './given-answers.ts';
import { channelShape, type SurveyLink } from './session.contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const line = ({ id, name, channel, path, revoked, expiresAt, madeBy }: SurveyLink) => ({
  id,
  name,
  way: channel,
  address: revoked ? '' : path,
  state: revoked ? 'ended' : expiresAt === null ? 'open' : `until ${expiresAt}`,
  'made by': madeBy,
});
const columns = ['id', 'name', 'way', 'address', 'state', 'made by'];

function channelFrom(value: unknown) {
  const read = channelShape.safeParse(value);
  if (read.success) return read.data;
  throw new Refused(
    refuse('bad-option', `--way takes ${channelShape.options.join(', ')}.`, {
      next: 'See docs/guide/surveys.md.',
    }),
  );
}

export const commands = [
  command({
    usage: 'surveys links list <id>',
    summary: 'The addresses of a survey, below your server’s address',
    async run({ api, print }, [id]) {
      const answer = await api.ask(contract.listSurveyLinks, { params: { id: String(id) } });
      print(answer, () =>
        answer.links.length === 0 ? 'No address yet.' : table(answer.links.map(line), columns),
      );
      return 0;
    },
  }),
  command({
    usage: 'surveys links make <id>',
    summary: 'Makes an address at which the survey is answered',
    options: [
      { flags: '--name <name>', summary: 'what it is for', default: 'Link' },
      {
        flags: '--way <way>',
        summary: 'link, qr, email, embed, kiosk, api, paper, phone …',
        default: 'link',
      },
      { flags: '--language <tag>', summary: 'the language it opens in' },
      { flags: '--origins <list>', summary: 'sites that may show it in theirs, with commas' },
      { flags: '--expires <time>', summary: 'as 2026-12-31T22:00:00Z' },
    ],
    async run({ api, print }, [id], options) {
      const origins = text(options.origins)
        ?.split(',')
        .map((one) => one.trim());
      const made = await api.ask(contract.createSurveyLink, {
        params: { id: String(id) },
        body: {
          name: text(options.name) ?? 'Link',
          channel: channelFrom(options.way),
          ...(text(options.language) === undefined ? {} : { language: text(options.language) }),
          ...(origins === undefined ? {} : { origins }),
          ...(text(options.expires) === undefined ? {} : { expiresAt: text(options.expires) }),
        },
      });
      print(made, () => `Below your server’s address: ${made.path}`);
      return 0;
    },
  }),
  command({
    usage: 'surveys links revoke <id> <link>',
    summary: 'Ends an address: from then on it is as if it had never been',
    async run({ api, print }, [id, link]) {
      const ended = await api.ask(contract.revokeSurveyLink, {
        params: { id: String(id), link: String(link) },
      });
      print(ended, () => `${ended.name} has ended.`);
      return 0;
    },
  }),
  command({
    usage: 'surveys answer <id> <file>',
    summary: 'Enters answers that were given on paper or on the phone, by the survey’s own rules',
    options: [
      { flags: '--way <way>', summary: 'paper or phone', default: 'paper' },
      { flags: '--pin <pin>', summary: 'the PIN of a survey that asks for one' },
    ],
    async run({ api, print, readText }, [id, file], options) {
      const channel = channelFrom(options.way);
      const params = { id: String(id) };
      const { links } = await api.ask(contract.listSurveyLinks, { params });
      const name = `Entered (${channel})`;
      const known = links.find((one) => one.channel === channel && one.name === name && !one.revoked);
      const link = known ?? (await api.ask(contract.createSurveyLink, { params, body: { name, channel } }));
      const read = readGivenAnswers(await readText(String(file)));
      if (isRefusal(read)) throw new Refused(read);
      // Each sentence once, with the answers it holds for.
      const told = new Map<string, number[]>();
      const became: Record<string, number> = {};
      for (const given of read) {
        const state = await enter(given);
        became[state] = (became[state] ?? 0) + 1;
      }
      async function enter({ n, told: which, ...given }: GivenAnswers): Promise<string> {
        // The same of the same address is the same session: a file entered twice is one.
        const key = createHash('sha256').update(`${link.id} ${which}`).digest('base64url');
        try {
          const standing = await api.ask(contract.submitAnswers, {
            params: { link: link.path.slice('/s/'.length) },
            body: { ...given, key, ...(text(options.pin) === undefined ? {} : { pin: text(options.pin) }) },
          });
          if (standing.state === 'completed') return 'completed';
          for (const { question, key } of standing.problems) note(`${question}: ${key}`, n);
          return standing.problems.length > 0 ? 'incomplete' : standing.state;
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          note(error.refusal.say, n);
          return 'refused';
        }
      }
      function note(say: string, n: number): void {
        told.set(say, [...(told.get(say) ?? []), n]);
      }
      const problems = [...told].map(([say, which]) => ({ say, answers: which }));
      print({ read: read.length, became, problems }, () =>
        [
          `${read.length} read: ${Object.entries(became)
            .map(([state, count]) => `${count} ${state}`)
            .join(', ')}.`,
          ...problems.map(({ say, answers }) => `  ${say} (${answers.slice(0, 20).join(', ')})`),
        ].join('\n'),
      );
      return problems.length > 0 ? 3 : 0;
    },
  }),
];
