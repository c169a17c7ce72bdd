import { momentMappingShape } from '../mapping.contract.ts';
import type { Draft, DraftMoment } from './draft.ts';
import { say } from './draft.ts';
import type { LogShape } from './find-log.ts';
import { speaksOf, stepName } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { askAboutScores, findScores, type ScoreColumn } from './propose-scores.ts';
import { columnsOf, happeningsOf, instants, isMisnamed, median, type Table } from './table.ts';
import { templateIn } from './warn.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Who did it, in which department, over which channel: where the table has a column for it. */
export function circumstances(table: Table, taken: ReadonlySet<Column>) {
  const pick = (role: 'resource' | 'function' | 'channel' | 'lifecycle' | 'language', exact: string) => {
    const free = (column: Column) => !taken.has(column) && ['category', 'id', 'number'].includes(column.kind);
    const found =
      table.columns.find((column) => column.name === exact && free(column)) ??
      columnsOf(table, role).find(
        (column) => free(column) && column.distinct <= Math.max(50, column.filled / 2),
      );
    if (found !== undefined) taken = new Set([...taken, found]);
    return found;
  };
  const found = {
    resource: pick('resource', 'org:resource'),
    function: pick('function', 'org:group'),
    lifecycle: pick('lifecycle', 'lifecycle:transition'),
    channel: pick('channel', 'channel'),
    language: pick('language', 'language'),
  };
  const columns = Object.values(found).filter((column) => column !== undefined);
  const fields = Object.fromEntries(
    Object.entries(found).flatMap(([field, column]) =>
      column === undefined ? [] : [[field, { column: column.name }]],
    ),
  );
  return { fields, columns };
}

function add(draft: Draft, table: Table, column: Column, fields: Record<string, unknown>): DraftMoment {
  const moment = momentMappingShape.parse({ table: table.name, ...fields });
  const one: DraftMoment = { moment, table, column, order: median(instants(table, column)) };
  draft.moments.push(one);
  draft.used.add(column);
  return one;
}

/** A log: each row is one event, or a voice where it carries a text or a score. */
export function proposeLog(draft: Draft, table: Table, shape: LogShape): void {
  for (const column of [shape.episode, shape.step, shape.at, shape.until]) if (column) draft.used.add(column);
  const { fields, columns } = circumstances(table, draft.used);
  for (const column of columns) draft.used.add(column);
  add(draft, table, shape.at, {
    kind: 'event',
    step: { column: shape.step.name },
    at: shape.at.name,
    ...(shape.until === undefined ? {} : { until: shape.until.name }),
    ...fields,
  });
}

const together = (one: Column, other: Column, table: Table): number => {
  let both = 0;
  let first = 0;
  for (const row of table.sample.rows) {
    if ((row[one.index] ?? '').trim() === '') continue;
    first++;
    if ((row[other.index] ?? '').trim() !== '') both++;
  }
  return first === 0 ? 0 : both / first;
};

/** The time at which a text or score was given: filled where it is filled, named like an answer, else the latest. */
function timeOf(column: Column, times: readonly Column[], table: Table): Column | undefined {
  const rank = (time: Column) => {
    const named =
      speaksOf(time.name, 'answered') && !/first|erst|primer|sent|creation|created/i.test(time.name)
        ? 0.2
        : 0;
    // A purchase is no occasion to say something about it.
    const unlikely = /purchase|kauf|compra|birth/i.test(time.name) ? 0.5 : 0;
    return Math.round(together(column, time, table) * 10) / 10 + named - unlikely;
  };
  return [...times].sort(
    (a, b) => rank(b) - rank(a) || median(instants(table, b)) - median(instants(table, a)),
  )[0];
}

/** Texts that are nearly all templates were not written by customers. */
function isTemplate(column: Column): boolean {
  return templateIn(column).n >= 0.95 * column.filled;
}

const byCompany =
  /resolution|response|reply|antwort des|respuesta del|agent|internal|solution|losung|lösung/i;

