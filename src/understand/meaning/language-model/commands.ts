import { type CommandContext, command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';

type Options = Readonly<Record<string, string | boolean | string[] | undefined>>;
const textOf = (value: Options[string]) => (typeof value === 'string' ? value : undefined);

function numberOf(options: Options, name: string, flag: string): number | undefined {
  const given = textOf(options[name]);
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new Refused(refuse('no-number', `${flag} is a number from 0 on, not "${given}".`));
}

function tell({ settings, key, by, at, spent, opinions }: contract.LanguageModel): string {
  if (settings === null)
    return 'No language model. Nothing leaves this house. (sirius meaning model on --help)';
  const money = (value: number) => `${value.toFixed(2)} ${settings.currency}`;
  return [
    `${settings.on ? 'ON' : 'off'}: ${settings.model} at ${settings.url}; key: ${key}; changed by ${by}, ${at}`,
    `for: ${settings.purpose}; legal basis: ${settings.legalBasis}; answers for it: ${settings.responsible}`,
    `this month: ${spent.calls} questions, ${spent.accepted} answers accepted, ${spent.tokensIn + spent.tokensOut} of ` +
      `${settings.monthlyTokens} tokens, ${money(spent.money)} of ${money(settings.monthlyMoney)}`,
    `second opinions ${settings.secondOpinions ? 'on' : 'off'}: ${opinions.given} given, ${opinions.differing} differ` +
      (opinions.running ? '; asking now' : ''),
  ].join('\n');
}

const show = command({
  usage: 'meaning model',
  summary: 'The optional language model: on or off, where, why, who answers for it, what was spent',
  async run({ api, print }) {
    const now = await api.ask(contract.showLanguageModel);
    print(now, () => tell(now));
    return undefined;
  },
});

/** From a file or standard input: what stands on a command line is seen by every user of the machine. */
async function keyOf({ readText }: CommandContext, options: Options): Promise<string | undefined> {
  if (options.noKey === true || options.key === false) return '';
  const file = textOf(options.keyFile);
  return file === undefined ? undefined : (await readText(file)).trim();
}

const on = command({
  usage: 'meaning model on',
  summary: 'Switch it on, or change how it is asked; what is left out stays as it was',
  options: [
    {
      flags: '--url <url>',
      summary: 'OpenAI-compatible, such as https://host/v1; Ollama: http://localhost:11434/v1',
    },
    { flags: '--model <name>', summary: 'the model to ask' },
    {
      flags: '--key-file <file>',
      summary: 'file with the key; - reads standard input. Kept sealed, never shown',
    },
    { flags: '--no-key', summary: 'forget the key' },
    { flags: '--purpose <text>', summary: 'what for' },
    { flags: '--legal-basis <text>', summary: 'on which legal basis redacted words of customers go there' },
    { flags: '--responsible <name>', summary: 'the person who answers for it' },
    { flags: '--tokens <n>', summary: 'tokens a month, at most (1000000)' },
    { flags: '--money <n>', summary: 'money a month, at most (0)' },
    { flags: '--currency <code>', summary: 'of money and prices (EUR)' },
    { flags: '--price-in <n>', summary: 'per million tokens asked (0)' },
    { flags: '--price-out <n>', summary: 'per million tokens answered (0)' },
    { flags: '--timeout <seconds>', summary: 'longest wait for an answer (30)' },
    { flags: '--second-opinions <on|off>', summary: 'ask about unsure labels in the background (off)' },
  ],
  async run(context, _, options) {
    const { api, print } = context;
    const before = (await api.ask(contract.showLanguageModel)).settings;
    const key = await keyOf(context, options);
    const required = (name: 'url' | 'model' | 'purpose' | 'legalBasis' | 'responsible', flag: string) => {
      const given = textOf(options[name]) ?? before?.[name];
      if (given !== undefined) return given;
      throw new Refused(
        refuse('half-a-model', `To switch a language model on, ${flag} is needed.`, {
          next: 'Give --url, --model, --purpose, --legal-basis and --responsible.',
        }),
      );
    };
    const opinions = textOf(options.secondOpinions);
    if (opinions !== undefined && opinions !== 'on' && opinions !== 'off')
      throw new Refused(refuse('on-or-off', '--second-opinions is on or off.'));
    const now = await api.ask(contract.setLanguageModel, {
      body: {
        on: true,
        url: required('url', '--url'),
        model: required('model', '--model'),
        purpose: required('purpose', '--purpose'),
        legalBasis: required('legalBasis', '--legal-basis'),
        responsible: required('responsible', '--responsible'),
        monthlyTokens: numberOf(options, 'tokens', '--tokens') ?? before?.monthlyTokens ?? 1_000_000,
        monthlyMoney: numberOf(options, 'money', '--money') ?? before?.monthlyMoney ?? 0,
        currency: textOf(options.currency) ?? before?.currency ?? 'EUR',
        priceIn: numberOf(options, 'priceIn', '--price-in') ?? before?.priceIn ?? 0,
        priceOut: numberOf(options, 'priceOut', '--price-out') ?? before?.priceOut ?? 0,
        timeoutSeconds: numberOf(options, 'timeout', '--timeout') ?? before?.timeoutSeconds ?? 30,
        secondOpinions: opinions === undefined ? (before?.secondOpinions ?? false) : opinions === 'on',
        ...(key === undefined ? {} : { key }),
      },
    });
    print(now, () => tell(now));
    return undefined;
  },
});

const off = command({
  usage: 'meaning model off',
  summary: 'Switch it off at once: nothing more is sent',
  async run({ api, print }) {
    const now = await api.ask(contract.stopLanguageModel);
    print(now, () => tell(now));
    return undefined;
  },
});

const trial = command({
  usage: 'meaning model try',
  summary: 'Does it answer as it must? Made-up sentences are sent, no word of a customer',
  async run({ api, print }) {
    const now = await api.ask(contract.tryLanguageModel);
    print(
      now,
      () => `${now.accepted ? 'accepted' : 'rejected'}: ${now.because} (${now.seconds.toFixed(1)} s)`,
    );
    return now.accepted ? undefined : 1;
  },
});

const draft = command({
  usage: 'meaning model draft <task> <theme>',
  summary: 'A name, a definition or a story of a theme, each sentence with the quotes that prove it',
  async run({ api, print }, [given, theme]) {
    const task = contract.draftTasks.find((each) => each === given);
    if (task === undefined || typeof theme !== 'string') {
      throw new Refused(
        refuse('no-such-draft', `"${String(given)}" is nothing to draft.`, {
          next: `Say one of: ${contract.draftTasks.join(', ')}.`,
        }),
      );
    }
    const now = await api.ask(contract.draftText, { body: { task, theme } });
    const said = new Map(now.quotes.map(({ id, text }) => [id, text]));
    const ids = [...new Set(now.sentences.flatMap(({ cites }) => cites.map(({ quote }) => quote)))];
    print(now, () =>
      [
        now.accepted
          ? `written by ${now.model}, only a suggestion`
          : `extracted, not written: ${now.because}`,
        ...now.sentences.map(
          ({ text, cites }) => `${text}  [${[...new Set(cites.map(({ quote }) => quote))].join(', ')}]`,
        ),
        ...ids.map((id) => `  ${id}: “${said.get(id) ?? ''}”`),
      ].join('\n'),
    );
    return undefined;
  },
});

const opinions = command({
  usage: 'meaning model opinions',
  summary: 'Ask for second opinions on unsure labels now, for a minute at most',
  async run({ api, print }) {
    const now = await api.ask(contract.askForOpinions, { body: { wait: true } });
    print(now, () => `${now.given} second opinions, ${now.differing} differ from the label`);
    return undefined;
  },
});

const log = command({
  usage: 'meaning model log',
  summary: 'Everything that was sent and answered, newest first; --json shows prompts and answers whole',
  options: [{ flags: '--limit <n>', summary: 'how many (50)' }],
  async run({ api, print }, _, options) {
    const limit = numberOf(options, 'limit', '--limit');
    const { calls } = await api.ask(contract.listLanguageModelCalls, {
      query: { limit },
    });
    print(calls, () =>
      table(
        calls.map(({ accepted, because, ...call }) => ({
          ...call,
          outcome: accepted ? 'accepted' : because,
        })),
        ['at', 'by', 'task', 'model', 'tokensIn', 'tokensOut', 'cost', 'outcome'],
      ),
    );
    return undefined;
  },
});

export const commands = [show, on, off, trial, draft, opinions, log];
