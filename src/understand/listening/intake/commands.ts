import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type Api,
  type Command,
  type CommandContext,
  command,
  type ExitCode,
  table,
} from '../../../cli/command.ts';
import { jsonIn } from '../../../cli/read-json.ts';
import { orThrow, Refused, refuse } from '../../../kernel/refusal.ts';
import { importSurvey } from '../surveys/exchange/exchange.contract.ts';
import { looksLikeSurvey } from '../surveys/exchange/looks.contract.ts';
import {
  type Import,
  type ImportReport,
  listQuarantine,
  readImport,
  replayQuarantine,
  showQuarantine,
  startImport,
  uploadFile,
} from './contract.ts';
import type { Mapping } from './mapping.contract.ts';
import { fits } from './match-files.ts';
import { parseMapping } from './parse-mapping.ts';

const over = new Set<Import['stage']>(['done', 'failed', 'cancelled']);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The files a path stands for: itself, or those of a folder that the mapping names. */
function filesAt(path: string, mapping: Mapping | undefined): string[] {
  if (!existsSync(path)) {
    throw new Refused(refuse('no-such-file', `There is no file ${path}.`, { next: 'Check the path.' }));
  }
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/\.(?:ya?ml|md)$/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const tables = Object.values(mapping?.tables ?? {});
  const wanted =
    mapping === undefined ? names : names.filter((name) => tables.some(({ file }) => fits(file, name)));
  if (wanted.length === 0)
    throw new Refused(refuse('empty-folder', `There is no file to import in ${path}.`));
  return wanted.map((name) => join(path, name));
}

/** Files that the mapping names and nobody gave, looked for beside those that were given. */
function beside(paths: readonly string[], mapping: Mapping | undefined): string[] {
  const missing = Object.values(mapping?.tables ?? {}).filter(
    ({ file }) => !paths.some((path) => fits(file, path)) && Object.keys(mapping?.tables ?? {}).length > 1,
  );
  const folders = [...new Set(paths.map((path) => dirname(resolve(path))))];
  return missing.flatMap(({ file }) => {
    const found = folders.map((folder) => join(folder, basename(file))).find((path) => existsSync(path));
    return found === undefined ? [] : [found];
  });
}

const rows = (n: number) => n.toLocaleString('en');

/** Follows an import to its end, telling how far it is. */
async function follow(api: Api, begun: Import, progress: (line: string) => void): Promise<Import> {
  let it = begun;
  for (let wait = 20; !over.has(it.stage); wait = Math.min(wait * 1.5, 500)) {
    const read = it.files.reduce((sum, file) => sum + file.rowsRead, 0);
    const bytes = it.files.reduce((sum, file) => sum + file.bytes, 0);
    const done = it.files.reduce((sum, file) => sum + file.bytesRead, 0);
    const share = bytes === 0 ? 100 : Math.floor((100 * done) / bytes);
    progress(
      it.stage === 'reading' ? `Reading ${share} %, ${rows(read)} rows` : `${it.stage} ${rows(read)} rows`,
    );
    await pause(wait);
    it = await api.ask(readImport, { params: { id: it.id } });
  }
  return it;
}

/** Files under the paths the person gave, where the server knows only their names. */
function asGiven(report: ImportReport, paths: readonly string[]): ImportReport {
  const files = report.files.map((file) => {
    const alike = paths.filter((path) => basename(path) === file.path);
    return alike.length === 1 ? { ...file, path: alike[0] ?? file.path } : file;
  });
  return { ...report, files };
}

