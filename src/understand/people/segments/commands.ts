import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';

const rowsOf = (segments: readonly contract.Segment[]) =>
  table(
    segments.map(({ name, version, core, retired, count, rule }) => ({
      segment: `${name}${core ? ' ★' : ''}${retired ? ' (retired)' : ''}`,
      customers: count?.customers ?? 0,
      of: count?.of ?? 0,
      version,
      rule,
    })),
    ['segment', 'customers', 'of', 'version', 'rule'],
  );

const list = command({
  usage: 'segments list',
  summary: 'Segments of customers, with rule and count; ★ = the core-growth segment',
  async run({ api, print }) {
    const found = await api.ask(contract.listSegments);
    print(found, () => (found.segments.length === 0 ? 'No segments yet.' : rowsOf(found.segments)));
    return undefined;
  },
});

const put = command({
  usage: 'segments put <name>',
  summary:
    'Names a segment, or gives it a new rule as its next version; use it as segment=NAME in any --where',
  options: [
    { flags: '--rule <filter>', summary: 'customer.plan=gold,step=Delivered …' },
    { flags: '--why <text>', summary: 'why the line is drawn here' },
    { flags: '--core', summary: 'the segment the company wants to grow with' },
  ],
  async run({ api, print }, [name], { rule, why, core }) {
    if (typeof rule !== 'string') throw new Refused(refuse('no-rule', 'Say who is in it: --rule FILTER.'));
    const segment = await api.ask(contract.putSegment, {
      body: {
        name: String(name),
        rule,
        ...(typeof why === 'string' ? { why } : {}),
        ...(core === true ? { core: true } : {}),
      },
    });
    print(segment, () => rowsOf([segment]));
    return undefined;
  },
});

const preview = command({
  usage: 'segments preview <rule>',
  summary: 'How many customers a rule would have',
  async run({ api, print }, [rule]) {
    const found = await api.ask(contract.previewSegment, { body: { rule: String(rule) } });
    print(found, () => `${found.customers} of ${found.of} customers`);
    return undefined;
  },
});

export const commands = [list, put, preview];
