import type { Condition } from '../../logic.contract.ts';
import type { Choice, Question } from '../../question.contract.ts';
import { at, isObject, listAt, numberAt, numberIn, textAt } from '../given.ts';
import { all } from '../join-conditions.ts';
import { pictureAt } from '../picture.ts';
import { bounds, choiceCodes, choiceValue, fieldCodes, kindOf, specials } from './names.ts';
import type { SurveyJs } from './read-surveyjs.ts';

const both = (a: Condition | undefined, b: Condition | undefined): Condition | undefined =>
  a === undefined ? b : b === undefined ? a : all([a, b]);

/** An element as questions of ours; what stands in a panel takes over the panel's condition. */
export function readElement(
  element: unknown,
  reading: SurveyJs,
  around: Condition | undefined,
  depth: number,
): Question[] {
  const name = textAt(element, 'name');
  const type = textAt(element, 'type');
  const { collect, texts } = reading;
  const own = reading.condition(textAt(element, 'visibleIf'), name);
  let when = both(around, own);
  if (at(element, 'visible') === false && own === undefined)
    when = {
      is: 'not',
      of: { is: 'equal', left: { get: 'literal', value: 1 }, right: { get: 'literal', value: 1 } },
    };
  if (type === 'panel' || type === 'flowpanel') {
    if (depth > 40) return [];
    return listAt(element, 'elements').flatMap((child) => readElement(child, reading, when, depth + 1));
  }
  const code = reading.names.codeOf(name);
  if (code === undefined || type === '') {
    collect.keep('no-type', name || '-', JSON.stringify(element).slice(0, 2000));
    return [];
  }
  const enable = textAt(element, 'enableIf');
  if (enable !== '') {
    collect.tell('approximated', 'read-only', name, enable);
    when = both(when, reading.condition(enable, name));
  }
  const requiredWhen = reading.condition(textAt(element, 'requiredIf'), name);
  for (const member of ['defaultValue', 'correctAnswer']) {
    const found = at(element, member);
    if (found !== undefined) collect.tell('dropped', 'default-answer', name, JSON.stringify(found));
  }
  for (const member of [
    'defaultValueExpression',
    'setValueExpression',
    'setValueIf',
    'resetValueIf',
    'choicesVisibleIf',
    'choicesEnableIf',
    'rowsVisibleIf',
    'columnsVisibleIf',
  ]) {
    if (textAt(element, member) !== '')
      collect.keep('flow-element', `${name}, ${member}`, textAt(element, member));
  }
  const description = at(element, 'description');
  const title = type === 'html' ? texts.of(at(element, 'html'), name) : texts.title(element, name);
  const about = {
    code,
    origin: name.slice(0, 500),
    text: title,
    ...(description === undefined || description === '' ? {} : { help: texts.of(description, name) }),
    ...(when === undefined ? {} : { when }),
    ...(at(element, 'isRequired') === true && type !== 'html' && type !== 'image' ? { required: true } : {}),
    ...(requiredWhen === undefined ? {} : { requiredWhen }),
    ...musts(element, name, reading),
  };
  const found = shaped(element, about, name, reading);
  if (found !== null) collect.tell('mapped', 'question', name, `${type}: ${Object.values(title)[0] ?? ''}`);
  return found === null ? [] : [found];
}

type About = Omit<Extract<Question, { type: 'statement' }>, 'type'>;

function musts(element: unknown, name: string, reading: SurveyJs): Pick<About, 'musts'> {
  const found = listAt(element, 'validators').flatMap((validator) => {
    const type = textAt(validator, 'type').replace(/validator$/, '');
    if (type === 'expression') {
      const must = reading.condition(textAt(validator, 'expression'), `${name}, validator`);
      const say = reading.texts.of(at(validator, 'text'), name, 'Please check this answer.');
      return must === undefined ? [] : [{ must, say }];
    }
    if (type === 'regex') reading.collect.keep('rule-of-answer', name, textAt(validator, 'regex'));
    return [];
  });
  return found.length === 0 ? {} : { musts: found.slice(0, 50) };
}

const validator = (element: unknown, type: string): unknown =>
  listAt(element, 'validators').find((one) => textAt(one, 'type').replace(/validator$/, '') === type);

