import { writeFile } from 'node:fs/promises';
import { type Api, command, table } from '../../cli/command.ts';
import { orThrow, Refused, refuse } from '../../kernel/refusal.ts';
import {
  evaluate,
  evaluationTasks,
  type Progress,
  readTexts,
  runLabelling,
  showProgress,
  stopLabelling,
} from './contract.ts';
import {
  cellOf,
  type FileRow,
  idColumns,
  labelColumns,
  languageColumns,
  rowsOfFile,
  textColumns,
} from './evaluating/read-rows-of-file.ts';
import type { About, ClauseRead } from './evidence.contract.ts';
import { spareMemory } from './spare-memory.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** So many UTF-16 units go with one call: below what the server takes in one body. */
const mostLetters = 1_000_000;
const mostTexts = 200;

export interface GivenText {
  readonly id: string;
  readonly text: string;
  readonly language?: string;
}

/** Texts of a file: each row's text, with its id (or its number) and language where it has one. */
export function textsOfRows(rows: readonly FileRow[]): GivenText[] {
  return rows.map((row, i) => {
    const own = cellOf(row, textColumns);
    if (own === undefined) {
      throw new Refused(
        refuse('no-text', `Row ${i + 1} has no text.`, {
          next: `Name the column one of: ${textColumns.join(', ')}.`,
        }),
      );
    }
    const language = cellOf(row, languageColumns);
    const id = cellOf(row, idColumns) ?? String(i + 1);
    return { id, text: own, ...(language === undefined || language === '' ? {} : { language }) };
  });
}

/** Portions that one call takes. */
function* portions(texts: readonly GivenText[]): Generator<GivenText[]> {
  let portion: GivenText[] = [];
  let letters = 0;
  for (const each of texts) {
    if (portion.length > 0 && (portion.length === mostTexts || letters + each.text.length > mostLetters)) {
      yield portion;
      portion = [];
      letters = 0;
    }
    portion.push(each);
    letters += each.text.length;
  }
  if (portion.length > 0) yield portion;
}

const said = (clause: ClauseRead) => ({
  quote: clause.quote.replace(/\s+/g, ' ').slice(0, 60),
  sentiment: clause.sentiment === null ? '-' : `${clause.sentiment.label} ${clause.sentiment.value ?? ''}`,
  emotion: clause.emotion.map(({ label }) => label).join(', '),
  effort: [clause.effort.label, ...clause.cues.map(({ label }) => label)].join(', '),
  intent: clause.intent.map(({ label }) => label).join(', '),
  themes: clause.themes.map(({ label }) => label).join(', ') || 'unassigned',
});

/** What a text is about, in one line. */
const sayAbout = ({ step, function: owner, objects }: About) => {
  const things = [...new Set(objects.map(({ label }) => label))];
  return `about: step ${step.label}, function ${owner.label}${things.length === 0 ? '' : `; names ${things.join(', ')}`}`;
};

const show = command({
  usage: 'meaning show [text]',
  summary: 'What a text means, clause by clause, each label with the words that prove it',
  options: [
    {
      flags: '--input <file>',
      summary: 'many texts instead: JSON lines or CSV with text (and id, language); - reads standard input',
    },
    { flags: '--language <code>', summary: 'the language of TEXT, where it is known' },
  ],
  async run({ api, printEach, readText, progress }, [given], options) {
    const input = text(options.input);
    if ((input === undefined) === (typeof given !== 'string')) {
      throw new Refused(refuse('one-of-both', 'Give a TEXT, or --input FILE.'));
    }
    const language = text(options.language);
    const texts =
      input === undefined
        ? [{ id: '1', text: String(given), ...(language === undefined ? {} : { language }) }]
        : textsOfRows(orThrow(rowsOfFile(await readText(input))));
    async function* read() {
      let count = 0;
      let relax: (() => void) | undefined;
      try {
        for (const portion of portions(texts)) {
          const answers = await api.ask(readTexts, { body: { texts: portion } });
          relax ??= spareMemory();
          count += answers.length;
          progress(`${count} of ${texts.length} read`);
          for (const { id, ...rest } of answers) yield { id, ...rest };
        }
      } finally {
        relax?.();
      }
    }
    await printEach(read(), ({ id, language: spoken, clauses, templateOnly, about }) =>
      [
        `${texts.length > 1 ? `${id}: ` : ''}${spoken}${templateOnly ? ', nothing but a template' : ''}`,
        sayAbout(about),
        table(clauses.map(said), ['quote', 'sentiment', 'emotion', 'effort', 'intent', 'themes']),
      ].join('\n'),
    );
    return undefined;
  },
});

