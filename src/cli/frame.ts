import { once } from 'node:events';
import { CommanderError, Command as Program } from 'commander';
import type { Api, Command, CommandContext, ExitCode } from './command.ts';
import { exitCodeOf, sayFailure } from './failure.ts';
import { readText } from './read-text.ts';

/** What every command may be told. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly data?: string;
  /** The company's name; without it `default`, or the only company there is. */
  readonly workspace?: string;
  readonly user?: string;
}

/** Opens the product on first use: of the running server, or in process. */
export interface Connection {
  readonly api: Api;
  close(): Promise<void>;
}

/** A command about the installation itself (serve, demo): it gets the options, not an open product. */
export interface HouseCommand extends Omit<Command, 'run'> {
  readonly house: true;
  run(
    global: GlobalOptions,
    options: Readonly<Record<string, string | boolean | string[] | undefined>>,
  ): Promise<ExitCode | undefined>;
}

export interface Frame {
  readonly version: string;
  readonly commands: readonly (Command | HouseCommand)[];
  connect(global: GlobalOptions): Promise<Connection>;
}

const isHouse = (command: Command | HouseCommand): command is HouseCommand => 'house' in command;

/** Finds or makes the program for the leading plain words of a usage: 'journeys describe'. */
function placeFor(root: Program, usage: string): Program {
  const [words = '', rest = ''] = /^((?:[a-z][a-z0-9-]*\s*)+)(.*)$/.exec(usage)?.slice(1) ?? [];
  let at = root;
  for (const word of words.trim().split(/\s+/)) {
    const known = at.commands.find((command) => command.name() === word);
    at = known ?? at.command(word).summary(`${word} …`);
  }
  for (const argument of rest.split(/\s+/).filter((text) => text !== '')) at.argument(argument);
  return at;
}

function contextOf(frame: Frame, global: GlobalOptions) {
  let opening: Promise<Connection> | undefined;
  let printed = false;
  let inPlace = false;
  const open = () => {
    opening ??= frame.connect(global);
    return opening.then((connection) => connection.api);
  };
  const clear = () => {
    if (inPlace) process.stderr.write('\r\x1b[2K');
    inPlace = false;
  };
  const context: CommandContext = {
    api: {
      ask: async (operation, input) => (await open()).ask(operation, input),
      upload: async (operation, input, bytes) => (await open()).upload(operation, input, bytes),
      download: async (operation, input) => (await open()).download(operation, input),
    },
    json: global.json === true,
    print(document, people) {
      clear();
      if (global.json === true && printed) throw new Error('A command printed two JSON documents');
      printed = true;
      const text = global.json === true ? JSON.stringify(document, null, 2) : people();
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    async printEach(members, people) {
      if (printed) throw new Error('A command printed two documents');
      printed = true;
      const write = async (text: string) => {
        clear();
        if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      };
      let count = 0;
      for await (const member of members) {
        const first = count++ === 0;
        if (global.json !== true) await write(`${first ? '' : '\n'}${people(member)}\n`);
        else {
          const text = JSON.stringify(member, null, 2).replaceAll('\n', '\n  ');
          await write(`${first ? '[\n' : ',\n'}  ${text}`);
        }
      }
      if (global.json === true) await write(count === 0 ? '[]\n' : '\n]\n');
    },
    progress(line) {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\x1b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
      inPlace = true;
    },
    readText,
  };
  return {
    context,
    async close() {
      clear();
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}

type Run = (...all: unknown[]) => Promise<void>;

function runner(
  frame: Frame,
  root: Program,
  command: Command | HouseCommand,
  done: (code: ExitCode) => void,
) {
  const run: Run = async (...all) => {
    const global = root.opts<GlobalOptions>();
    // commander hands over: each argument, then the options, then the program itself.
    const args = all.slice(0, -2) as (string | string[] | undefined)[];
    const options = all.at(-2) as Readonly<Record<string, string | boolean | string[] | undefined>>;
    if (isHouse(command)) return done((await command.run(global, options)) ?? 0);
    const { context, close } = contextOf(frame, global);
    try {
      done((await command.run(context, args, options)) ?? 0);
    } finally {
      await close();
    }
  };
  return run;
}

function build(frame: Frame, done: (code: ExitCode) => void): Program {
  const root = new Program('sirius')
    .description('Intentional customer experience: understand customers, align the company.')
    .version(frame.version)
    .option('--json', 'print one JSON document on stdout')
    .option('--data <dir>', 'the data directory (SIRIUS_DATA)')
    .option('--workspace <name>', 'the company, made when missing (default: "default")')
    .option('--user <email>', 'act as this member of the company')
    .showHelpAfterError('(sirius --help shows the commands)')
    .exitOverride();
  for (const command of frame.commands) {
    const program = placeFor(root, command.usage).summary(command.summary).description(command.summary);
    for (const option of command.options ?? []) {
      if (option.repeatable) {
        program.option(
          option.flags,
          option.summary,
          (value: string, known: string[]) => [...known, value],
          [],
        );
      } else program.option(option.flags, option.summary, option.default);
    }
    program.action(runner(frame, root, command, done));
  }
  const strict = (program: Program) => {
    program.exitOverride().copyInheritedSettings(root);
    program.commands.forEach(strict);
  };
  root.commands.forEach(strict);
  return root;
}

/** Runs one command line and gives its exit code; whatever goes wrong becomes one sentence on stderr. */
export async function runCommandLine(frame: Frame, argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const root = build(frame, (given) => {
    code = given;
  });
  if (argv.length === 0) {
    process.stdout.write(root.helpInformation());
    return 0;
  }
  try {
    await root.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    sayFailure(error);
    return exitCodeOf(error);
  }
}