function choicesOf(element: unknown, member: string, name: string, reading: SurveyJs): Choice[] {
  const codes = choiceCodes(element, member);
  const seen = new Set<string>();
  const found = listAt(element, member)
    .slice(0, 500)
    .flatMap((choice): Choice[] => {
      const value = choiceValue(choice);
      const code = codes.get(value);
      if (code === undefined || seen.has(value)) return [];
      seen.add(value);
      const place = `${name}, ${value}`;
      const condition = both(
        reading.condition(textAt(choice, 'visibleIf'), place),
        reading.condition(textAt(choice, 'enableIf'), place),
      );
      const score = numberIn(value);
      const text = reading.texts.of(at(choice, 'text') ?? value, place, value);
      return [
        {
          code,
          origin: value.slice(0, 500),
          text,
          ...(condition === undefined ? {} : { when: condition }),
          ...(score === null ? {} : { score }),
          ...pictureAt(textAt(choice, 'imageLink'), text),
        },
      ];
    });
  if (member !== 'choices') return found;
  const special = specials(element).filter(({ value, shown }) => shown && !seen.has(value));
  return [
    ...found,
    ...special.map(
      ({ value, text, usual }): Choice => ({
        code: codes.get(value) ?? value,
        origin: value,
        text: reading.texts.of(at(element, text) ?? usual, name),
        ...(value === 'other' ? { other: true, fixed: true } : { fixed: true }),
        ...(value === 'none' ? { exclusive: true } : {}),
        ...(value === 'refused' ? { exclusive: true, means: 'prefer-not-to-say' as const } : {}),
        ...(value === 'dontknow' ? { exclusive: true, means: 'dont-know' as const } : {}),
      }),
    ),
  ];
}

const whole = (n: number | null, least: number, most: number): n is number =>
  n !== null && Number.isInteger(n) && n >= least && n <= most;

