import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { Audit } from './audit.contract.ts';
import * as contract from './audit.contract.ts';

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const say = ({ slipped, stored }: Audit) =>
  `Personal data in ${percent(slipped.value)} of texts (${percent(slipped.low)} to ${percent(slipped.high)}; ${slipped.n} of ${stored} looked at). No redaction is complete.`;

function whole(value: string | boolean | string[] | undefined, fallback: number, name: string): number {
  const number = value === undefined ? fallback : Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Refused(refuse('bad-number', `--${name} needs a whole number.`));
}

const audit = command({
  usage: 'redact audit',
  summary: 'Draws stored texts by lot to look for what slipped through, and records what was found',
  options: [
    { flags: '--n <texts>', summary: 'how many texts', default: '50' },
    { flags: '--seed <number>', summary: 'another number, other texts', default: '1' },
    { flags: '--slipped <moment>', summary: 'a drawn text in which personal data stands', repeatable: true },
    { flags: '--none', summary: 'all drawn texts were looked at and are clean' },
    { flags: '--list', summary: 'what earlier audits found' },
  ],
  async run({ api, print }, _, options) {
    if (options.list === true) {
      const audits = await api.ask(contract.listAudits);
      print(audits, () =>
        audits.map((each) => `${each.at.slice(0, 10)} ${each.by}: ${say(each)}`).join('\n'),
      );
      return undefined;
    }
    const n = whole(options.n, 50, 'n');
    const seed = whole(options.seed, 1, 'seed');
    const slipped = [options.slipped ?? []].flat().filter((moment) => typeof moment === 'string');
    if (slipped.length > 0 || options.none === true) {
      const recorded = await api.ask(contract.recordAudit, { body: { n, seed, slipped } });
      print(recorded, () => say(recorded));
      return undefined;
    }
    const drawn = await api.ask(contract.drawAudit, { query: { n, seed } });
    print(drawn, () =>
      [
        table(drawn.texts, ['moment', 'text']),
        `Record what you found: sirius redact audit --n ${n} --seed ${seed} --slipped MOMENT … (or --none)`,
      ].join('\n\n'),
    );
    return undefined;
  },
});

export const auditCommands = [audit];
