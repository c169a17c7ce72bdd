import type { Condition, Texts } from '../../logic.contract.ts';
import type { Choice, Question } from '../../question.contract.ts';
import type { Collect } from '../collect.ts';
import { numberIn } from '../given.ts';
import type { Gathered, Item } from './gather.ts';
import { type LimeNames, type Named, ownAnswers } from './names.ts';
import { cellOf } from './read-dump.ts';

export interface Lime {
  readonly gathered: Gathered;
  readonly names: LimeNames;
  readonly collect: Collect;
  texts(of: ReadonlyMap<string, string>, where: string, otherwise?: string): Texts;
  /** A relevance expression; undefined when it always holds. */
  condition(text: string, where: string): Condition | undefined;
  /** The conditions of a question: its relevance, or what the table of conditions says. */
  whenOf(item: Item): Condition | undefined;
}

type About = Omit<Extract<Question, { type: 'statement' }>, 'type'>;

const on = (value: string | undefined): boolean => value === '1' || value === 'Y';
const bound = (text: string | undefined): number | null => numberIn(text ?? '');

/** A question of LimeSurvey as one of ours, or two for an array of two scales. */
export function readQuestion(named: Named, lime: Lime): Question[] {
  const { item, type, code } = named;
  const { collect } = lime;
  const attributes = lime.gathered.attributes.get(item.id) ?? new Map<string, string>();
  const where = item.code;
  const text = lime.texts(item.text, where, item.code);
  const when = lime.whenOf(item);
  const hidden = on(attributes.get('hidden'));
  const about: About = {
    code,
    origin: item.code.slice(0, 500),
    text,
    ...(item.help.size === 0 ? {} : { help: lime.texts(item.help, where) }),
    ...(when === undefined ? {} : { when }),
    ...(cellOf(item.row, 'mandatory') === 'Y' ? { required: true } : {}),
    ...musts(attributes, where, lime),
  };
  if (hidden) {
    collect.keep('setting', where, 'hidden=1');
  }
  if (cellOf(item.row, 'mandatory') === 'S') collect.tell('approximated', 'request-only', where, type);
  const preg = cellOf(item.row, 'preg');
  if (preg !== '') collect.keep('rule-of-answer', where, preg);
  if (attributes.get('array_filter_exclude') || attributes.get('array_filter'))
    collect.tell('mapped', 'condition', where, 'array_filter');
  const found = shaped(named, about, attributes, lime);
  if (found.length > 0 && type !== '*')
    collect.tell('mapped', 'question', where, `${type}: ${Object.values(text)[0] ?? ''}`);
  return found;
}

function musts(attributes: ReadonlyMap<string, string>, where: string, lime: Lime): Pick<About, 'musts'> {
  const text = attributes.get('em_validation_q') ?? '';
  const must = text === '' ? undefined : lime.condition(text, `${where}, validation`);
  if (must === undefined) return {};
  const tip = attributes.get('em_validation_q_tip') ?? '';
  return {
    musts: [
      {
        must,
        say: lime.texts(
          new Map([[[...lime.gathered.languages.keys()][0] ?? 'en', tip]]),
          where,
          'Please check this answer.',
        ),
      },
    ],
  };
}

/** Rows that another question's answers let through. */
function filtered(row: string, attributes: ReadonlyMap<string, string>, lime: Lime): Condition | undefined {
  for (const [attribute, is] of [
    ['array_filter', 'selected'],
    ['array_filter_exclude', 'not-selected'],
  ] as const) {
    const name = (attributes.get(attribute) ?? '').split(/[;,]/)[0]?.trim() ?? '';
    const other =
      name === '' ? undefined : [...lime.names.byId.values()].find(({ item }) => item.code === name);
    const choice = other?.rowCodes.get(row);
    if (other !== undefined && choice !== undefined) return { is, question: other.code, choice };
  }
  return undefined;
}

function rowsOf(named: Named, attributes: ReadonlyMap<string, string>, lime: Lime): Choice[] {
  const exclusive = new Set((attributes.get('exclude_all_others') ?? '').split(';').filter(Boolean));
  return named.rows
    .filter(({ scale }) => scale === '0')
    .slice(0, 500)
    .map((row): Choice => {
      const where = `${named.item.code}, ${row.code}`;
      const own = lime.condition(cellOf(row.row, 'relevance'), where);
      const filter = filtered(row.code, attributes, lime);
      const when =
        own !== undefined && filter !== undefined
          ? ({ is: 'all', of: [own, filter] } as const)
          : (own ?? filter);
      return {
        code: named.rowCodes.get(row.code) ?? row.code,
        origin: row.code.slice(0, 500),
        text: lime.texts(row.text, where, row.code),
        ...(when === undefined ? {} : { when }),
        ...(exclusive.has(row.code) ? { exclusive: true } : {}),
      };
    });
}

function answersOf(named: Named, lime: Lime, scale = '0'): Choice[] {
  const language = [...lime.gathered.languages.values()][0] ?? 'en';
  const own = ownAnswers[named.type]?.map(
    ([code, text]): Choice => ({
      code: named.answerCodes.get(code) ?? code,
      origin: code,
      text: { [language]: text },
    }),
  );
  return (
    own ??
    named.answers
      .filter((answer) => answer.scale === scale)
      .slice(0, 500)
      .map((answer): Choice => {
        const score = bound(cellOf(answer.row, 'assessment_value'));
        return {
          code: named.answerCodes.get(answer.code) ?? answer.code,
          origin: answer.code.slice(0, 500),
          text: lime.texts(answer.text, `${named.item.code}, ${answer.code}`, answer.code),
          ...(score === null || score === 0 ? {} : { score }),
        };
      })
  );
}

