import { languageTag } from '../collect.ts';
import { cellOf, type Dump, type Row } from './read-dump.ts';

/** A question, subquestion or answer option with its words in each language. */
export interface Item {
  readonly id: string;
  readonly code: string;
  readonly scale: string;
  readonly row: Row;
  readonly text: ReadonlyMap<string, string>;
  readonly help: ReadonlyMap<string, string>;
}

export interface Gathered {
  /** LimeSurvey's own names of languages → ours; the survey's base language first. */
  readonly languages: ReadonlyMap<string, string>;
  readonly survey: Row | undefined;
  readonly settings: ReadonlyMap<string, Row>;
  readonly groups: readonly (Item & { readonly questions: readonly Item[] })[];
  readonly subquestions: ReadonlyMap<string, readonly Item[]>;
  readonly answers: ReadonlyMap<string, readonly Item[]>;
  /** Attributes of a question, by name. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const number = (text: string) => (/^-?\d{1,9}$/.test(text) ? Number(text) : 0);

/**
 * The tables of a dump put together. Up to LimeSurvey 3 each row stands once per language; from 4 on the words stand in
 * tables of their own (…_l10ns).
 */
export function gather(dump: Dump): Gathered {
  const [survey] = dump.table('surveys');
  const base = cellOf(survey, 'language') || dump.languages[0] || 'en';
  const names = [base, ...cellOf(survey, 'additional_languages').split(/\s+/), ...dump.languages];
  const languages = new Map(names.filter((name) => name !== '').map((name) => [name, languageTag(name)]));
  const put = (rows: readonly Row[], id: string, words: readonly Row[], text: string): Item[] => {
    const found = new Map<string, Item & { text: Map<string, string>; help: Map<string, string> }>();
    const key = (row: Row) =>
      id === 'code'
        ? `${cellOf(row, 'qid')}/${cellOf(row, 'scale_id') || '0'}/${cellOf(row, 'code')}`
        : cellOf(row, id);
    const byAid = new Map<string, string>();
    for (const row of rows) {
      const name = key(row);
      const item = found.get(name) ?? {
        id: name,
        code: cellOf(row, 'title', 'code', 'gid'),
        scale: cellOf(row, 'scale_id') || '0',
        row,
        text: new Map<string, string>(),
        help: new Map<string, string>(),
      };
      found.set(name, item);
      byAid.set(cellOf(row, 'aid'), name);
      const language = cellOf(row, 'language') || base;
      const said = cellOf(row, text);
      if (said !== '') item.text.set(language, said);
      const help = cellOf(row, 'help', 'description');
      if (help !== '') item.help.set(language, help);
    }
    for (const row of words) {
      const item = found.get(id === 'code' ? (byAid.get(cellOf(row, 'aid')) ?? '') : cellOf(row, id));
      const language = cellOf(row, 'language') || base;
      const said = cellOf(row, text);
      if (item === undefined) continue;
      if (said !== '') item.text.set(language, said);
      const help = cellOf(row, 'help', 'description');
      if (help !== '') item.help.set(language, help);
    }
    return [...found.values()];
  };
  const l10n = dump.table('question_l10ns');
  const inOrder = (items: Item[], by: string) =>
    items.toSorted((a, b) => number(cellOf(a.row, by)) - number(cellOf(b.row, by)));
  const top = dump.table('questions').filter((row) => ['', '0'].includes(cellOf(row, 'parent_qid')));
  const questions = inOrder(put(top, 'qid', l10n, 'question'), 'question_order');
  const below = [
    ...dump.table('subquestions'),
    ...dump.table('questions').filter((row) => !['', '0'].includes(cellOf(row, 'parent_qid'))),
  ];
  const groups = inOrder(
    put(dump.table('groups'), 'gid', dump.table('group_l10ns'), 'group_name'),
    'group_order',
  );
  const by = (items: Item[], member: string): Map<string, Item[]> => {
    const found = new Map<string, Item[]>();
    for (const item of items) {
      const parent = cellOf(item.row, member);
      found.set(parent, [...(found.get(parent) ?? []), item]);
    }
    return found;
  };
  const attributes = new Map<string, Map<string, string>>();
  for (const row of dump.table('question_attributes')) {
    const own = attributes.get(cellOf(row, 'qid')) ?? new Map<string, string>();
    const name = cellOf(row, 'attribute');
    if (!own.has(name) || ['', base].includes(cellOf(row, 'language'))) own.set(name, cellOf(row, 'value'));
    attributes.set(cellOf(row, 'qid'), own);
  }
  return {
    languages,
    survey,
    settings: new Map(
      dump.table('surveys_languagesettings').map((row) => [cellOf(row, 'surveyls_language') || base, row]),
    ),
    groups: groups.map((group) => ({
      ...group,
      questions: questions.filter(({ row }) => cellOf(row, 'gid') === group.id),
    })),
    subquestions: by(inOrder(put(below, 'qid', l10n, 'question'), 'question_order'), 'parent_qid'),
    answers: by(
      inOrder(put(dump.table('answers'), 'code', dump.table('answer_l10ns'), 'answer'), 'sortorder'),
      'qid',
    ),
    attributes,
  };
}
