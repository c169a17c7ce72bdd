import { command } from '../../../../cli/command.ts';
import { readJson } from '../../../../cli/read-json.ts';
import { dropCaptcha, keepCaptcha, type SeenCaptcha, seeCaptcha } from './contract.ts';

const told = ({ service, secret }: SeenCaptcha) =>
  service === null
    ? 'The built-in check is used: the page computes for a moment.'
    : `${service.kind}, site key ${service.siteKey}, secret ${secret}`;

export const commands = [
  command({
    usage: 'captcha show',
    summary: 'How programs are kept out of surveys that ask for it',
    async run(context) {
      const seen = await context.api.ask(seeCaptcha);
      context.print(seen, () => told(seen));
      return 0;
    },
  }),
  command({
    usage: 'captcha set <file>',
    summary: 'Uses a service of others, from a JSON file (- = stdin)',
    async run(context, [file]) {
      const given = await readJson(context, String(file), 'See docs/guide/surveys.md.');
      const seen = await context.api.ask(keepCaptcha, { body: given as never });
      context.print(seen, () => told(seen));
      return 0;
    },
  }),
  command({
    usage: 'captcha drop',
    summary: 'Goes back to the built-in check',
    async run(context) {
      const seen = await context.api.ask(dropCaptcha);
      context.print(seen, () => told(seen));
      return 0;
    },
  }),
];