/** Prints the report of an import that has ended, and says with which code to end. */
function conclude(it: Import, context: CommandContext, paths: readonly string[] = []): ExitCode {
  const report = it.report === null ? null : asGiven(it.report, paths);
  if (report === null)
    throw new Refused(refuse(`import-${it.stage}`, it.problem ?? 'The import did not finish.'));
  const quarantined = report.files.reduce((sum, file) => sum + file.quarantined, 0);
  context.print(report, () => {
    const files = table(
      report.files.map((file) => ({ ...file, file: file.path })),
      ['file', 'format', 'read', 'accepted', 'duplicate', 'quarantined'],
    );
    const losses = report.files.flatMap((file) =>
      file.losses.map((loss) => `  ${file.path}: ${loss.what} (${rows(loss.count)}; ${loss.example})`),
    );
    const sum = `${rows(report.moments)} ${it.dryRun ? 'moments would be added' : 'moments added'} of ${rows(report.customers)} customers in ${rows(report.episodes)} episodes, ${report.seconds} s.`;
    // Mail waits at its listening post, as its losses say.
    const waiting = report.files.reduce((n, file) => n + (file.format === 'mail' ? 0 : file.quarantined), 0);
    const hint =
      waiting === 0 ? [] : [`${rows(waiting)} rows are in quarantine: sirius quarantine show ${it.id}`];
    return [files, '', ...(losses.length === 0 ? [] : ['Worth knowing:', ...losses, '']), sum, ...hint].join(
      '\n',
    );
  });
  return quarantined > 0 ? 3 : 0;
}

async function mappingAt(context: CommandContext, path: unknown): Promise<Mapping | undefined> {
  return typeof path === 'string' ? orThrow(parseMapping(await context.readText(path))) : undefined;
}

function beginningOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(65_536);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

/** Surveys of other tools become drafts; their losses are told in the shape of every import. */
async function bringSurveys(
  context: CommandContext,
  paths: readonly string[],
  dryRun: boolean,
): Promise<ExitCode> {
  const began = Date.now();
  const files: (ImportReport['files'][number] & { survey: string | null; title: string })[] = [];
  for (const path of paths) {
    const query = { name: basename(path), dryRun };
    const { survey, title, questions, report } = await context.api.upload(
      importSurvey,
      { query },
      createReadStream(path),
    );
    const losses = report.groups
      .filter(({ outcome }) => outcome !== 'mapped')
      .map(({ outcome, what, count, where, example }) => ({
        what: `${outcome}: ${what.en}`,
        count,
        example: `${where}: ${example}`.slice(0, 200),
      }));
    const none = { duplicate: 0, quarantined: 0 };
    files.push({
      path,
      format: report.format,
      read: questions,
      accepted: questions,
      ...none,
      losses,
      survey,
      title,
    });
  }
  const seconds = (Date.now() - began) / 1000;
  context.print({ files, moments: 0, customers: 0, episodes: 0, seconds }, () =>
    [
      table(files, ['path', 'format', 'title', 'accepted', 'survey']),
      ...files.flatMap(({ path, losses }) =>
        losses.map(({ what, count, example }) => `  ${path}: ${what} (${rows(count)}; ${example})`),
      ),
    ].join('\n'),
  );
  return 0;
}

function mailOptions({ post, own }: Record<string, unknown>) {
  if (typeof post !== 'string' && typeof own !== 'string') return {};
  const mail = {
    ...(typeof post === 'string' ? { post } : {}),
    ...(typeof own === 'string' ? { own: own.split(/[ ,]+/).filter((each) => each !== '') } : {}),
  };
  return { mail };
}

