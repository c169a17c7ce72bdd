import { type Api, command, table } from '../../cli/command.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import {
  type Comparison,
  type Representation,
  representationGiven,
  showRepresentation,
  stepTrial,
  trialSteps,
  tryRepresentation,
} from './representation.contract.ts';
import { nameOfTier, sayComparison } from './say-representation.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const changes = (comparison: Comparison) =>
  table(
    comparison.themes
      .filter(({ before, after, stay }) => before + after > 2 * stay)
      .slice(0, 20)
      .map(({ name, kind, before, after, stay, fate }) => ({ theme: name, kind, before, after, stay, fate })),
    ['theme', 'kind', 'before', 'after', 'stay', 'fate'],
  );

function tell({
  settings,
  by,
  at,
  sentThisMonth,
  fullIsInstalled,
  folders,
  languages,
  trial,
  reading,
}: Representation) {
  const lines = [
    `${nameOfTier(settings)}${by === null ? ', as delivered' : `, chosen by ${by} on ${at?.slice(0, 10)}`}`,
    ...(settings.tier === 'url'
      ? [
          `purpose: ${settings.purpose}; sent this month: ${sentThisMonth} of ${settings.monthlyCharacters} characters`,
        ]
      : []),
    ...languages.map(
      ({ language, themes, byMeaning }) =>
        `${language}: ${themes} themes found, ${byMeaning ? 'by meaning and by words in common' : 'by words in common alone: no vectors for this language are at work'}`,
    ),
    `could be chosen: light, ${fullIsInstalled ? 'full' : 'full (not installed)'}${folders.map((name) => `, folder "${name}"`).join('')}, url ADDRESS`,
    ...(reading.building === null
      ? []
      : [`voices are being read anew: ${reading.read} of ${reading.voices}`]),
    ...(reading.problem === null ? [] : [`reading waits: ${reading.problem}`]),
  ];
  if (trial === null) return lines.join('\n');
  const { state, phase, done, total, problem, comparison } = trial;
  lines.push('', `tried: ${nameOfTier(trial.settings)}, ${state}`);
  if (state !== 'ready') lines.push(`${phase}${total > 0 ? `: ${done} of ${total} texts` : ''}`);
  if (problem !== null) lines.push(problem);
  if (comparison !== null) {
    lines.push(...sayComparison(comparison));
    lines.push('', changes(comparison), '', 'sirius meaning tier switch | sirius meaning tier drop');
  }
  return lines.join('\n');
}

/** Waits for a trial, and afterwards for the voices, however long it takes. */
async function settled(
  api: Api,
  first: Representation,
  progress: (line: string) => void,
): Promise<Representation> {
  let now = first;
  while (now.trial?.state === 'running') {
    const { phase, done, total } = now.trial;
    progress(total > 0 ? `${phase}: ${done} of ${total} texts` : phase);
    now = await api.ask(stepTrial, { params: { step: 'resume' }, body: { wait: true } });
  }
  return now;
}

const languagesOf = (given: string | undefined) =>
  given === undefined || given === 'all' ? 'all' : given.split(',').map((each) => each.trim().toLowerCase());

type Options = Readonly<Record<string, string | boolean | string[] | undefined>>;

function settingsFrom(choice: string, value: string | undefined, options: Options, key: string | undefined) {
  const languages = languagesOf(text(options.languages));
  const numberOf = (given: unknown) => (given === undefined ? undefined : Number(given));
  const given: Readonly<Record<string, object>> = {
    light: { tier: 'light' },
    full: { tier: 'full' },
    folder: { tier: 'folder', folder: value ?? '', languages },
    url: {
      tier: 'url',
      url: value ?? '',
      model: text(options.model),
      dimensions: numberOf(options.dimensions),
      languages,
      purpose: text(options.purpose),
      legalBasis: text(options.legalBasis),
      monthlyCharacters: numberOf(options.monthlyCharacters),
      key,
    },
  };
  const read = representationGiven.safeParse(given[choice]);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused(
    refuse(
      'half-a-tier',
      `${given[choice] === undefined ? `"${choice}" is no tier` : `${issue?.path.join('.')}: ${issue?.message}`}.`,
      {
        next: 'sirius meaning tier light | full | folder NAME | url ADDRESS --model M --dimensions N --purpose WHY --legal-basis WHICH, or stop, resume, switch, drop.',
      },
    ),
  );
}

const tier = command({
  usage: 'meaning tier [choice] [value]',
  summary:
    'What tells how near texts lie to each other: light, full, folder NAME or url ADDRESS is worked out beside what counts; then switch or drop (stop, resume)',
  options: [
    { flags: '--switch', summary: 'switch to it as soon as it is worked out' },
    { flags: '--background', summary: 'do not wait for it' },
    { flags: '--k <number>', summary: 'how many themes; auto (default) = chosen by stability' },
    {
      flags: '--languages <list>',
      summary: 'folder, url: languages it was made for (en,es); all by default',
    },
    { flags: '--model <name>', summary: 'url: the model that is asked' },
    { flags: '--dimensions <number>', summary: 'url: how many numbers its vectors have' },
    { flags: '--purpose <text>', summary: 'url: what redacted words of customers are sent for' },
    { flags: '--legal-basis <text>', summary: 'url: on which legal basis' },
    { flags: '--monthly-characters <number>', summary: 'url: no more than so many are sent in a month' },
    {
      flags: '--key-file <file>',
      summary: 'url: a file with the key (- = standard input); left out: as it was',
    },
  ],
  async run({ api, print, progress, readText }, [choice, value], options) {
    const done = (now: Representation) => {
      print(now, () => tell(now));
      return now.trial?.state === 'failed' ? 1 : undefined;
    };
    if (typeof choice !== 'string') return done(await api.ask(showRepresentation));
    const step = trialSteps.find((each) => each === choice);
    const waits = options.background !== true;
    if (step !== undefined) {
      const now = await api.ask(stepTrial, { params: { step }, body: { wait: waits } });
      if (!waits || step === 'stop') return done(now);
      return done(
        step === 'switch' ? await readThrough(api, now, progress) : await settled(api, now, progress),
      );
    }
    const file = text(options.keyFile);
    const key = file === undefined ? undefined : (await readText(file)).trim();
    const settings = settingsFrom(choice, text(value), options, key);
    const k = options.k === undefined || options.k === 'auto' ? undefined : Number(options.k);
    const body = { settings, ...(k === undefined ? {} : { k }), wait: waits };
    const begun = await api.ask(tryRepresentation, { body });
    if (!waits) return done(begun);
    const ready = await settled(api, begun, progress);
    if (options.switch !== true || ready.trial?.state !== 'ready') return done(ready);
    const switched = await api.ask(stepTrial, { params: { step: 'switch' }, body: { wait: true } });
    return done(await readThrough(api, switched, progress));
  },
});

/** After a switch: until voices are read with it, or something stops that. */
async function readThrough(api: Api, first: Representation, progress: (line: string) => void) {
  let now = first;
  while (now.reading.building !== null && now.reading.state === 'running') {
    progress(`${now.reading.read} of ${now.reading.voices} voices read anew`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    now = await api.ask(showRepresentation);
  }
  return now;
}

export const representationCommands = [tier];
