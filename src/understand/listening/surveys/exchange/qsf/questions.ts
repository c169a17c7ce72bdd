import type { Choice, Question } from '../../question.contract.ts';
import type { Collect } from '../collect.ts';
import { at, entriesAt, isObject, listAt, numberAt, numberIn, textAt } from '../given.ts';
import { readLogic } from './logic.ts';
import { inOrder, typeOf } from './number-questions.ts';
import type { Known, Ref } from './refs.ts';
import type { Words } from './words.ts';

/** Everything a question needs to be read. */
export interface Reading {
  readonly known: Known;
  readonly words: Words;
  readonly collect: Collect;
}

const truthy = (value: unknown): boolean =>
  value === true || value === 'true' || value === 'on' || value === 1;
const numberOr = (found: number | null, otherwise: number) => found ?? otherwise;

/** The choices, rows or columns of a question. Recoded values become their origin and score. */
function choicesOf(
  payload: unknown,
  where: string,
  { known, words, collect }: Reading,
  members: 'Choices' | 'Answers' = 'Choices',
  recodes: 'own' | 'none' = 'own',
): Choice[] {
  const recoded = recodes === 'own' ? at(payload, 'RecodeValues') : undefined;
  const tags = members === 'Choices' ? at(payload, 'ChoiceDataExportTags') : undefined;
  const random = at(payload, 'Randomization', 'Advanced', 'FixedOrder');
  const fixed = new Set((Array.isArray(random) ? random : []).map(String));
  return inOrder(payload, members)
    .slice(0, 500)
    .map(([id, given]): Choice => {
      const place = `${where}, ${members === 'Choices' ? 'choice' : 'column'} ${id}`;
      const origin = textAt(recoded, id) || textAt(tags, id) || id;
      const score = numberIn(at(recoded, id));
      const when = readLogic(at(given, 'DisplayLogic'), place, known, collect);
      return {
        code: id,
        origin,
        text: words.of(payload, place, members, id, 'Display'),
        ...(when === null ? {} : { when }),
        ...(truthy(at(given, 'TextEntry')) ? { other: true } : {}),
        ...(truthy(at(given, 'ExclusiveAnswer')) ? { exclusive: true } : {}),
        ...(fixed.has(id) ? { fixed: true } : {}),
        ...(score === null ? {} : { score }),
      };
    });
}

const shuffled = (payload: unknown): { shuffle?: 'random' | 'flip' | 'rotate' } => {
  const type = textAt(payload, 'Randomization', 'Type');
  if (type === 'All' || type === 'Subset' || type === 'Advanced') return { shuffle: 'random' };
  return type === 'ScaleReversal' ? { shuffle: 'flip' } : {};
};