function otherOf(named: Named, attributes: ReadonlyMap<string, string>, lime: Lime): Choice[] {
  if (cellOf(named.item.row, 'other') !== 'Y') return [];
  const code = named.answerCodes.get('-oth-') ?? named.rowCodes.get('other') ?? 'other';
  const language = [...lime.gathered.languages.values()][0] ?? 'en';
  const text =
    attributes.get('other_replace_text') ||
    (language.startsWith('de') ? 'Sonstiges' : language.startsWith('es') ? 'Otro' : 'Other');
  return [
    {
      code,
      origin: named.type === 'M' || named.type === 'P' ? 'other' : '-oth-',
      text: { [language]: text },
      other: true,
      fixed: true,
    },
  ];
}

function shaped(named: Named, about: About, attributes: ReadonlyMap<string, string>, lime: Lime): Question[] {
  const { collect } = lime;
  const { type, item } = named;
  const where = item.code;
  const shuffle =
    on(attributes.get('random_order')) || on(attributes.get('answer_order') === 'random' ? '1' : '')
      ? { shuffle: 'random' as const }
      : {};
  const statement = (): Question => ({ ...about, required: undefined, musts: undefined, type: 'statement' });
  const empty = (): Question[] => {
    collect.keep('no-options', where, type);
    return [statement()];
  };
  const least = bound(attributes.get('min_answers'));
  const most = bound(attributes.get('max_answers'));
  const limits = {
    ...(least === null || least < 1 || least > 500 ? {} : { least: Math.round(least) }),
    ...(most === null || most < 1 || most > 500 ? {} : { most: Math.round(most) }),
  };
  switch (type) {
    case 'L':
    case '!':
    case 'O':
    case 'Y':
    case 'G': {
      const choices = [...answersOf(named, lime), ...otherOf(named, attributes, lime)];
      if (type === 'O') collect.tell('dropped', 'row-text', where, 'comment');
      if (choices.length === 0) return empty();
      return [{ ...about, type: type === '!' ? 'dropdown' : 'single', choices, ...shuffle }];
    }
    case 'M':
    case 'P': {
      const choices = [...rowsOf(named, attributes, lime), ...otherOf(named, attributes, lime)];
      if (type === 'P') collect.tell('dropped', 'row-text', where, 'comments');
      return choices.length === 0
        ? empty()
        : [{ ...about, type: 'multiple', choices, ...shuffle, ...limits }];
    }
    case 'R': {
      const choices = answersOf(named, lime);
      return choices.length === 0 ? empty() : [{ ...about, type: 'ranking', choices, ...shuffle }];
    }
    case '5':
      return [{ ...about, type: 'rating', low: 1, high: 5 }];
    case 'A':
    case 'B': {
      const rows = rowsOf(named, attributes, lime);
      return rows.length === 0
        ? empty()
        : [{ ...about, type: 'matrix-scale', rows, low: 1, high: type === 'A' ? 5 : 10, ...shuffle }];
    }
    case 'F':
    case 'H':
    case 'C':
    case 'E':
    case '1': {
      const rows = rowsOf(named, attributes, lime);
      const columns = answersOf(named, lime);
      if (rows.length === 0 || columns.length === 0) return empty();
      const first: Question = { ...about, type: 'matrix', rows, columns, ...shuffle };
      if (type !== '1') return [first];
      const others = answersOf(named, lime, '1');
      collect.tell('approximated', 'several-questions', where, type);
      return others.length === 0
        ? [first]
        : [
            first,
            {
              ...about,
              code: named.second,
              origin: `${item.code}#1`.slice(0, 500),
              musts: undefined,
              type: 'matrix',
              rows: rows.map(({ when: _, ...row }) => row),
              columns: others,
            },
          ];
    }
    case 'S':
    case 'T':
    case 'U': {
      const longest = bound(attributes.get('maximum_chars'));
      return [
        {
          ...about,
          type: 'text',
          ...(type === 'S' ? {} : { long: true }),
          ...(longest === null || longest < 1 || longest > 100_000 ? {} : { maxLength: Math.round(longest) }),
        },
      ];
    }
    case 'N': {
      const lowest = bound(attributes.get('min_num_value_n'));
      const highest = bound(attributes.get('max_num_value_n'));
      return [
        {
          ...about,
          type: 'number',
          ...(lowest === null ? {} : { least: lowest }),
          ...(highest === null ? {} : { most: highest }),
          ...(on(attributes.get('num_value_int_only')) ? { decimals: 0 } : {}),
        },
      ];
    }
    case 'D':
      return [
        {
          ...about,
          type: 'date',
          precision: /[HM]:|h:/.test(attributes.get('date_format') ?? '') ? 'date-time' : 'date',
        },
      ];
    case 'Q':
    case 'K': {
      const rows = rowsOf(named, attributes, lime);
      if (rows.length === 0) return empty();
      if (type === 'K' || rows.length > 20) collect.tell('approximated', 'other-type', where, type);
      return [
        {
          ...about,
          type: 'contact',
          fields: rows.slice(0, 20).map(({ code, text }) => ({ code, kind: 'text' as const, text })),
        },
      ];
    }
    case '|':
      return [
        {
          ...about,
          type: 'file',
          mostBytes: 10_000_000,
          types: ['image/png', 'image/jpeg', 'application/pdf'],
        },
      ];
    case 'X':
      return [statement()];
    case '*':
    case 'I':
      if (type === 'I') collect.tell('dropped', 'setting', where, 'language switch');
      return [];
    default:
      collect.keep('no-type', where, type);
      return [statement()];
  }
}
