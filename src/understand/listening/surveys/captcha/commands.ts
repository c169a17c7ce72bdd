import { command } from '../../../../cli/command.ts';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
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
      let given: unknown;
      try {
        given = JSON.parse(await context.readText(String(file)));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new Refused(
          refuse('not-json', `${String(file)} is no JSON file.`, { next: 'See docs/guide/surveys.md.' }),
        );
      }
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
