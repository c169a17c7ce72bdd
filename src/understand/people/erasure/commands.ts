import { setTimeout as pause } from 'node:timers/promises';
import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { Again, Erasure } from './contract.ts';
import * as contract from './contract.ts';

const said = (erasure: Erasure) =>
  [
    `Erased: ${erasure.removed.map(({ what, count }) => `${what} ${count}`).join(', ') || 'nothing was there'}.`,
    erasure.again === 'take'
      ? 'Rows of this customer that come later are taken as new.'
      : 'Rows of this customer that come later are kept out.',
    ...erasure.remains,
    `Ledger entry ${erasure.id}.`,
  ].join('\n');

function againOf(value: unknown): Again | undefined {
  if (value === undefined || value === 'quarantine' || value === 'take') return value;
  throw new Refused(refuse('bad-again', '--again is quarantine or take.'));
}

const erase = command({
  usage: 'erase',
  summary:
    'Erases a customer everywhere: moments, words, labels, files; a ledger entry without the name stays',
  options: [
    { flags: '--customer <id>', summary: 'the identifier, exactly as it was imported' },
    { flags: '--look', summary: 'only say how much there is' },
    {
      flags: '--again <what>',
      summary: 'rows of the same customer that come later: quarantine (the default) or take',
    },
    { flags: '--reason <text>', summary: 'the request it answers, say a ticket number' },
    { flags: '--list', summary: 'the ledger, newest first' },
    { flags: '--entry <id>', summary: 'with --again: change what becomes of later rows of this entry' },
  ],
  async run({ api, print, progress }, _, { customer, look, again, reason, list, entry }) {
    const wanted = againOf(again);
    if (list === true) {
      const ledger = await api.ask(contract.listErasures);
      const rows = ledger.erasures.map(({ id, askedAt, by, state, removed, again: later }) => ({
        entry: id,
        asked: askedAt.slice(0, 16).replace('T', ' '),
        by,
        state,
        removed: removed.map(({ what, count }) => `${what} ${count}`).join(', '),
        'later rows': later === 'take' ? 'taken' : 'kept out',
      }));
      print(ledger, () => table(rows, ['entry', 'asked', 'by', 'state', 'removed', 'later rows']));
      return undefined;
    }
    if (typeof entry === 'string') {
      if (wanted === undefined)
        throw new Refused(refuse('no-again', 'Say --again quarantine or --again take.'));
      const changed = await api.ask(contract.changeErasure, {
        params: { erasure: entry },
        body: { again: wanted },
      });
      print(changed, () => said(changed));
      return undefined;
    }
    if (typeof customer !== 'string' || customer === '') {
      throw new Refused(
        refuse('no-customer', 'Nobody is named.', { next: 'Give --customer ID, or --list for the ledger.' }),
      );
    }
    if (look === true) {
      const facts = await api.ask(contract.lookUpCustomer, { body: { customer } });
      print(
        facts,
        () =>
          `${facts.moments} moments, ${facts.voices} of them voices, in ${facts.episodes} episodes. Nothing was erased.`,
      );
      return undefined;
    }
    let erasure = await api.ask(contract.eraseCustomer, {
      body: {
        customer,
        confirm: customer,
        ...(wanted === undefined ? {} : { again: wanted }),
        ...(typeof reason === 'string' ? { reason } : {}),
      },
    });
    while (erasure.state !== 'done') {
      progress(erasure.problem ?? 'Erasing …');
      await pause(200);
      erasure = await api.ask(contract.showErasure, { params: { erasure: erasure.id } });
    }
    const done = erasure;
    print(done, () => said(done));
    return undefined;
  },
});

export const commands = [erase];
