import { type Choice, httpsAddress, type Question } from '../../question.contract.ts';
import { Codes, type Collect } from '../collect.ts';
import { at, isObject, listAt, numberAt, textAt } from '../given.ts';
import type { LocalTexts } from '../local-texts.ts';
import { pictureAt } from '../picture.ts';
import type { Asked } from './logic.ts';

const types: Readonly<Record<string, Question['type']>> = {
  openText: 'text',
  multipleChoiceSingle: 'single',
  multipleChoiceMulti: 'multiple',
  nps: 'nps',
  rating: 'rating',
  csat: 'csat',
  ces: 'ces',
  cta: 'statement',
  consent: 'consent',
  pictureSelection: 'picture',
  cal: 'appointment',
  date: 'date',
  matrix: 'matrix',
  address: 'address',
  contactInfo: 'contact',
  ranking: 'ranking',
  fileUpload: 'file',
};

export const isType = (type: string): boolean => Object.hasOwn(types, type);

/** A label that is one text, or one for each language; its words in the default language. */
const wordsOf = (label: unknown): string =>
  typeof label === 'string'
    ? label
    : textAt(label, 'default') || String(Object.values(isObject(label) ? label : {})[0] ?? '');

/** Ids and words of choices, rows or columns → codes. */
function codesOf(
  list: readonly unknown[],
  letter: string,
): { codes: string[]; byValue: Map<string, string> } {
  const take = new Codes();
  const byValue = new Map<string, string>();
  const codes = list.slice(0, 500).map((one, n) => {
    const id = textAt(one, 'id');
    const label = at(one, 'label') ?? one;
    const code = take.take(/^other$|^none$/.test(id) ? id : wordsOf(label).slice(0, 40), `${letter}${n + 1}`);
    for (const value of [id, ...(isObject(label) ? Object.values(label) : [label])]) {
      if (typeof value === 'string' && value !== '' && !byValue.has(value)) byValue.set(value, code);
    }
    return code;
  });
  return { codes, byValue };
}

export function askedOf(element: unknown, code: string): Asked {
  const written = textAt(element, 'type');
  const known = isType(written) ? (types[written] as Question['type']) : 'statement';
  const type = known === 'text' && textAt(element, 'inputType') === 'number' ? 'number' : known;
  const columns = codesOf(listAt(element, 'columns'), 'c').byValue;
  return {
    code,
    type,
    byValue: type === 'matrix' ? columns : codesOf(listAt(element, 'choices'), 'c').byValue,
    rows: type === 'matrix' ? codesOf(listAt(element, 'rows'), 'r').codes : [],
    several: type === 'multiple' || (type === 'picture' && at(element, 'allowMulti') === true),
  };
}

