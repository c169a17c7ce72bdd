import { z } from 'zod';
import { nearestName } from '../../kernel/nearest-name.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../kernel/stakeholder.ts';
import { canonicalOf } from './canonical-sql.ts';
import { EngineError, type Limits, type MomentsPort, type Value } from './port.ts';
import { fillMembers, type NamedRule, unknownSegments } from './segment-sql.ts';
import { belongsTo, groupAsked, onlyInGroups, type SetApart, withoutGroupPlaces } from './stakeholder-sql.ts';

/**
 * One analytic question as data: SQL, the values bound into it, and the shape of each row of the answer.
 * The text names tables as `{{timeline}}`, `{{episodes}}`, `{{answers}}`, `{{clauses}}`: the runner puts the workspace's
 * own current rows there, so that no question can forget the workspace or see half-derived data.
 */
export interface Question<Row> {
  readonly name: string;
  readonly text: string;
  readonly values?: Readonly<Record<string, Value>>;
  readonly row: z.ZodType<Row>;
  readonly limits?: Limits;
  /**
   * 'groups' = its answer tells of several people together, and whoever asks it hides groups that are too small. Any other
   * question is not asked about people who are only told of in groups.
   */
  readonly tells?: 'groups';
}

/** The workspace a question is asked in, and the generations of its derived rows that are current. */
export interface Scope {
  readonly workspace: string;
  readonly generations: readonly number[];
  /** The readings of voices that count; none = no voice was read. */
  readonly readings: readonly number[];
  readonly themes: ThemesInUse;
  /** Stories that turned out to be part of another one: `from[i]` is told as `into[i]`. */
  readonly stories: { readonly from: readonly string[]; readonly into: readonly string[] };
  /** The generation of `aliases`: identifiers that the current rows count as another one. None = nobody is linked. */
  readonly linkedBy?: number | null;
  /** The company's segments, each with its rule in the filter language: `segment=NAME`. */
  readonly segments?: readonly NamedRule[];
  /** Employees, suppliers and others: a question is about customers unless its filter names one of these groups. */
  readonly apart?: SetApart | null;
}

/**
 * The same with everybody in it, for what shows nobody (labelling, counting what is left to be read), and for the timeline of
 * one person whose group was looked at before.
 */
export const ofEverybody = (scope: Scope): Scope => ({ ...scope, apart: null });

/**
 * How themes are counted now, by the id that clauses keep: the theme it is spoken of as (after merges), with those above
 * it, and their names. What is not listed (forbidden, retired) is not seen. Members of a line are separated by `between`.
 */
export interface ThemesInUse {
  readonly ids: readonly string[];
  readonly lines: readonly string[];
  readonly names: readonly string[];
}
export const between = '\u001f';
/** A theme and those above it, of a line of themes or of their names. */
export const membersOfLine = (line: string): string[] => line.split(between);

