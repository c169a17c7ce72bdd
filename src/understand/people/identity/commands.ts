import { command } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';

const lines = (links: readonly contract.Link[]) =>
  links
    .map(
      ({ id, a, b, keep, state, strength, evidence }) =>
        `${id}  ${state.padEnd(9)} ${strength.toFixed(2)}  ${a} = ${b} (keeps ${keep})  ${evidence
          .map(({ by, value, warning }) => `${by} ${value}${warning === null ? '' : `: ${warning}`}`)
          .join('; ')}`,
    )
    .join('\n');

const list = command({
  usage: 'people links',
  summary: 'Identifiers that may be, or are, one customer, with evidence',
  options: [{ flags: '--state <state>', summary: 'proposed, merged, split or dismissed' }],
  async run({ api, print }, _, { state }) {
    const read = contract.listLinks.query.shape.state.safeParse(state);
    if (!read.success) {
      throw new Refused(refuse('bad-state', '--state is proposed, merged, split or dismissed.'));
    }
    const query = read.data === undefined ? {} : { state: read.data };
    const found = await api.ask(contract.listLinks, { query });
    print(found, () => lines(found.links) || 'No links.');
    return undefined;
  },
});

const merge = command({
  usage: 'people merge <a> <b>',
  summary: 'Says that two identifiers are one customer, counted by the first',
  options: [{ flags: '--why <text>', summary: 'what tells it' }],
  async run({ api, print }, [a, b], { why }) {
    const [first, second] = [String(a), String(b)];
    const body = { a: first, b: second, keep: first, ...(typeof why === 'string' ? { why } : {}) };
    const link = await api.ask(contract.mergeCustomers, { body });
    print(link, () => lines([link]));
    return undefined;
  },
});

const decide = command({
  usage: 'people decide <what> <links...>',
  summary: 'merge, split or dismiss links by their ids; splitting puts everything back as it was',
  options: [{ flags: '--why <text>', summary: 'why' }],
  async run({ api, print }, [what, named], { why }) {
    const links = Array.isArray(named) ? named : [];
    const read = contract.decideLinks.body.shape.what.safeParse(what);
    if (!read.success) throw new Refused(refuse('bad-deed', 'Say merge, split or dismiss.'));
    const body = { what: read.data, links, ...(typeof why === 'string' ? { why } : {}) };
    const done = await api.ask(contract.decideLinks, { body });
    print(done, () => lines(done.links));
    return undefined;
  },
});

export const commands = [list, merge, decide];
