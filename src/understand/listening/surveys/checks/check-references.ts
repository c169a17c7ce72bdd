import type { Place, Remark } from '../checks.contract.ts';
import { pagesOf, partsOf, questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import { conditionsOf, leavesOf, textsOf, valuesIn } from '../every-part.ts';
import type { Condition, Value } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import { listsOf } from '../runtime/index.ts';
import { type Checked, remark } from './remark.ts';

interface Known {
  readonly questions: ReadonlyMap<string, Question>;
  readonly calculated: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
}

function knownOf({ flow, calculated, hidden, ends }: SurveyDefinition): Known {
  return {
    questions: new Map(questionsOf(flow).map(({ question }) => [question.code, question])),
    calculated: new Set(calculated.map(({ code }) => code)),
    hidden: new Set(hidden.map(({ code }) => code)),
    ends: new Set(ends.map(({ code }) => code)),
    pages: new Set(pagesOf(flow).map(({ code }) => code)),
    blocks: new Set(partsOf(flow).flatMap((part) => (part.kind === 'block' ? [part.code] : []))),
  };
}

/** Logic and texts that name something the survey does not have, or that no import could translate. */
export function checkReferences(checked: Checked): Remark[] {
  const { definition } = checked;
  const known = knownOf(definition);
  const remarks: Remark[] = [];
  const missing = (where: Place, what: string) => {
    remarks.push(
      remark(checked, 'unknown-reference', 'error', where, {
        en: (name) => `${name} refers to "${what}", which this survey does not have.`,
        es: (name) => `${name} se refiere a «${what}», que no existe en esta encuesta.`,
      }),
    );
  };
  const untranslated = (where: Place, text: string) => {
    remarks.push(
      remark(checked, 'untranslated', 'error', where, {
        en: (name) => `${name} holds logic that could not be translated on import: ${text.slice(0, 200)}`,
        es: (name) => `${name} contiene lógica que no se pudo traducir al importar: ${text.slice(0, 200)}`,
      }),
    );
  };
  const look = (where: Place, of: Condition | Value) => {
    for (const value of valuesIn(of)) {
      if (value.get === 'untranslated') untranslated(where, value.text);
      else for (const what of strangersIn(value, known)) missing(where, what);
    }
    for (const leaf of 'is' in of ? leavesOf(of) : []) {
      if (leaf.is === 'untranslated') untranslated(where, leaf.text);
      else for (const what of strangersOf(leaf, known)) missing(where, what);
    }
  };
  for (const { where, condition } of conditionsOf(definition)) look(where, condition);
  for (const { code, value } of definition.calculated) look({ kind: 'calculated', code }, value);
  for (const { question } of questionsOf(definition.flow)) {
    const where: Place = { kind: 'question', code: question.code };
    for (const { to, code } of question.skips ?? []) {
      const lists = { question: known.questions, page: known.pages, block: known.blocks, end: known.ends };
      if (to === 'end-of-block' || (to === 'end' && code === undefined)) continue;
      if (code === undefined || !lists[to].has(code)) missing(where, code ?? to);
    }
  }
  for (const part of partsOf(definition.flow)) {
    if (part.kind === 'finish' && !known.ends.has(part.end))
      missing({ kind: 'finish', code: part.code }, part.end);
  }
  for (const quota of definition.quotas) {
    if (!known.ends.has(quota.end)) missing({ kind: 'quota', code: quota.code }, quota.end);
  }
  for (const what of pipedStrangers(definition, known)) missing(what.where, what.code);
  for (const { where, from, text } of definition.untranslated) {
    untranslated({ kind: 'survey', code: 'survey' }, `${where} (${from}): ${text}`);
  }
  return remarks;
}

function strangersIn(value: Value, known: Known): string[] {
  if (value.get === 'calculated') return known.calculated.has(value.code) ? [] : [value.code];
  if (value.get === 'hidden') return known.hidden.has(value.code) ? [] : [value.code];
  if (value.get !== 'answer') return [];
  const question = known.questions.get(value.question);
  if (question === undefined) return [value.question];
  return value.part === undefined || partCodes(question).has(value.part)
    ? []
    : [`${value.question}/${value.part}`];
}

function strangersOf(leaf: Condition, known: Known): string[] {
  if (!('question' in leaf)) return [];
  const question = known.questions.get(leaf.question);
  if (question === undefined) return [leaf.question];
  const codes = partCodes(question);
  const named = ['row' in leaf ? leaf.row : undefined, leaf.choice];
  return named.flatMap((code) => (code === undefined || codes.has(code) ? [] : [`${leaf.question}/${code}`]));
}

function partCodes(question: Question): ReadonlySet<string> {
  const fields = 'fields' in question ? question.fields : [];
  const codes = [...listsOf(question).flat(), ...fields].map(({ code }) => code);
  return new Set([...codes, ...(question.nonAnswers ?? []).map(({ means }) => means)]);
}

const pipe = /\{\{(answer|hidden|calculated):([A-Za-z0-9_.:-]{1,100})/g;

function pipedStrangers(definition: SurveyDefinition, known: Known) {
  const lists = { answer: known.questions, hidden: known.hidden, calculated: known.calculated };
  return textsOf(definition).flatMap(({ where, texts }) => {
    const codes = Object.values(texts).flatMap((text) =>
      [...text.matchAll(pipe)].flatMap(([, from = '', code = '']) =>
        lists[from as keyof typeof lists].has(code) ? [] : [code],
      ),
    );
    return [...new Set(codes)].map((code) => ({ where, code }));
  });
}