/** What customers said: one voice per time, with its scores and its text. */
export function proposeVoices(draft: Draft, table: Table, root: Table, fields: Fields): void {
  const own = happeningsOf(table);
  const scores = findScores(table);
  const texts = columnsOf(table, 'text').filter(
    (column) =>
      (column.kind === 'text' || (column.kind === 'category' && own.length <= 1)) &&
      !byCompany.test(column.name) &&
      !isMisnamed(column) &&
      !isTemplate(column) &&
      !scores.some((score) => score.column === column),
  );
  const loose = table.columns.filter(
    (column) =>
      column.kind === 'text' &&
      !texts.includes(column) &&
      !byCompany.test(column.name) &&
      !isMisnamed(column) &&
      !isTemplate(column),
  );
  const said = [
    ...texts.filter((column) => column.kind === 'text'),
    ...loose,
    ...texts.filter((column) => column.kind !== 'text'),
  ];
  if (scores.length === 0 && !said.some((column) => column.kind === 'text')) return;
  const times = own.length > 0 ? own : happeningsOf(root);
  const timeTable = own.length > 0 ? table : root;
  const groups = new Map<Column, { scores: ScoreColumn[]; texts: Column[] }>();
  const into = (column: Column) => {
    const time = own.length > 0 ? timeOf(column, times, table) : times.at(-1);
    if (time === undefined) return undefined;
    const group = groups.get(time) ?? { scores: [], texts: [] };
    groups.set(time, group);
    return group;
  };
  for (const score of scores) into(score.column)?.scores.push(score);
  for (const text of said) into(text)?.texts.push(text);
  for (const [time, group] of groups) {
    const [text, ...more] = group.texts;
    const subject = text ?? group.scores[0]?.column;
    if (subject === undefined) continue;
    const step =
      speaksOf(time.name, 'answered') || times.length === 1
        ? stepName(
            times.length === 1 && !speaksOf(time.name, 'answered') ? `${table.name} answered` : time.name,
          )
        : stepName(subject.name);
    const at = timeTable === table ? time.name : `${timeTable.name}.${time.name}`;
    const scored = Object.fromEntries(group.scores.map((score) => [score.metric, score.mapping]));
    const speak = (said: Record<string, unknown>) => {
      const voice = add(draft, timeTable, time, { table: table.name, kind: 'voice', at, ...said, ...fields });
      // What happened at the same time came before what was said about it.
      voice.order += 0.25;
      return voice;
    };
    const voice = speak({
      step,
      ...(text === undefined ? {} : { text: text.name }),
      ...(group.scores.length === 0 ? {} : { scores: scored }),
    });
    // Further questions that were answered in words are voices of their own.
    for (const other of more.filter((column) => column.kind === 'text')) {
      speak({ step: stepName(other.name), text: other.name });
      draft.used.add(other);
    }
    if (text !== undefined) draft.used.add(text);
    for (const score of group.scores) draft.used.add(score.column);
    draft.questions.push(...askAboutScores(group.scores, table.sample.file, voice));
    if (times.length > 1) askWhen(draft, voice, subject, time, times, table, timeTable);
  }
}

function askWhen(
  draft: Draft,
  of: DraftMoment,
  subject: Column,
  time: Column,
  times: readonly Column[],
  table: Table,
  timeTable: Table,
): void {
  const place = (column: Column) => (timeTable === table ? column.name : `${timeTable.name}.${column.name}`);
  draft.questions.push({
    about: 'voice-time',
    file: table.sample.file,
    column: subject.name,
    ask: `When did the customer say what stands in "${subject.name}"?`,
    facts: {},
    options: times.map((one) =>
      say(one.name, `At "${one.name}"`, [{ of, at: ['at'], to: place(one) }], { column: one.name }),
    ),
    assumed: time.name,
  });
}

/** Things that happened: one event for each time in a row, but not for the times at which an answer was given. */
export function proposeEvents(draft: Draft, table: Table, fields: Fields): void {
  const times = happeningsOf(table);
  const voiced = new Set(
    draft.moments
      .filter((one) => one.moment.kind === 'voice' && one.moment.table === table.name)
      .map((one) => one.column),
  );
  for (const time of times) {
    if (voiced.has(time) && (times.length === 1 || speaksOf(time.name, 'answered'))) continue;
    add(draft, table, time, { kind: 'event', step: stepName(time.name), at: time.name, ...fields });
  }
}