const evaluateCommand = command({
  usage: 'meaning evaluate',
  summary: 'How well sentiment, themes, language or redaction agree with rows that people labelled',
  options: [
    {
      flags: '--labels <file>',
      summary:
        'JSON lines or CSV with text and label (or theme, category, sentiment …; several themes: a|b); language optional. Sentiment: negative/neutral/positive, -1/0/1, 0/1/2 or 1-5 stars',
    },
    { flags: '--task <task>', summary: evaluationTasks.join(', ') },
  ],
  async run({ api, print, readText }, _, options) {
    const file = text(options.labels);
    const task = evaluationTasks.find((each) => each === options.task);
    if (file === undefined || task === undefined) {
      throw new Refused(
        refuse('half-a-question', 'An evaluation needs --labels FILE and --task TASK.', {
          next: `Tasks: ${evaluationTasks.join(', ')}.`,
        }),
      );
    }
    const rows = orThrow(rowsOfFile(await readText(file)));
    const texts = textsOfRows(rows);
    const answer = await api.ask(evaluate, {
      body: {
        task,
        rows: texts.map(({ text: words, language }, i) => {
          const row = rows[i] ?? {};
          const label = cellOf(row, labelColumns) ?? (task === 'language' ? language : undefined);
          return {
            text: words,
            ...(label === undefined ? {} : { label }),
            ...(language === undefined || task === 'language' ? {} : { language }),
            ...(task === 'redaction' ? { spans: spansOf(row) } : {}),
          };
        }),
      },
    });
    print(answer, () =>
      [
        `${answer.task}: accuracy ${answer.accuracy ?? '-'} (n ${answer.n}), macro-F1 ${answer.macroF1 ?? '-'}`,
        ...(answer.majority === null
          ? []
          : [`always "${answer.majority.label}": ${answer.majority.accuracy}, ${answer.majority.macroF1}`]),
        '',
        table(answer.perClass, ['label', 'n', 'precision', 'recall', 'f1']),
      ].join('\n'),
    );
    return undefined;
  },
});

const number = (value: unknown) => (typeof value === 'number' ? value : Number(value));
/** What a row says must be found; the names that common sets use are understood. */
function spansOf(row: FileRow): { start: number; end: number; kind: string }[] {
  const given = typeof row.spans === 'string' ? (JSON.parse(row.spans) as unknown) : row.spans;
  if (!Array.isArray(given)) return [];
  return given.map((span: Record<string, unknown>) => ({
    start: number(span.start ?? span.start_position),
    end: number(span.end ?? span.end_position),
    kind: String(span.kind ?? span.entity_type ?? span.label ?? ''),
  }));
}

const tellProgress = (progress: Progress) =>
  [
    `${progress.read} of ${progress.voices} voices read (${progress.clauses} clauses), ${progress.state}`,
    ...(progress.secondsLeft === null ? [] : [`about ${progress.secondsLeft} s to go`]),
    ...(progress.building === null ? [] : [`being built: version ${progress.building}`]),
    `version ${progress.version ?? 'none'}`,
    ...(progress.problem === null ? [] : [`the last run failed: ${progress.problem}`]),
  ].join('\n');

/** Labels what waits, however long it takes; ends early when a person stopped it or it failed. */
export async function labelled(
  api: Api,
  tell: (line: string) => void,
  { anew = false, atMost = 3600 }: { anew?: boolean; atMost?: number } = {},
): Promise<Progress> {
  const end = performance.now() + atMost * 1000;
  let now = await api.ask(runLabelling, { body: { anew, wait: true } });
  while ((now.unread > 0 || now.building !== null) && now.state === 'running' && performance.now() < end) {
    tell(`${now.read} of ${now.voices} voices read`);
    now = await api.ask(runLabelling, { body: { wait: true } });
  }
  return now;
}

const run = command({
  usage: 'meaning run',
  summary: 'Label the voices that are not labelled yet; goes on where it was stopped',
  options: [
    { flags: '--anew', summary: 'everything again, beside what is seen now, switched on when complete' },
  ],
  async run({ api, print, progress }, _, options) {
    const done = await labelled(api, progress, { anew: options.anew === true });
    print(done, () => tellProgress(done));
    return done.state === 'failed' ? 1 : undefined;
  },
});

const stop = command({
  usage: 'meaning stop',
  summary: 'Stop labelling after the portion under way; what is done stays',
  async run({ api, print }) {
    const now = await api.ask(stopLabelling);
    print(now, () => tellProgress(now));
    return undefined;
  },
});

const progressCommand = command({
  usage: 'meaning progress',
  summary: 'How many voices are labelled, how many wait, and under which version',
  async run({ api, print }) {
    const now = await api.ask(showProgress);
    print(now, () => tellProgress(now));
    return undefined;
  },
});

/** Writes rows beside the answer: CSV where the name ends so, a JSON list for .json, else JSON lines. */
export async function writeRows(
  path: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const content = path.endsWith('.csv')
    ? [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))].join('\n')
    : path.endsWith('.json')
      ? JSON.stringify(rows, null, 2)
      : rows.map((row) => JSON.stringify(row)).join('\n');
  await writeFile(path, `${content}\n`);
}

export const commands = [show, evaluateCommand, progressCommand, run, stop];