const scoped = /\{\{(timeline|episodes|answers)\}\}/g;
const clauses = /\{\{clauses\}\}/g;
const everyClause = /\{\{every_clause\}\}/g;
const facts = /\{\{customers\}\}/g;
const factsListed = /(?<!\bIN \(SELECT customer FROM )\{\{customers\}\}/;
const bands = /\{\{wording_bands\}\}/g;
const anyClauses = /\{\{(clauses|every_clause)\}\}/;
const bare =
  /\b(?:FROM|JOIN)\s+(?:moments|timeline|episodes|answers|clauses|wording_bands|customer_facts|aliases)(?:_local)?\b/i;

const mine = 'workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}';
const membersOf = (values: string) =>
  `arrayDistinct(arrayFlatten(arrayMap(line -> splitByChar('${between}', line), arrayFilter(line -> line != '',
    arrayMap(id -> transform(toString(id), {theme_ids:Array(String)}, {${values}:Array(String)}, ''), themes_found)))))`;

const countedAs = canonicalOf(
  '(SELECT * FROM aliases WHERE workspace = {workspace:UUID} AND generation = {linked_by:UInt64})',
);

/** What the company's own tables say of customers: the last word on each name, under the identifier they are counted by. */
const customerFacts = (
  isLinked: boolean,
) => `(SELECT ${isLinked ? `${countedAs} AS customer` : 'customer'}, name, value
  FROM (SELECT customer, name, argMax(value, number) AS value FROM customer_facts WHERE workspace = {workspace:UUID} GROUP BY customer, name)
  WHERE value != '' AND NOT startsWith(name, '='))`;

/**
 * Clauses that were read, with `themes` (names) and `theme_line` (ids), each with the themes above; the first of a line is
 * the theme itself; `story` is the one it is told as now. For texts that look the voices up in {{timeline}} themselves.
 */
const clausesRead = (
  isLinked: boolean,
) => `(SELECT * REPLACE (${isLinked ? `${countedAs} AS customer, ` : ''}transform(story, arrayMap(x -> toUInt64(x), {story_from:Array(String)}),
    arrayMap(x -> toUInt64(x), {story_into:Array(String)}), story) AS story), ${membersOf('theme_names')} AS themes, ${membersOf('theme_lines')} AS theme_line
  FROM clauses WHERE workspace = {workspace:UUID} AND reading IN {readings:Array(UInt64)})`;

/** The same, but of voices that are in the timeline now: what was erased or taken back never shows. */
const currentClauses = (isLinked: boolean, whose: string) => `(SELECT * FROM ${clausesRead(isLinked)}
  WHERE moment IN (SELECT id FROM timeline WHERE ${mine}${whose} AND kind = 'voice' AND missed = 0))`;

/** The SQL that is really run: table places filled with the scope's own rows. Refuses texts that go around it. */
export function scopedText(text: string, isLinked = false, belonging = ''): string {
  if (bare.test(text)) {
    throw new EngineError(
      'A question names a table directly; write {{timeline}}, {{episodes}}, {{answers}} or {{clauses}}',
    );
  }
  // Everybody's facts stand there, of whatever group: they keep or leave out customers of the tables above, and show nobody.
  if (factsListed.test(text))
    throw new EngineError('A question looks customers up in {{customers}}, and lists nobody from there');
  if (/\bSETTINGS\b/i.test(text))
    throw new EngineError('A question carries no SETTINGS of its own; use limits');
  const whose = belonging === '' ? '' : ` AND ${belonging}`;
  return withoutGroupPlaces(text)
    .replace(clauses, () => currentClauses(isLinked, whose))
    .replace(everyClause, () =>
      belonging === ''
        ? clausesRead(isLinked)
        : `(SELECT * FROM ${clausesRead(isLinked)} WHERE ${belonging})`,
    )
    .replace(facts, () => customerFacts(isLinked))
    .replace(bands, () => '(SELECT * FROM wording_bands WHERE workspace = {workspace:UUID})')
    .replace(scoped, (_, table: string) => `(SELECT * FROM ${table} WHERE ${mine}${whose})`);
}

function filled<Row>(
  question: Question<Row>,
  scope: Scope,
): { readonly text: string; readonly values: Record<string, Value> } {
  const {
    workspace,
    generations,
    readings,
    themes,
    stories,
    linkedBy = null,
    segments = [],
    apart = null,
  } = scope;
  const { text, values } = fillMembers(question.text, question.values ?? {}, segments);
  const isLinked = linkedBy !== null;
  const group = groupAsked(text, values);
  if (isOnlyToldInGroups(group) && question.tells !== 'groups') throw new Refused(onlyInGroups);
  const counted = isLinked ? countedAs : 'customer';
  // Where nobody is set apart, everybody is a customer, and nobody anything else.
  const belonging =
    apart !== null ? belongsTo(group, apart, counted) : { sql: group === 'customer' ? '' : '0', values: {} };
  // The scope comes last, so that a question's own values can never replace it.
  const own = {
    ...values,
    ...belonging.values,
    ...(linkedBy === null ? {} : { linked_by: linkedBy }),
    workspace,
    generations: [...generations],
  };
  const ready = scopedText(text, isLinked, belonging.sql);
  if (!anyClauses.test(text)) return { text: ready, values: own };
  // A list to look up in may not be empty.
  const looked = {
    readings: [...readings],
    theme_ids: ['', ...themes.ids],
    theme_lines: ['', ...themes.lines],
    theme_names: ['', ...themes.names],
    story_from: ['0', ...stories.from],
    story_into: ['0', ...stories.into],
  };
  return { text: ready, values: { ...own, ...looked } };
}

const filesNameSegments = z.object({ there: z.number() });

/**
 * Refuses a segment that is not there, with the name that was probably meant: with `!=` a slip of the pen would be
 * everybody, else nobody. Where the company's files bring an attribute of that name, it is asked for instead.
 */
async function checkSegments<Row>(port: MomentsPort, scope: Scope, question: Question<Row>): Promise<void> {
  const { segments = [] } = scope;
  const [unknown] = unknownSegments(question.text, question.values ?? {}, segments);
  if (unknown === undefined) return;
  const [row] = await port.rows(
    `SELECT count() AS there FROM (SELECT 1 FROM timeline WHERE ${mine} AND mapContains(attributes, 'segment') LIMIT 1)`,
    { workspace: scope.workspace, generations: [...scope.generations] },
    question.limits,
  );
  if (filesNameSegments.parse(row).there > 0) return;
  throw new Refused(noSuchSegment(unknown, segments));
}

/** The one sentence about a segment that is not there, wherever it was written. */
export function noSuchSegment(name: string, segments: readonly NamedRule[]) {
  const names = segments.map((segment) => segment.name);
  const meant = nearestName(name, names);
  const known = names.length === 0 ? 'none yet' : names.slice(0, 40).join(', ');
  return refuse('no-such-segment', `There is no segment "${name}".`, {
    next: meant === null ? `Known segments: ${known}.` : `Did you mean "${meant}"? Known segments: ${known}.`,
  });
}

/** Asks, and checks each row against the question's declared shape. No current generation = no rows. */
export async function ask<Row>(port: MomentsPort, scope: Scope, question: Question<Row>): Promise<Row[]> {
  await checkSegments(port, scope, question);
  const { text, values } = filled(question, scope);
  const rows = await port.rows(text, values, question.limits);
  return rows.map((row) => question.row.parse(row));
}

/** The same, row by row in constant memory, for exports. */
export async function* askRows<Row>(
  port: MomentsPort,
  scope: Scope,
  question: Question<Row>,
): AsyncIterable<Row> {
  await checkSegments(port, scope, question);
  const { text, values } = filled(question, scope);
  for await (const row of port.stream(text, values, question.limits)) {
    yield question.row.parse(row);
  }
}
