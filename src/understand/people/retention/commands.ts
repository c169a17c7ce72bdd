import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';

const rowsOf = (rules: readonly contract.RetentionRule[]) =>
  table(
    rules.map(({ kind, post, days, due, reason }) => ({
      kind: post === null ? kind : `${kind} of ${post}`,
      days: days ?? 'kept',
      due: due ?? '',
      reason: post === null ? reason : 'promised in the programme sheet',
    })),
    ['kind', 'days', 'due', 'reason'],
  );
const entriesOf = (entries: readonly contract.RetentionEntry[]) =>
  entries.length === 0
    ? 'Nothing was let go.'
    : table(
        entries.map(({ number, kind, post, count, before, by, at }) => ({
          number,
          kind: post === null ? kind : `${kind} of ${post}`,
          count,
          'older than': before.slice(0, 10),
          by,
          at: at.slice(0, 16),
        })),
        ['number', 'kind', 'count', 'older than', 'by', 'at'],
      );

const list = command({
  usage: 'retention list',
  summary: 'How long each kind of data is kept and why, and how much is due now; nothing is changed',
  async run({ api, print }) {
    const seen = await api.ask(contract.listRetention);
    print(seen, () => rowsOf(seen.rules));
    return undefined;
  },
});

const set = command({
  usage: 'retention set <kind>',
  summary: `Sets how long a kind is kept: ${contract.retentionKinds.join(', ')}`,
  options: [
    { flags: '--days <n>', summary: 'how many days' },
    { flags: '--keep', summary: 'until somebody says otherwise' },
    { flags: '--reason <text>', summary: 'why so long and no longer' },
  ],
  async run({ api, print }, [kind], { days, keep, reason }) {
    const of = contract.retentionKind.safeParse(kind);
    if (!of.success) {
      throw new Refused(
        refuse('bad-kind', `"${String(kind)}" is no kind of data with a period.`, {
          next: `Kinds: ${contract.retentionKinds.join(', ')}.`,
        }),
      );
    }
    const wanted = keep === true ? null : Number(days);
    if (wanted !== null && !(Number.isInteger(wanted) && wanted > 0))
      throw new Refused(refuse('bad-number', 'Say --days N, or --keep.'));
    const seen = await api.ask(contract.setRetention, {
      params: { kind: of.data },
      body: { days: wanted, reason: typeof reason === 'string' ? reason : '' },
    });
    print(seen, () => rowsOf(seen.rules));
    return undefined;
  },
});

const run = command({
  usage: 'retention run',
  summary: 'Lets go now of what the daily look would let go of; `sirius retention list` says how much',
  async run({ api, print }) {
    const done = await api.ask(contract.runRetention, { body: {} });
    print(done, () => entriesOf(done.entries));
    return undefined;
  },
});

const ledger = command({
  usage: 'retention ledger',
  summary: 'What was let go, newest first: how much of what kind, older than when; never whose it was',
  async run({ api, print }) {
    const seen = await api.ask(contract.listRetained, { query: { limit: 200 } });
    print(seen, () => entriesOf(seen.entries));
    return undefined;
  },
});

export const commands = [list, set, run, ledger];