export const importCommand: Command = command({
  usage: 'import <paths...>',
  summary: 'Import files as moments',
  options: [
    { flags: '--map <file>', summary: 'The mapping (YAML); see `sirius map`' },
    { flags: '--as <kind>', summary: 'moments, answers, tickets, survey or ideas' },
    { flags: '--dry-run', summary: 'Say what would happen and add nothing' },
    {
      flags: '--post <name>',
      summary: 'Of mail: the mailbox it belongs to (the only one, unless there are several)',
    },
    {
      flags: '--own <list>',
      summary:
        'Of mail: your own addresses, help@vela.example,@vela.example; else they are told from the mails',
    },
  ],
  async run(context, args, options) {
    const { api, progress } = context;
    const mapping = await mappingAt(context, options.map);
    const given = (args[0] as string[]).flatMap((path) => filesAt(path, mapping));
    const isSurvey = (path: string) => options.as === 'survey' || looksLikeSurvey(beginningOf(path));
    if (
      mapping === undefined &&
      (options.as === undefined || options.as === 'survey') &&
      given.every(isSurvey)
    ) {
      return bringSurveys(context, given, options.dryRun === true);
    }
    const files: { upload: string }[] = [];
    const paths = [...given, ...beside(given, mapping)];
    for (const path of paths) {
      progress(`Handing in ${basename(path)}`);
      const upload = await api.upload(
        uploadFile,
        { query: { name: basename(path) } },
        createReadStream(path),
      );
      files.push({ upload: upload.id });
    }
    const begun = await api.ask(startImport, {
      body: {
        files,
        ...(mapping === undefined ? {} : { mapping }),
        ...(typeof options.as === 'string' ? { as: options.as as 'moments' } : {}),
        ...(options.dryRun === true ? { dryRun: true } : {}),
        ...mailOptions(options),
      },
    });
    return conclude(await follow(api, begun, progress), context, paths);
  },
});

/** "row,column,value" lines of a correction file: path, row, then the columns' names and texts. */
async function correctionsAt(context: CommandContext, path: unknown) {
  if (typeof path !== 'string') return undefined;
  return (await context.readText(path))
    .split(/\r?\n/)
    .map((line, i) => ({ line, place: `Line ${i + 1} of ${path}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(
      ({ line, place }) =>
        jsonIn(
          line,
          place,
          'Write one object per line: {"path":"orders.csv","row":17,"values":{"COLUMN":"TEXT"}}',
        ) as { path: string; row: number; values: Record<string, string> },
    );
}

export const quarantineCommands: readonly Command[] = [
  command({
    usage: 'quarantine list',
    summary: 'What is in quarantine, by file and reason',
    async run({ api, print }) {
      const { groups } = await api.ask(listQuarantine);
      print(groups, () =>
        groups.length === 0
          ? 'Nothing is in quarantine.'
          : table(groups, ['import', 'path', 'rows', 'replayed', 'firstRow', 'column', 'reason']),
      );
      return 0;
    },
  }),
  command({
    usage: 'quarantine show [import]',
    summary: 'The quarantined rows of an import (of the latest one that has any)',
    options: [
      { flags: '--limit <n>', summary: 'How many rows', default: '100' },
      { flags: '--offset <n>', summary: 'After how many rows', default: '0' },
    ],
    async run({ api, print }, args, options) {
      const id = (args[0] as string | undefined) ?? (await latest(api));
      const { total, rows: found } = await api.ask(showQuarantine, {
        params: { import: id },
        query: { limit: Number(options.limit), offset: Number(options.offset) },
      });
      print(found, () =>
        [table(found, ['path', 'row', 'column', 'reason', 'raw']), `${found.length} of ${total} rows`].join(
          '\n',
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'quarantine replay [import]',
    summary: 'Send quarantined rows through the same door again',
    options: [
      { flags: '--corrections <file>', summary: 'JSON lines: {"path","row","values":{COLUMN: TEXT}}' },
      { flags: '--map <file>', summary: 'A corrected mapping' },
    ],
    async run(context, args, options) {
      const id = (args[0] as string | undefined) ?? (await latest(context.api));
      const corrections = await correctionsAt(context, options.corrections);
      const mapping = await mappingAt(context, options.map);
      const begun = await context.api.ask(replayQuarantine, {
        params: { import: id },
        body: {
          ...(corrections === undefined ? {} : { corrections }),
          ...(mapping === undefined ? {} : { mapping }),
        },
      });
      return conclude(await follow(context.api, begun, context.progress), context);
    },
  }),
];

async function latest(api: Api): Promise<string> {
  const [group] = (await api.ask(listQuarantine)).groups;
  if (group === undefined) {
    throw new Refused(refuse('nothing-in-quarantine', 'Nothing is in quarantine.', { kind: 'not-found' }));
  }
  return group.import;
}