function shaped(element: unknown, about: About, name: string, reading: SurveyJs): Question | null {
  const { collect, texts } = reading;
  const type = textAt(element, 'type');
  const kind = kindOf(element);
  const mixed = ['random', 'asc', 'desc'].includes(textAt(element, 'choicesOrder'))
    ? { shuffle: 'random' as const }
    : {};
  const ends = () => {
    const low = at(element, 'minRateDescription');
    const high = at(element, 'maxRateDescription');
    return low === undefined && high === undefined
      ? {}
      : {
          ends: {
            ...(low === undefined ? {} : { low: texts.of(low, name) }),
            ...(high === undefined ? {} : { high: texts.of(high, name) }),
          },
        };
  };
  const nothing = (phrase: 'no-type' | 'no-options' | 'loop'): Question => {
    collect.keep(phrase, name, phrase === 'no-options' ? type : JSON.stringify(element).slice(0, 15_000));
    return { ...about, required: undefined, requiredWhen: undefined, musts: undefined, type: 'statement' };
  };
  if (isObject(at(element, 'choicesByUrl')) || textAt(element, 'choicesFromQuestion') !== '')
    return nothing('no-options');
  switch (kind) {
    case 'single':
    case 'dropdown': {
      if (type === 'boolean') {
        return {
          ...about,
          type: 'single',
          choices: [
            { code: 'true', origin: 'true', text: texts.of(at(element, 'labelTrue') ?? 'Yes', name) },
            { code: 'false', origin: 'false', text: texts.of(at(element, 'labelFalse') ?? 'No', name) },
          ],
        };
      }
      const choices = choicesOf(element, 'choices', name, reading);
      return choices.length === 0 ? nothing('no-options') : { ...about, type: kind, choices, ...mixed };
    }
    case 'multiple':
    case 'picture':
    case 'ranking': {
      const choices = choicesOf(element, 'choices', name, reading);
      if (choices.length === 0) return nothing('no-options');
      if (kind === 'ranking') return { ...about, type: kind, choices, ...mixed };
      const count = validator(element, 'answercount');
      const least = numberAt(element, 'minSelectedChoices') ?? numberAt(count, 'minCount');
      const most = numberAt(element, 'maxSelectedChoices') ?? numberAt(count, 'maxCount');
      const limits = { ...(whole(least, 1, 500) ? { least } : {}), ...(whole(most, 1, 500) ? { most } : {}) };
      if (kind === 'multiple') return { ...about, type: kind, choices, ...mixed, ...limits };
      return {
        ...about,
        type: kind,
        choices,
        ...mixed,
        ...(at(element, 'multiSelect') === true ? { several: true, ...limits } : {}),
      };
    }
    case 'rating': {
      const { low, high } = bounds(element);
      if (!Number.isInteger(low) || !Number.isInteger(high) || low >= high || low < -100 || high > 100)
        return nothing('no-type');
      if (low === 0 && high === 10) return { ...about, type: 'nps', low: 0, high: 10, ...ends() };
      const look = { stars: 'stars', smileys: 'faces' }[
        textAt(element, 'rateType') || textAt(element, 'rateDisplayMode')
      ] as 'stars' | undefined;
      return { ...about, type: 'rating', low, high, ...ends(), ...(look === undefined ? {} : { look }) };
    }
    case 'matrix': {
      const rows = choicesOf(element, 'rows', name, reading);
      const columns = choicesOf(element, 'columns', name, reading);
      if (rows.length === 0 || columns.length === 0) return nothing('no-options');
      return {
        ...about,
        type: 'matrix',
        rows,
        columns,
        ...(textAt(element, 'cellType') === 'checkbox' ? { several: true } : {}),
      };
    }
    case 'number': {
      const check = validator(element, 'numeric');
      const least = numberAt(element, 'min') ?? numberAt(check, 'minValue');
      const most = numberAt(element, 'max') ?? numberAt(check, 'maxValue');
      return {
        ...about,
        type: 'number',
        ...(least === null ? {} : { least }),
        ...(most === null ? {} : { most }),
      };
    }
    case 'slider': {
      const least = numberAt(element, 'min') ?? numberAt(element, 'rangeMin') ?? 0;
      const most = numberAt(element, 'max') ?? numberAt(element, 'rangeMax') ?? 100;
      const step = numberAt(element, 'step') ?? 1;
      return least < most && step > 0 ? { ...about, type: 'slider', least, most, step } : nothing('no-type');
    }
    case 'date': {
      const input = textAt(element, 'inputType');
      const precision = input === 'time' ? 'time' : input === 'date' ? 'date' : 'date-time';
      const edge = (member: string) =>
        /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$|^\d{2}:\d{2}$/.test(textAt(element, member))
          ? textAt(element, member)
          : undefined;
      return { ...about, type: 'date', precision, earliest: edge('min'), latest: edge('max') };
    }
    case 'text': {
      const input = textAt(element, 'inputType');
      const email = validator(element, 'email') !== undefined;
      const pattern = email
        ? 'email'
        : ({ email: 'email', url: 'url', tel: 'phone' } as const)[input as 'email'];
      const check = validator(element, 'text');
      const least = numberAt(check, 'minLength');
      const most = numberAt(element, 'maxLength') ?? numberAt(check, 'maxLength');
      const placeholder = at(element, 'placeholder') ?? at(element, 'placeHolder');
      return {
        ...about,
        type: 'text',
        ...(type === 'comment' ? { long: true } : {}),
        ...(pattern === undefined ? {} : { pattern }),
        ...(whole(least, 1, 100_000) ? { minLength: least } : {}),
        ...(whole(most, 1, 100_000) ? { maxLength: most } : {}),
        ...(placeholder === undefined || placeholder === ''
          ? {}
          : { placeholder: texts.of(placeholder, name) }),
      };
    }
    case 'contact': {
      const codes = fieldCodes(element);
      const fields = [...codes].map(([field, code]) => {
        const item = listAt(element, 'items').find((one) => textAt(one, 'name') === field);
        return {
          code,
          kind: 'text' as const,
          text: texts.title(item, name),
          ...(at(item, 'isRequired') === true ? { required: true } : {}),
        };
      });
      if (fields.length === 0) return nothing('no-options');
      if (listAt(element, 'items').length > 20)
        collect.tell('dropped', 'no-options', name, 'items after the 20th');
      return { ...about, type: 'contact', fields };
    }
    case 'file':
      if (type !== 'file') collect.tell('approximated', 'other-type', name, type);
      return {
        ...about,
        type: 'file',
        mostBytes: Math.min(Math.max(numberAt(element, 'maxSize') ?? 10_000_000, 1), 100_000_000),
        types: ['image/png', 'image/jpeg', 'application/pdf'],
        ...(at(element, 'allowMultiple') === true ? { most: 20 } : {}),
      };
    case 'expression': {
      const value = reading.names.calculated.get(name);
      const text = Object.fromEntries(
        Object.entries(about.text).map(([language, words]) => [language, `${words} {{calculated:${value}}}`]),
      );
      return {
        ...about,
        required: undefined,
        requiredWhen: undefined,
        musts: undefined,
        text,
        type: 'statement',
      };
    }
    case 'statement':
      return {
        ...about,
        ...pictureAt(textAt(element, 'imageLink'), about.text),
        required: undefined,
        requiredWhen: undefined,
        musts: undefined,
        type: 'statement',
      };
    case 'paneldynamic':
      return nothing('loop');
    default:
      return nothing('no-type');
  }
}
