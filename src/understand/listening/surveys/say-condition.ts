import type { Said } from './checks.contract.ts';
import type { Condition, Value } from './logic.contract.ts';
import { both, type Names } from './name-place.ts';

const words: Readonly<Record<string, Said>> = {
  equal: { en: 'is', es: 'es' },
  'not-equal': { en: 'is not', es: 'no es' },
  less: { en: 'is less than', es: 'es menor que' },
  'at-most': { en: 'is at most', es: 'es como máximo' },
  more: { en: 'is more than', es: 'es mayor que' },
  'at-least': { en: 'is at least', es: 'es como mínimo' },
  contains: { en: 'contains', es: 'contiene' },
  'not-contains': { en: 'does not contain', es: 'no contiene' },
  'starts-with': { en: 'begins with', es: 'empieza por' },
  'ends-with': { en: 'ends with', es: 'termina en' },
  answered: { en: 'was answered', es: 'se contestó' },
  'not-answered': { en: 'was not answered', es: 'no se contestó' },
  selected: { en: 'was chosen in', es: 'se eligió en' },
  'not-selected': { en: 'was not chosen in', es: 'no se eligió en' },
  shown: { en: 'was shown', es: 'se mostró' },
  'not-shown': { en: 'was not shown', es: 'no se mostró' },
  all: { en: 'and', es: 'y' },
  any: { en: 'or', es: 'o' },
  language: { en: 'the language', es: 'el idioma' },
  device: { en: 'the device', es: 'el dispositivo' },
  channel: { en: 'the channel', es: 'el canal' },
  date: { en: 'the date', es: 'la fecha' },
  add: { en: 'plus', es: 'más' },
  subtract: { en: 'minus', es: 'menos' },
  multiply: { en: 'times', es: 'por' },
  divide: { en: 'divided by', es: 'entre' },
  power: { en: 'to the power of', es: 'elevado a' },
  remainder: { en: 'modulo', es: 'módulo' },
  round: { en: 'the rounded value of', es: 'el redondeo de' },
  sum: { en: 'the sum of', es: 'la suma de' },
  mean: { en: 'the mean of', es: 'la media de' },
  minimum: { en: 'the least of', es: 'el mínimo de' },
  maximum: { en: 'the most of', es: 'el máximo de' },
  count: { en: 'how many were given of', es: 'cuántos se dieron de' },
  join: { en: 'the texts together of', es: 'los textos juntos de' },
  length: { en: 'the length of', es: 'la longitud de' },
  days: { en: 'the days between', es: 'los días entre' },
};
const say = (key: string, language: 'en' | 'es') => words[key]?.[language] ?? key;
const betweenTwo = new Set(['add', 'subtract', 'multiply', 'divide', 'power', 'remainder']);

/** A condition as a clause that stands after "if", in both languages; nested groups in brackets. */
export function sayCondition(condition: Condition, names: Names): Said {
  return both((l) => conditionIn(l, condition, names));
}

/** A value as words. */
export function sayValue(value: Value, names: Names): Said {
  return both((l) => valueIn(l, value, names));
}

// One language at a time all the way down: both at every level would double the work with each level.
function conditionIn(l: 'en' | 'es', condition: Condition, names: Names, inside = false): string {
  switch (condition.is) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => conditionIn(l, part, names, true));
      const whole = parts.join(` ${say(condition.is, l)} `);
      return inside && parts.length > 1 ? `(${whole})` : whole;
    }
    case 'not': {
      const denied = conditionIn(l, condition.of, names, true);
      return l === 'en' ? `it is not so that ${denied}` : `no se cumple que ${denied}`;
    }
    case 'selected':
    case 'not-selected': {
      const row =
        condition.row === undefined ? '' : `, ${names.choice(condition.question, condition.row)[l]}`;
      return `${names.choice(condition.question, condition.choice)[l]} ${say(condition.is, l)} ${names.question(condition.question)[l]}${row}`;
    }
    case 'shown':
    case 'not-shown': {
      const of = l === 'en' ? 'in' : 'en';
      const choice = condition.choice;
      const what = choice === undefined ? '' : `${names.choice(condition.question, choice)[l]} ${of} `;
      return `${what}${names.question(condition.question)[l]} ${say(condition.is, l)}`;
    }
    case 'answered':
    case 'not-answered':
      return `${valueIn(l, condition.value, names)} ${say(condition.is, l)}`;
    case 'untranslated':
      return untranslated(l, condition.text);
    default:
      return `${valueIn(l, condition.left, names)} ${say(condition.is, l)} ${valueIn(l, condition.right, names)}`;
  }
}

function valueIn(l: 'en' | 'es', value: Value, names: Names): string {
  switch (value.get) {
    case 'literal':
      return typeof value.value === 'string' ? `"${value.value}"` : String(value.value);
    case 'hidden':
    case 'calculated':
      return names.place({ kind: value.get, code: value.code })[l];
    case 'about':
      return say(value.what, l);
    case 'choose': {
      const when = conditionIn(l, value.when, names);
      const then = valueIn(l, value.then, names);
      const otherwise = valueIn(l, value.otherwise, names);
      return l === 'en'
        ? `(${then} if ${when}, otherwise ${otherwise})`
        : `(${then} si ${when}; si no, ${otherwise})`;
    }
    case 'compute': {
      const parts = value.of.map((part) => valueIn(l, part, names));
      return betweenTwo.has(value.by)
        ? `(${parts.join(` ${say(value.by, l)} `)})`
        : `${say(value.by, l)} ${parts.join(', ')}`;
    }
    case 'untranslated':
      return untranslated(l, value.text);
    case 'answer':
      return sayAnswer(value, names, l);
  }
}

const untranslated = (l: 'en' | 'es', text: string): string =>
  l === 'en' ? `(not translated: ${text})` : `(sin traducir: ${text})`;

function sayAnswer(value: Value & { get: 'answer' }, names: Names, l: 'en' | 'es'): string {
  const name = names.question(value.question)[l];
  const part =
    value.part === undefined
      ? ''
      : `${names.choice(value.question, value.part)[l]} ${l === 'en' ? 'in' : 'en'} `;
  const of = `${part}${name}`;
  if (value.aspect === 'score') return l === 'en' ? `the score of ${of}` : `la puntuación de ${of}`;
  if (value.aspect === 'count')
    return l === 'en' ? `how many were chosen in ${of}` : `cuántas se eligieron en ${of}`;
  if (value.aspect === 'text') return l === 'en' ? `the text beside ${of}` : `el texto junto a ${of}`;
  return of;
}
