import type { Condition, Value } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';

type Types = ReadonlyMap<string, Question>;

const comparisons: Readonly<Record<string, string>> = {
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'at-most': '<=',
  more: '>',
  'at-least': '>=',
  contains: 'contains',
  'not-contains': 'notcontains',
};
const signs: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  remainder: '%',
  power: '^',
  join: '+',
};
const calls: Readonly<Record<string, string>> = {
  sum: 'sum',
  mean: 'avg',
  minimum: 'min',
  maximum: 'max',
  round: 'round',
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A condition as SurveyJS writes it; null when SurveyJS has no words for a part of it. */
export function sayCondition(condition: Condition, types: Types): string | null {
  switch (condition.is) {
    case 'all':
    case 'any': {
      const of = condition.of.map((one) => sayCondition(one, types));
      return of.every((one) => one !== null)
        ? `(${of.join(condition.is === 'all' ? ' and ' : ' or ')})`
        : null;
    }
    case 'not': {
      const of = sayCondition(condition.of, types);
      return of === null ? null : `!(${of})`;
    }
    case 'answered':
    case 'not-answered': {
      const value = sayValue(condition.value, types);
      return value === null ? null : `${value} ${condition.is === 'answered' ? 'notempty' : 'empty'}`;
    }
    case 'selected':
    case 'not-selected': {
      const question = types.get(condition.question);
      if (question === undefined) return null;
      const several = question.type === 'multiple' || ('several' in question && question.several === true);
      const name =
        condition.row === undefined ? condition.question : `${condition.question}.${condition.row}`;
      const is = condition.is === 'selected';
      const by = several ? (is ? 'contains' : 'notcontains') : is ? '=' : '<>';
      return `{${name}} ${by} ${quoted(condition.choice)}`;
    }
    case 'shown':
    case 'not-shown':
    case 'untranslated':
      return null;
    default: {
      const by = comparisons[condition.is];
      const left = sayValue(condition.left, types);
      const right = sayValue(condition.right, types);
      return by === undefined || left === null || right === null ? null : `${left} ${by} ${right}`;
    }
  }
}

export function sayValue(value: Value, types: Types): string | null {
  switch (value.get) {
    case 'answer': {
      if (value.aspect === 'text') return `{${value.question}-Comment}`;
      if (value.aspect !== undefined && value.aspect !== 'value') return null;
      return value.part === undefined ? `{${value.question}}` : `{${value.question}.${value.part}}`;
    }
    case 'calculated':
    case 'hidden':
      return `{${value.code}}`;
    case 'literal':
      return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
    case 'about':
      return value.what === 'date' ? 'today()' : null;
    case 'choose': {
      const when = sayCondition(value.when, types);
      const then = sayValue(value.then, types);
      const otherwise = sayValue(value.otherwise, types);
      return when === null || then === null || otherwise === null
        ? null
        : `iif(${when}, ${then}, ${otherwise})`;
    }
    case 'compute': {
      const of = value.of.map((one) => sayValue(one, types));
      if (!of.every((one) => one !== null)) return null;
      const sign = signs[value.by];
      if (sign !== undefined) return `(${of.join(` ${sign} `)})`;
      const call = calls[value.by];
      return call === undefined ? null : `${call}(${of.join(', ')})`;
    }
    default:
      return null;
  }
}
