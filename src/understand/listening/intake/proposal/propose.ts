import { type Mapping, mappingShape } from '../mapping.contract.ts';
import { askAboutTimes } from './ask-about-times.ts';
import { askWhose } from './ask-whose.ts';
import { newDraft, settle } from './draft.ts';
import { findFamily } from './find-joins.ts';
import { findLog } from './find-log.ts';
import { findPeople } from './find-people.ts';
import { keepFacts } from './keep-facts.ts';
import type { TableSample } from './look-at-column.ts';
import { nameTables } from './name-tables.ts';
import type { Proposal, ProposedFile, Warning } from './proposal.contract.ts';
import { circumstances, proposeEvents, proposeLog, proposeVoices } from './propose-events.ts';
import { proposePromises } from './propose-promises.ts';
import { type Table, tableOf } from './table.ts';
import { warnAbout } from './warn.ts';

const shownRows = 8;
const shownCell = 200;
const shorten = (cell: string) => (cell.length > shownCell ? `${cell.slice(0, shownCell)}…` : cell);

function fileOf({ name }: Table, sample: TableSample, used: boolean): ProposedFile {
  return {
    file: sample.file,
    format: sample.format,
    table: used ? name : '',
    header: [...sample.header],
    rows: sample.rows.slice(0, shownRows).map((row) => row.map(shorten)),
    looked: sample.rows.length,
    whole: sample.whole,
  };
}

const unused = (table: Table, why: string): Warning => ({
  about: 'unused-file',
  file: table.sample.file,
  column: '',
  say: `${table.sample.file} is left out: ${why}.`,
  facts: { why },
});

/**
 * Proposes how tables become moments, from samples of their rows alone. The result is either sure enough to import,
 * or comes with the questions to answer first; nothing that changes a number is guessed.
 */
export function propose(samples: readonly TableSample[]): Proposal {
  const names = nameTables(samples.map((sample) => sample.file));
  const tables = samples.map((sample, i) => tableOf(names[i] as string, sample));
  const warnings = tables.flatMap(warnAbout);
  const family = findFamily(tables);
  if (family === undefined) {
    const undated = tables.map((table) =>
      unused(table, 'no column holds the times at which something happened'),
    );
    return {
      files: tables.map((table, i) => fileOf(table, samples[i] as TableSample, false)),
      mapping: null,
      sure: false,
      questions: [],
      warnings: [...warnings, ...undated],
    };
  }
  const { root, joins, strangers } = family;
  const draft = newDraft();
  const log = findLog(root);
  const people = findPeople(draft, family, log);
  if (log !== undefined) proposeLog(draft, root, log);
  const children = joins.filter((join) => join.side === 'child').map((join) => join.table);
  for (const join of joins) draft.used.add(join.key);
  for (const table of log === undefined ? [root, ...children] : children) {
    const { fields, columns } = circumstances(table, draft.used);
    const before = draft.moments.length;
    proposeVoices(draft, table, root, fields);
    proposeEvents(draft, table, fields);
    if (draft.moments.length > before) for (const column of columns) draft.used.add(column);
  }
  if (log === undefined) for (const table of [root, ...children]) proposePromises(draft, table, root);
  askWhose(draft, root, people, log, joins.length > 0);
  const moments = [...draft.moments].sort((a, b) => a.order - b.order);
  const attributes = keepFacts(draft, family, log);
  const time = askAboutTimes(draft, [root, ...joins.map((join) => join.table)]);
  const text = JSON.stringify([people, attributes, moments.map(({ moment }) => moment)]);
  const isUsed = (table: Table) =>
    table === root ||
    moments.some((one) => one.moment.table === table.name) ||
    text.includes(`"${table.name}.`);
  const mapping: Mapping = mappingShape.parse({
    tables: Object.fromEntries(tables.filter(isUsed).map((table) => [table.name, tableMapping(table)])),
    ...people,
    moments: moments.map(({ moment }) => moment),
    ...(attributes === undefined ? {} : { attributes }),
    time,
  });
  function tableMapping(table: Table) {
    const key = joins.find((join) => join.table === table)?.key.name;
    const dues = moments.filter((one) => one.moment.kind === 'promise' && one.moment.table === table.name);
    const events = moments.filter((one) => one.moment.kind !== 'promise' && one.moment.table === table.name);
    const [due] = dues;
    const missing = [...new Set(table.columns.flatMap((column) => column.missing))].sort();
    return {
      file: table.sample.file,
      ...(key === undefined ? {} : { key }),
      ...(table.sample.separator === undefined || table.sample.separator === ','
        ? {}
        : { separator: table.sample.separator }),
      ...(table.sample.headless === true ? { header: false } : {}),
      ...(missing.length === 0 ? {} : { missing }),
      // Several rows promise the same thing: the earliest limit is the one to keep.
      ...(key !== undefined && events.length === 0 && due !== undefined ? { first: due.column.name } : {}),
    };
  }
  const open = (question: { assumed?: string | undefined }) => (question.assumed === undefined ? 0 : 1);
  const questions = settle(draft.questions, moments).sort((a, b) => open(a) - open(b));
  return {
    files: tables.map((table, i) => fileOf(table, samples[i] as TableSample, isUsed(table))),
    mapping: moments.length === 0 ? null : mapping,
    sure: moments.length > 0 && questions.every((question) => question.assumed !== undefined),
    questions,
    warnings: [
      ...warnings,
      ...draft.warnings,
      ...strangers.map((table) => unused(table, `no column joins it to ${root.sample.file}`)),
      ...joins
        .filter((join) => !isUsed(join.table))
        .map((join) => unused(join.table, 'it holds no times, texts or scores, and no facts of an episode')),
    ],
  };
}
