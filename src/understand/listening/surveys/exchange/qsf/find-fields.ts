import { Codes, type Collect } from '../collect.ts';
import { at, isObject, listAt, numberIn, textAt } from '../given.ts';
import { fieldName } from './logic.ts';
import type { Known } from './refs.ts';

/** A value given to a field somewhere on the way; `set` is the flow element. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** The branches around it, outermost first. */
  readonly inside: readonly unknown[];
}

export interface Fields {
  readonly fields: Known['fields'];
  readonly assignments: readonly Assignment[];
}

const contact = /^Recipient|^ExternalDataReference$/;
const ordered = /^(?:Greater|Less)Than/;

/**
 * Every embedded data and contact field that the survey names, sets or asks of. One that is only ever known from outside
 * is a hidden field; one that the flow sets on a branch is calculated.
 */
export function findFields(json: unknown, flow: unknown, collect: Collect): Fields {
  const names = new Map<string, { compared: boolean; texts: boolean }>();
  const seen = (name: string) => {
    const found = names.get(name) ?? { compared: false, texts: false };
    if (name !== '' && name.length <= 200) names.set(name, found);
    return found;
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!value.includes('${')) return;
      for (const [, name = ''] of value.matchAll(/\$\{(?:e:\/\/Field\/|m:\/\/)([^}\s]{1,200})\}/g)) {
        seen(value.includes(`m://${name}`) ? fieldName(`m://${name}`) : name).texts = true;
      }
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const type = textAt(value, 'LogicType');
    if (type === 'EmbeddedField' || type === 'PanelData') {
      const found = seen(fieldName(textAt(value, 'LeftOperand')));
      const right = numberIn(at(value, 'RightOperand'));
      if (ordered.test(textAt(value, 'Operator')) && right !== null) found.compared = true;
      else if (at(value, 'RightOperand') !== undefined && right === null) found.texts = true;
    }
    for (const item of Object.values(value)) walk(item);
  };
  walk(at(json, 'SurveyElements'));

  const assignments: Assignment[] = [];
  const set = (element: unknown, inside: readonly unknown[]): void => {
    const type = textAt(element, 'Type');
    if (type === 'EmbeddedData') {
      for (const field of listAt(element, 'EmbeddedData')) {
        const name = textAt(field, 'Field');
        const value = textAt(field, 'Value');
        seen(name);
        if (value !== '' && textAt(field, 'Type') !== 'Recipient') assignments.push({ name, value, inside });
      }
    }
    const within = type === 'Branch' ? [...inside, at(element, 'BranchLogic')] : inside;
    for (const child of listAt(element, 'Flow')) if (isObject(child)) set(child, within);
  };
  set(flow, []);

  const codes = new Codes();
  const fields = new Map<string, { get: 'hidden' | 'calculated'; code: string; number: boolean }>();
  for (const [name, { compared, texts }] of names) {
    const own = assignments.filter((one) => one.name === name);
    const plain = own.every(({ inside, value }) => inside.length === 0 && !value.includes('${'));
    const get = own.length === 0 || (own.length === 1 && plain) ? 'hidden' : 'calculated';
    const number = compared && !texts && own.every(({ value }) => numberIn(value) !== null);
    fields.set(name, { get, code: codes.take(name, 'field'), number });
    collect.tell('mapped', get === 'hidden' ? 'hidden-field' : 'calculated', name, own[0]?.value ?? '');
  }
  return { fields, assignments };
}

export const isContact = (name: string): boolean => contact.test(name);
