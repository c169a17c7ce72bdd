import type { Readable } from 'node:stream';
import type { AnswerOf, AskOf, Operation } from '../kernel/operation.ts';

/** The same REST API the web uses: of the running server, or in process when none runs. */
export interface Api {
  /** Throws `Refused` when the answer is a refusal. */
  ask<O extends Operation>(operation: O, input?: Partial<AskOf<O>>): Promise<AnswerOf<O>>;
  /** For operations with bodyKind 'bytes'. */
  upload<O extends Operation>(operation: O, input: Partial<AskOf<O>>, bytes: Readable): Promise<AnswerOf<O>>;
  /** For operations that answer with a file. */
  download<O extends Operation>(operation: O, input?: Partial<AskOf<O>>): Promise<Readable>;
}

/** 0 done · 1 failed · 2 wrong usage or refused input · 3 done, but some rows were quarantined. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface CommandContext {
  readonly api: Api;
  readonly json: boolean;
  /** With --json prints the document; without it, what `people` returns (a table or sentences). */
  print(document: unknown, people: () => string): void;
  /**
   * A long list, member by member as it comes: with --json still one document, for people a paragraph each. A list of any
   * length takes no more room than one portion of it.
   */
  printEach<Member>(members: AsyncIterable<Member>, people: (member: Member) => string): Promise<void>;
  /** A line of progress on stderr; shown in place on a terminal, and not at all when stderr is no terminal. */
  progress(line: string): void;
  /** The file's or stdin's ('-') whole text. */
  readText(path: string): Promise<string>;
}

export interface Option {
  /** commander's form: '--where <filter>', '--json'. */
  readonly flags: string;
  readonly summary: string;
  readonly default?: string;
  /** May be given several times. */
  readonly repeatable?: boolean;
}

export interface Command {
  /** Words as typed: 'journeys describe', with arguments as commander writes them: 'import <paths...>'. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  run(
    context: CommandContext,
    args: readonly (string | string[] | undefined)[],
    options: Readonly<Record<string, string | boolean | string[] | undefined>>,
  ): Promise<ExitCode | undefined>;
}

/** Types a command and keeps its literal usage. */
export function command(definition: Command): Command {
  return definition;
}

/** Columns padded to their widest cell, numbers to the right: what people get without --json. */
export function table(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly string[],
): string {
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...cells.map((line) => line[i]?.length ?? 0)),
  );
  const numeric = columns.map((column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (values: readonly string[]) =>
    values
      .map((value, i) => (numeric[i] ? value.padStart(widths[i] ?? 0) : value.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
}