/** An element of Formbricks as a question of ours. */
export function readElement(element: unknown, asked: Asked, texts: LocalTexts, collect: Collect): Question {
  const id = textAt(element, 'id');
  const written = textAt(element, 'type');
  const headline = texts.of(at(element, 'headline'), id, id);
  const subheader = at(element, 'subheader') ?? at(element, 'html');
  const choices = (member: string, letter: string): Choice[] => {
    const list = listAt(element, member);
    const { codes } = codesOf(list, letter);
    return codes.map((code, n): Choice => {
      const given = list[n];
      const text = texts.of(
        at(given, 'label') ??
          (isObject(given) && at(given, 'imageUrl') === undefined
            ? given
            : typeof given === 'string'
              ? given
              : `${n + 1}`),
        `${id}, ${code}`,
        code,
      );
      return {
        code,
        origin: textAt(given, 'id').slice(0, 500) || wordsOf(at(given, 'label') ?? given).slice(0, 500),
        text,
        ...(textAt(given, 'id') === 'other' ? { other: true, fixed: true } : {}),
        ...(textAt(given, 'id') === 'none' ? { exclusive: true, fixed: true } : {}),
        ...pictureAt(textAt(given, 'imageUrl'), text),
      };
    });
  };
  const { type, code } = asked;
  const about = {
    code,
    origin: id.slice(0, 500),
    text: headline,
    ...(subheader === undefined || wordsOf(subheader) === '' ? {} : { help: texts.of(subheader, id) }),
    ...pictureAt(textAt(element, 'imageUrl'), headline),
    ...(at(element, 'required') === true && type !== 'statement' ? { required: true } : {}),
  };
  const statement = (): Question => ({ ...about, required: undefined, type: 'statement' });
  if (!isType(written)) {
    collect.keep('no-type', id, JSON.stringify(element).slice(0, 10_000));
    return statement();
  }
  collect.tell('mapped', 'question', id, `${written}: ${Object.values(headline)[0] ?? ''}`);
  const option = textAt(element, 'shuffleOption');
  const shuffle = option === 'all' || option === 'exceptLast' ? { shuffle: 'random' as const } : {};
  const mixed = (list: Choice[]) =>
    option === 'exceptLast'
      ? list.map((choice, n) => (n === list.length - 1 ? { ...choice, fixed: true } : choice))
      : list;
  const ends = () => {
    const [low, high] = [at(element, 'lowerLabel'), at(element, 'upperLabel')];
    const said = {
      ...(low === undefined || wordsOf(low) === '' ? {} : { low: texts.of(low, id) }),
      ...(high === undefined || wordsOf(high) === '' ? {} : { high: texts.of(high, id) }),
    };
    return Object.keys(said).length === 0 ? {} : { ends: said };
  };
  const none = (): Question => {
    collect.keep('no-options', id, written);
    return statement();
  };
  switch (type) {
    case 'nps':
      return { ...about, type, low: 0, high: 10, ...ends() };
    case 'rating':
    case 'csat':
    case 'ces': {
      const high = numberAt(element, 'range') ?? 5;
      const look = ({ star: 'stars', smiley: 'faces', number: 'numbers' } as const)[
        textAt(element, 'scale') as 'star'
      ];
      return {
        ...about,
        type,
        low: 1,
        high: Math.min(Math.max(Math.round(high), 2), 100),
        ...ends(),
        ...(look === undefined ? {} : { look }),
      };
    }
    case 'single':
    case 'ranking': {
      const list = mixed(choices('choices', 'c'));
      if (list.length === 0) return none();
      return type === 'single' && textAt(element, 'displayType') === 'dropdown'
        ? { ...about, type: 'dropdown', choices: list, ...shuffle }
        : { ...about, type, choices: list, ...shuffle };
    }
    case 'multiple': {
      const list = mixed(choices('choices', 'c'));
      return list.length === 0 ? none() : { ...about, type, choices: list, ...shuffle };
    }
    case 'picture': {
      const list = choices('choices', 'c');
      return list.length === 0
        ? none()
        : { ...about, type, choices: list, ...(asked.several ? { several: true } : {}) };
    }
    case 'matrix': {
      const rows = choices('rows', 'r');
      const columns = choices('columns', 'c');
      return rows.length === 0 || columns.length === 0
        ? none()
        : { ...about, type, rows, columns, ...shuffle };
    }
    case 'consent':
      return { ...about, type, label: texts.of(at(element, 'label'), id, 'I agree') };
    case 'appointment': {
      const host = textAt(element, 'calHost') || 'cal.com';
      const user = textAt(element, 'calUserName');
      const url = `https://${host.replace(/^https?:\/\//, '')}/${user}`;
      return httpsAddress.test(url) && user !== ''
        ? { ...about, type, url, label: texts.of('Book an appointment', id) }
        : none();
    }
    case 'date':
      return { ...about, type, precision: 'date' };
    case 'contact':
    case 'address':
      return fields(element, about, type, texts) ?? none();
    case 'file':
      return {
        ...about,
        type,
        mostBytes: Math.min(
          Math.max(Math.round((numberAt(element, 'maxSizeInMB') ?? 10) * 1e6), 1),
          100_000_000,
        ),
        types: ['image/png', 'image/jpeg', 'application/pdf'],
        ...(at(element, 'allowMultipleFiles') === true ? { most: 20 } : {}),
      };
    case 'number':
      return { ...about, type };
    case 'text': {
      const input = textAt(element, 'inputType');
      const pattern = ({ email: 'email', url: 'url', phone: 'phone' } as const)[input as 'email'];
      const least = numberAt(element, 'charLimit', 'min');
      const most = numberAt(element, 'charLimit', 'max');
      const placeholder = at(element, 'placeholder');
      return {
        ...about,
        type,
        ...(at(element, 'longAnswer') === false ? {} : { long: true }),
        ...(pattern === undefined ? {} : { pattern }),
        ...(least === null || least < 1 ? {} : { minLength: Math.min(Math.round(least), 100_000) }),
        ...(most === null || most < 1 ? {} : { maxLength: Math.min(Math.round(most), 100_000) }),
        ...(placeholder === undefined || wordsOf(placeholder) === ''
          ? {}
          : { placeholder: texts.of(placeholder, id) }),
      };
    }
    default:
      return statement();
  }
}

const contactKinds = {
  firstName: 'first-name',
  lastName: 'last-name',
  email: 'email',
  phone: 'phone',
  company: 'company',
} as const;
const addressKinds = {
  addressLine1: 'street',
  addressLine2: 'more',
  city: 'city',
  state: 'region',
  zip: 'postcode',
  country: 'country',
} as const;

function fields(
  element: unknown,
  about: Omit<Extract<Question, { type: 'statement' }>, 'type'>,
  type: 'contact' | 'address',
  texts: LocalTexts,
): Question | null {
  const shown = (name: string) => at(element, name, 'show') !== false && isObject(at(element, name));
  const one = (name: string) => ({
    code: name,
    text: texts.of(at(element, name, 'placeholder'), name, name),
    ...(at(element, name, 'required') === true ? { required: true } : {}),
  });
  if (type === 'contact') {
    const found = Object.entries(contactKinds)
      .filter(([name]) => shown(name))
      .map(([name, kind]) => ({ ...one(name), kind }));
    return found.length === 0 ? null : { ...about, type, fields: found };
  }
  const found = Object.entries(addressKinds)
    .filter(([name]) => shown(name))
    .map(([name, kind]) => ({ ...one(name), kind }));
  return found.length === 0 ? null : { ...about, type, fields: found };
}
