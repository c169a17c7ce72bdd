import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import { decideQuoted, listQuoted, listQuotedDecisions, undoQuoted } from './contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const quoted = command({
  usage: 'promises quoted',
  summary: 'Promises that customers say they were given and nobody has judged yet',
  options: [{ flags: '--decided', summary: 'what people decided instead, newest first' }],
  async run({ api, print }, _, { decided }) {
    if (decided === true) {
      const all = await api.ask(listQuotedDecisions, { query: { limit: 500 } });
      print(all, () => table(all, ['id', 'status', 'quote', 'step', 'due', 'by']));
      return undefined;
    }
    const found = await api.ask(listQuoted, { query: { limit: 50 } });
    const rows = found.items.map(({ moment, label, due, step, customer }) => ({
      key: `${moment}:${label.span.start}-${label.span.end}`,
      customer,
      quote: label.quote.replace(/\s+/g, ' ').slice(0, 60),
      step: step ?? '?',
      due: due ?? '?',
    }));
    print(found, () =>
      [`${found.waiting} wait`, table(rows, ['key', 'customer', 'quote', 'step', 'due'])].join('\n'),
    );
    return undefined;
  },
});

const decide = command({
  usage: 'promises decide <key>',
  summary: 'Say whether a quoted promise (MOMENT:START-END) was given: --confirm with its step, or --reject',
  options: [
    { flags: '--confirm', summary: 'it was: it goes on the timeline and is judged like any promise' },
    { flags: '--reject', summary: 'it was none; it is not asked again' },
    { flags: '--step <step>', summary: 'the step that would keep it' },
    {
      flags: '--due <time>',
      summary: 'by when, if the words leave it open: 2026-03-10T18:00, in the company’s zone',
    },
    { flags: '--episode <episode>', summary: 'the episode it belongs to, if not the voice’s own' },
  ],
  async run({ api, print }, [key], options) {
    const [, moment, start, end] = /^([0-9a-f-]{36}):(\d+)-(\d+)$/i.exec(String(key)) ?? [];
    const { confirm, reject } = options;
    if (moment === undefined || (confirm === true) === (reject === true)) {
      throw new Refused(
        refuse('half-a-question', 'Give MOMENT:START-END and either --confirm or --reject.', {
          next: 'Keys are listed by `sirius promises quoted`.',
        }),
      );
    }
    const [step, due, episode] = [text(options.step), text(options.due), text(options.episode)];
    const done = await api.ask(decideQuoted, {
      body: {
        moment,
        span: { start: Number(start), end: Number(end) },
        status: confirm === true ? 'confirmed' : 'rejected',
        ...(step === undefined ? {} : { step }),
        ...(due === undefined ? {} : { due }),
        ...(episode === undefined ? {} : { episode }),
      },
    });
    print(
      done,
      () => `${done.status}: “${done.quote}”${done.due === null ? '' : `, ${done.step} by ${done.due}`}`,
    );
    return undefined;
  },
});

const undo = command({
  usage: 'promises undo <decision>',
  summary: 'Take a decision on a quoted promise back',
  async run({ api, print }, [decision]) {
    const done = await api.ask(undoQuoted, { params: { decision: String(decision) } });
    print(done, () => `taken back: “${done.quote}”`);
    return undefined;
  },
});

export const commands = [quoted, decide, undo];
