import { command } from '../../../cli/command.ts';
import { readJson } from '../../../cli/read-json.ts';
import { keepMail, seeMail, tryMail } from './contract.ts';

const lines = (record: object) =>
  Object.entries(record)
    .map(([name, value]) => `${name}: ${value ?? '–'}`)
    .join('\n');

export const commands = [
  command({
    usage: 'mail show',
    summary: 'How mail leaves this company',
    async run(context) {
      const seen = await context.api.ask(seeMail);
      context.print(seen, () =>
        seen.settings === null
          ? 'No mail server is set up.'
          : lines({ ...seen.settings, password: seen.password, gatewayKey: seen.gatewayKey }),
      );
      return 0;
    },
  }),
  command({
    usage: 'mail set <file>',
    summary: 'Sets how mail leaves, from a JSON file (- = stdin)',
    async run(context, [file]) {
      const given = await readJson(context, String(file), 'See docs/guide/invitations.md.');
      const seen = await context.api.ask(keepMail, { body: given as never });
      context.print(seen, () => `Mail leaves by ${seen.settings?.host}.`);
      return 0;
    },
  }),
  command({
    usage: 'mail try <address>',
    summary: 'Sends one mail, to see whether the settings work',
    async run(context, [to]) {
      const sent = await context.api.ask(tryMail, { body: { to: String(to) } });
      context.print(sent, () => `Sent. The mail server said: ${sent.server}`);
      return 0;
    },
  }),
];