/** A question of Qualtrics as one of ours; a question of several bars or columns as several. */
export function readQuestion(payload: Record<string, unknown>, ref: Ref, reading: Reading): Question[] {
  const { known, words, collect } = reading;
  const tag = textAt(payload, 'DataExportTag') || ref.id;
  const where = tag;
  const kinds = [
    textAt(payload, 'QuestionType'),
    textAt(payload, 'Selector'),
    textAt(payload, 'SubSelector'),
  ].filter(Boolean);
  const kind = kinds.join('/');
  const when = readLogic(at(payload, 'DisplayLogic'), where, known, collect);
  const settings = at(payload, 'Validation', 'Settings');
  const force = textAt(settings, 'ForceResponse');
  const type = typeOf(payload);
  if (force === 'RequestResponse') collect.tell('approximated', 'request-only', where, kind);
  if (textAt(payload, 'QuestionJS') !== '')
    collect.tell('dropped', 'script', where, textAt(payload, 'QuestionJS'));
  if (listAt(payload, 'DefaultChoices').length > 0) {
    collect.tell('dropped', 'default-answer', where, JSON.stringify(at(payload, 'DefaultChoices')));
  }
  if (entriesAt(payload, 'ChoiceGroups').length > 0) {
    const labels = listAt(payload, 'ChoiceGroups').map((group) => textAt(group, 'GroupLabel'));
    collect.tell('dropped', 'choice-groups', where, labels.join(', '));
  }
  if (entriesAt(payload, 'RecodeValues').length > 0) {
    collect.tell('mapped', 'recodes', where, JSON.stringify(at(payload, 'RecodeValues')));
  }
  if (/Custom/i.test(textAt(settings, 'Type')) || isObject(at(settings, 'CustomValidation'))) {
    collect.keep('rule-of-answer', where, JSON.stringify(at(settings, 'CustomValidation') ?? settings));
  }
  const about = {
    code: ref.code,
    origin: tag.slice(0, 500),
    text: words.of(payload, where, 'QuestionText'),
    ...(when === null ? {} : { when }),
    ...(force === 'ON' && type !== 'statement' && type !== null ? { required: true } : {}),
  };
  collect.tell(
    type === null ? 'dropped' : 'mapped',
    type === null ? 'no-type' : 'question',
    where,
    `${kind}: ${about.text[words.languages[0] ?? 'en'] ?? ''}`,
  );
  const choices = () => choicesOf(payload, where, reading);
  const empty = () => ({ ...about, type: 'statement' as const, required: undefined });
  if (type === null) {
    collect.keep('no-type', where, kind);
    return [empty()];
  }
  switch (type) {
    case 'nps': {
      const labels = listAt(payload, 'ColumnLabels').map((label) => textAt(label, 'Display'));
      const [low = '', high = ''] = [labels[0], labels.at(-1)];
      return [
        {
          ...about,
          type,
          low: 0,
          high: 10,
          ...(labels.length < 2
            ? {}
            : { ends: { low: words.only(low, where), high: words.only(high, where) } }),
        },
      ];
    }
    case 'single':
    case 'dropdown':
      if (entriesAt(payload, 'Choices').length === 0) break;
      return [{ ...about, type, choices: choices(), ...shuffled(payload) }];
    case 'multiple': {
      if (entriesAt(payload, 'Choices').length === 0) break;
      const least = numberAt(settings, 'MinChoices');
      const most = numberAt(settings, 'MaxChoices');
      return [
        {
          ...about,
          type,
          choices: choices(),
          ...shuffled(payload),
          ...(least === null || least < 1 ? {} : { least }),
          ...(most === null || most < 1 ? {} : { most }),
        },
      ];
    }
    case 'ranking':
      if (entriesAt(payload, 'Choices').length === 0) break;
      return [{ ...about, type, choices: choices(), ...shuffled(payload) }];
    case 'constant-sum': {
      if (entriesAt(payload, 'Choices').length === 0) break;
      const total = numberOr(numberAt(settings, 'ChoiceTotal'), 100);
      return [{ ...about, type, choices: choices(), total: total > 0 ? total : 100, ...shuffled(payload) }];
    }
    case 'matrix':
      return readMatrix(payload, about, kind, where, reading) ?? [empty()];
    case 'columns':
      return readColumns(payload, ref, about, where, reading);
    case 'sliders':
      return readSliders(payload, ref, about, where, reading);
    case 'contact':
    case 'form': {
      const rows = inOrder(payload, 'Choices').slice(0, 20);
      if (rows.length === 0) break;
      collect.tell('approximated', 'other-type', where, kind);
      return [
        {
          ...about,
          type: 'contact',
          fields: rows.map(([id]) => ({
            code: id,
            kind: 'text' as const,
            text: words.of(payload, `${where}, field ${id}`, 'Choices', id, 'Display'),
          })),
        },
      ];
    }
    case 'number': {
      const least = numberAt(settings, 'ValidNumber', 'Min') ?? numberAt(settings, 'MinNumber');
      const most = numberAt(settings, 'ValidNumber', 'Max') ?? numberAt(settings, 'MaxNumber');
      return [{ ...about, type, ...(least === null ? {} : { least }), ...(most === null ? {} : { most }) }];
    }
    case 'date':
      return [{ ...about, type, precision: 'date' }];
    case 'text': {
      const content = textAt(settings, 'ContentType');
      const pattern = ({ ValidEmail: 'email', ValidUSPhone: 'phone', ValidURL: 'url' } as const)[
        content as 'ValidEmail'
      ];
      const least = numberAt(settings, 'MinChars');
      const most = numberAt(settings, 'TotalChars') ?? numberAt(settings, 'MaxChars');
      return [
        {
          ...about,
          type,
          ...(/ML|ESTB/.test(textAt(payload, 'Selector')) ? { long: true } : {}),
          ...(pattern === undefined ? {} : { pattern }),
          ...(least === null || least < 1 ? {} : { minLength: Math.min(least, 100_000) }),
          ...(most === null || most < 1 ? {} : { maxLength: Math.min(most, 100_000) }),
        },
      ];
    }
    case 'file':
      if (textAt(payload, 'QuestionType') !== 'FileUpload')
        collect.tell('approximated', 'other-type', where, kind);
      return [
        { ...about, type, mostBytes: 10_000_000, types: ['image/png', 'image/jpeg', 'application/pdf'] },
      ];
    default:
      return [empty()];
  }
  collect.tell('dropped', 'no-options', where, kind);
  return [empty()];
}

type About = Omit<Extract<Question, { type: 'statement' }>, 'type'>;

