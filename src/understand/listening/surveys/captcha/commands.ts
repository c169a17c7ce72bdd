import { command } from '../../../../cli/command.ts';
import { readJson } from '../../../../cli/read-json.ts';
import {
  dropCaptcha,
  keepCaptcha,
  type SeenCaptcha,
  seeCaptcha,
  type TriedCaptcha,
  tryCaptcha,
} from './contract.ts';

const told = ({ service, secret }: SeenCaptcha) =>
  service === null
    ? 'The built-in check is used: the page computes for a moment.'
    : `${service.kind}, site key ${service.siteKey}, secret ${secret}`;

const outcomes: Readonly<Record<TriedCaptcha['outcome'], string>> = {
  works: 'It works: the service knows the secret and refused an answer that nobody gave.',
  refuses: 'It refused an answer that nobody gave; whether it knows the secret it did not say.',
  'key-refused': 'It does not take the secret or the site key: nobody gets in. Set both again.',
  'lets-all-in': 'It let in an answer that nobody gave, so it keeps nobody out. Keys for tests do that.',
  unclear: 'It did not answer as such a service does: nobody gets in. See the address under "verify".',
};

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
    usage: 'captcha try',
    summary: 'Sends the service an answer that nobody gave, and says what it thinks of it',
    async run(context) {
      const tried = await context.api.ask(tryCaptcha);
      const { outcome, status, codes } = tried;
      context.print(
        tried,
        () => `${outcomes[outcome]} (HTTP ${status}${codes.length === 0 ? '' : `, ${codes.join(', ')}`})`,
      );
      return outcome === 'works' || outcome === 'refuses' ? 0 : 1;
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
