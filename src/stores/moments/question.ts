import type { z } from 'zod';
import { EngineError, type Limits, type MomentsPort, type Value } from './port.ts';

/**
 * One analytic question as data: SQL, the values bound into it, and the shape of each row of the answer.
 * The text names tables as `{{timeline}}`, `{{episodes}}`, `{{answers}}`: the runner puts the workspace's own
 * current rows there, so that no question can forget the workspace or see half-derived data.
 */
export interface Question<Row> {
  readonly name: string;
  readonly text: string;
  readonly values?: Readonly<Record<string, Value>>;
  readonly row: z.ZodType<Row>;
  readonly limits?: Limits;
}

/** The workspace a question is asked in, and the generations of its derived rows that are current. */
export interface Scope {
  readonly workspace: string;
  readonly generations: readonly number[];
}

const scoped = /\{\{(timeline|episodes|answers)\}\}/g;
const bare = /\b(?:FROM|JOIN)\s+(?:moments|timeline|episodes|answers)(?:_local)?\b/i;

/** The SQL that is really run: table places filled with the scope's own rows. Refuses texts that go around it. */
export function scopedText(text: string): string {
  if (bare.test(text)) {
    throw new EngineError(
      'A question names a table directly; write {{timeline}}, {{episodes}} or {{answers}}',
    );
  }
  if (/\bSETTINGS\b/i.test(text))
    throw new EngineError('A question carries no SETTINGS of its own; use limits');
  return text.replace(
    scoped,
    (_, table: string) =>
      `(SELECT * FROM ${table} WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)})`,
  );
}

function valuesOf<Row>(question: Question<Row>, scope: Scope): Record<string, Value> {
  // The scope comes last, so that a question's own values can never replace it.
  return { ...question.values, workspace: scope.workspace, generations: [...scope.generations] };
}

/** Asks, and checks each row against the question's declared shape. No current generation = no rows. */
export async function ask<Row>(port: MomentsPort, scope: Scope, question: Question<Row>): Promise<Row[]> {
  const rows = await port.rows(scopedText(question.text), valuesOf(question, scope), question.limits);
  return rows.map((row) => question.row.parse(row));
}

/** The same, row by row in constant memory, for exports. */
export async function* askRows<Row>(
  port: MomentsPort,
  scope: Scope,
  question: Question<Row>,
): AsyncIterable<Row> {
  for await (const row of port.stream(
    scopedText(question.text),
    valuesOf(question, scope),
    question.limits,
  )) {
    yield question.row.parse(row);
  }
}