function readMatrix(
  payload: unknown,
  about: About,
  kind: string,
  where: string,
  reading: Reading,
): Question[] | null {
  const rows = choicesOf(payload, where, reading, 'Choices', 'none');
  const columns = columnsOf(payload, where, reading);
  if (rows.length === 0 || columns.length === 0) return null;
  const usual = textAt(payload, 'Selector') === 'Likert';
  if (!usual) reading.collect.tell('approximated', 'other-type', where, kind);
  for (const row of rows) {
    if (row.other === true)
      reading.collect.tell('dropped', 'row-text', where, Object.values(row.text)[0] ?? '');
  }
  return [
    {
      ...about,
      type: 'matrix',
      rows: rows.map(({ other: _, ...row }) => row),
      columns: columns.map(({ other: _, ...column }) => column),
      ...(/^Multiple|^MA/.test(textAt(payload, 'SubSelector')) ? { several: true } : {}),
      ...shuffled(payload),
    },
  ];
}

/** Of a matrix Qualtrics recodes the columns, not the rows. */
function columnsOf(payload: unknown, where: string, reading: Reading): Choice[] {
  return choicesOf(payload, where, reading, 'Answers', 'own');
}

function readColumns(
  payload: Record<string, unknown>,
  ref: Ref,
  about: About,
  where: string,
  reading: Reading,
): Question[] {
  const { words, collect } = reading;
  const found: Question[] = [{ ...about, type: 'statement', required: undefined }];
  collect.tell('approximated', 'several-questions', where, textAt(payload, 'QuestionText'));
  for (const [part, sub] of entriesAt(payload, 'AdditionalQuestions')) {
    const code = ref.parts.get(part);
    if (code === undefined || !isObject(sub)) continue;
    // The rows stand with the whole question; a column's own copy of them may be stale.
    const whole = { ...sub, Choices: payload.Choices, ChoiceOrder: payload.ChoiceOrder };
    const base: About = {
      code,
      origin: textAt(sub, 'DataExportTag').slice(0, 500) || code,
      text: words.only(textAt(sub, 'QuestionText'), where),
      ...(about.when === undefined ? {} : { when: about.when }),
      ...(textAt(sub, 'Validation', 'Settings', 'ForceResponse') === 'ON' ? { required: true } : {}),
    };
    const questions = readMatrix(whole, base, textAt(sub, 'SubSelector'), where, reading);
    if (questions === null) {
      const fields = inOrder(whole, 'Choices').slice(0, 20);
      if (fields.length === 0) continue;
      collect.tell(
        'approximated',
        'other-type',
        where,
        `${textAt(sub, 'QuestionType')}/${textAt(sub, 'Selector')}`,
      );
      found.push({
        ...base,
        type: 'contact',
        fields: fields.map(([id]) => ({
          code: id,
          kind: 'text' as const,
          text: words.of(payload, where, 'Choices', id, 'Display'),
        })),
      });
    } else found.push(...questions);
  }
  return found;
}

function readSliders(
  payload: Record<string, unknown>,
  ref: Ref,
  about: About,
  where: string,
  reading: Reading,
): Question[] {
  const { words, collect, known } = reading;
  const least = numberOr(numberAt(payload, 'Configuration', 'CSSliderMin'), 0);
  const most = numberOr(numberAt(payload, 'Configuration', 'CSSliderMax'), 100);
  const stars = textAt(payload, 'Selector') === 'STAR';
  const bars = inOrder(payload, 'Choices');
  const lead: Question[] = bars.length === 1 ? [] : [{ ...about, type: 'statement', required: undefined }];
  if (bars.length > 1)
    collect.tell('approximated', 'several-questions', where, textAt(payload, 'QuestionText'));
  const tag = textAt(payload, 'DataExportTag') || ref.id;
  return [
    ...lead,
    ...bars.flatMap(([id, given]): Question[] => {
      const code = ref.parts.get(id);
      if (code === undefined) return [];
      const own = readLogic(at(given, 'DisplayLogic'), `${where}, bar ${id}`, known, collect);
      const conditions = [about.when, own ?? undefined].filter((one) => one !== undefined);
      const base = {
        ...about,
        code,
        origin: `${tag}_${id}`.slice(0, 500),
        text: bars.length === 1 ? about.text : words.of(payload, where, 'Choices', id, 'Display'),
        ...(conditions.length === 2
          ? { when: { is: 'all' as const, of: conditions } }
          : { when: conditions[0] }),
      };
      const valid = least < most;
      if (stars) {
        const high = Math.min(Math.max(numberOr(numberAt(payload, 'Configuration', 'StarCount'), 5), 2), 100);
        return [{ ...base, type: 'rating', low: 1, high, look: 'stars' }];
      }
      return [{ ...base, type: 'slider', least: valid ? least : 0, most: valid ? most : 100, step: 1 }];
    }),
  ];
}
