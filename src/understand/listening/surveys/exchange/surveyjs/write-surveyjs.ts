import { type Flow, questionsOf, type SurveyDefinition } from '../../definition.contract.ts';
import type { Condition, Texts } from '../../logic.contract.ts';
import type { Choice, Question } from '../../question.contract.ts';
import { Collect } from '../collect.ts';
import type { LossReport } from '../loss.contract.ts';
import { sayCondition, sayValue } from './write-expression.ts';

type Json = Record<string, unknown>;

/** The survey as SurveyJS JSON, and what that format has no place for. */
export function writeSurveyJs(definition: SurveyDefinition): { text: string; report: LossReport } {
  const collect = new Collect('surveyjs', 'sirius');
  const [base = 'en'] = definition.languages;
  const types = new Map(questionsOf(definition.flow).map(({ question }) => [question.code, question]));
  const words = (texts: Texts | undefined): unknown => {
    if (texts === undefined) return undefined;
    const plain = Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [language, unpiped(text)]),
    );
    const { [base]: own = '', ...others } = plain;
    return Object.keys(others).length === 0 ? own : { default: own, ...others };
  };
  const condition = (when: Condition | undefined, where: string): string | undefined => {
    if (when === undefined) return undefined;
    const said = sayCondition(when, types);
    if (said === null) collect.tell('dropped', 'untranslated', where, JSON.stringify(when));
    else collect.tell('mapped', 'condition', where, said);
    return said ?? undefined;
  };
  const triggers: Json[] = [];
  const pages: Json[] = [];
  const walk = (flow: readonly Flow[], around: readonly Condition[]): void => {
    for (const part of flow) {
      if (part.kind === 'block') {
        const outer = part.when === undefined ? around : [...around, part.when];
        for (const page of part.pages) {
          const all = page.when === undefined ? outer : [...outer, page.when];
          pages.push({
            name: page.code,
            title: words(page.title),
            visibleIf:
              all.length === 0
                ? undefined
                : condition(all.length === 1 ? all[0] : { is: 'all', of: all }, page.code),
            questionOrder: page.shuffle === true ? 'random' : undefined,
            elements: page.questions.map((question) => element(question)),
          });
        }
      } else if (part.kind === 'branch') {
        walk(part.flow, [...around, part.when]);
        walk(part.otherwise ?? [], [...around, { is: 'not', of: part.when }]);
      } else if (part.kind === 'shuffle') {
        collect.tell('dropped', 'shuffle', part.code, `${part.flow.length} parts`);
        walk(part.flow, around);
      } else {
        collect.tell('dropped', 'flow-element', part.code, `end at ${part.end}`);
      }
    }
  };
  const choice = ({ code, text, when, picture }: Choice, where: string): unknown => ({
    value: code,
    text: words(text),
    visibleIf: condition(when, `${where}, ${code}`),
    imageLink: picture?.src,
  });
  const element = (question: Question): Json => {
    const { code } = question;
    for (const skip of question.skips ?? []) {
      const said = sayCondition(skip.when, types);
      if (said !== null && skip.to === 'question')
        triggers.push({ type: 'skip', expression: said, gotoName: skip.code });
      else if (said !== null && skip.to === 'end') triggers.push({ type: 'complete', expression: said });
      else collect.tell('dropped', 'skip', code, skip.to);
    }
    if (question.nonAnswers !== undefined) collect.tell('dropped', 'setting', code, 'nonAnswers');
    if (question.feeds !== undefined)
      collect.tell('dropped', 'setting', code, `metric ${question.feeds.metric}`);
    collect.tell('mapped', 'exported', code, question.type);
    return {
      ...shape(question),
      name: code,
      title: question.type === 'statement' ? undefined : words(question.text),
      description: words(question.help),
      isRequired: question.required,
      visibleIf: condition(question.when, code),
      requiredIf: condition(question.requiredWhen, code),
      validators: (question.musts ?? []).flatMap(({ must, say }) => {
        const expression = condition(must, code);
        return expression === undefined ? [] : [{ type: 'expression', expression, text: words(say) }];
      }),
    };
  };
  const lists = (
    question: { choices: readonly Choice[]; shuffle?: string | undefined },
    code: string,
  ): Json => {
    const other = question.choices.find((one) => one.other === true);
    return {
      choices: question.choices.filter((one) => one !== other).map((one) => choice(one, code)),
      ...(other === undefined ? {} : { showOtherItem: true, otherText: words(other.text) }),
      choicesOrder: question.shuffle === undefined ? undefined : 'random',
    };
  };
  const shape = (question: Question): Json => {
    const near = (type: string, more: Json = {}): Json => {
      collect.tell('approximated', 'other-type', question.code, question.type);
      return { type, ...more };
    };
    switch (question.type) {
      case 'nps':
      case 'csat':
      case 'ces':
      case 'rating':
        return {
          type: 'rating',
          rateMin: question.low,
          rateMax: question.high,
          rateType:
            'look' in question && question.look === 'stars'
              ? 'stars'
              : 'look' in question && question.look === 'faces'
                ? 'smileys'
                : undefined,
          minRateDescription: words(question.ends?.low),
          maxRateDescription: words(question.ends?.high),
        };
      case 'single':
        return { type: 'radiogroup', ...lists(question, question.code) };
      case 'dropdown':
        return { type: 'dropdown', ...lists(question, question.code) };
      case 'emotion':
        return near('radiogroup', lists(question, question.code));
      case 'multiple':
        return {
          type: 'checkbox',
          ...lists(question, question.code),
          minSelectedChoices: question.least,
          maxSelectedChoices: question.most,
        };
      case 'picture':
        return { type: 'imagepicker', ...lists(question, question.code), multiSelect: question.several };
      case 'ranking':
        return { type: 'ranking', ...lists(question, question.code) };
      case 'matrix':
        return {
          type: 'matrix',
          cellType: question.several === true ? 'checkbox' : undefined,
          rows: question.rows.map((row) => choice(row, question.code)),
          columns: question.columns.map((column) => choice(column, question.code)),
        };
      case 'matrix-scale':
        return near('matrix', {
          rows: question.rows.map((row) => choice(row, question.code)),
          columns: Array.from({ length: question.high - question.low + 1 }, (_, n) => ({
            value: question.low + n,
            text: String(question.low + n),
          })),
        });
      case 'constant-sum':
        return near('multipletext', {
          items: question.choices.map(({ code, text }) => ({
            name: code,
            title: words(text),
            inputType: 'number',
          })),
        });
      case 'text':
        return {
          type: question.long === true ? 'comment' : 'text',
          inputType:
            question.pattern === 'email'
              ? 'email'
              : question.pattern === 'url'
                ? 'url'
                : question.pattern === 'phone'
                  ? 'tel'
                  : undefined,
          maxLength: question.maxLength,
          placeholder: words(question.placeholder),
        };
      case 'number':
        return { type: 'text', inputType: 'number', min: question.least, max: question.most };
      case 'slider':
        return { type: 'slider', min: question.least, max: question.most, step: question.step };
      case 'date':
        return {
          type: 'text',
          inputType: question.precision === 'date-time' ? 'datetime-local' : question.precision,
          min: question.earliest,
          max: question.latest,
        };
      case 'contact':
      case 'address':
        return {
          type: 'multipletext',
          items: question.fields.map(({ code, text, required }) => ({
            name: code,
            title: words(text),
            isRequired: required,
          })),
        };
      case 'file':
        return {
          type: 'file',
          maxSize: question.mostBytes,
          allowMultiple: (question.most ?? 1) > 1 ? true : undefined,
        };
      case 'consent':
        return near('boolean', { labelTrue: words(question.label) });
      case 'appointment':
        return near('html', { html: words(question.text) });
      default:
        return { type: 'html', html: words(question.text) };
    }
  };
  walk(definition.flow, []);
  for (const { code, title } of definition.quotas) collect.tell('dropped', 'quota', code, title);
  for (const { code } of definition.hidden) collect.tell('dropped', 'hidden-field', code, code);
  for (const { where, text } of definition.untranslated) collect.tell('dropped', 'untranslated', where, text);
  const calculatedValues = definition.calculated.flatMap(({ code, value }) => {
    const expression = sayValue(value, types);
    collect.tell(expression === null ? 'dropped' : 'mapped', 'calculated', code, expression ?? code);
    return expression === null ? [] : [{ name: code, expression, includeIntoResult: true }];
  });
  const thanks = definition.ends.find(({ kind, when }) => kind === 'thanks' && when === undefined);
  const json = {
    title: words(definition.title),
    locale: base,
    pages,
    calculatedValues: calculatedValues.length === 0 ? undefined : calculatedValues,
    triggers: triggers.length === 0 ? undefined : triggers,
    completedHtml: words(escaped(thanks?.title)),
    showPrevButton: definition.conduct.back,
    showProgressBar: definition.conduct.progress,
  };
  return {
    text: `${JSON.stringify(json, (_, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value), 2)}\n`,
    report: collect.report(definition),
  };
}

/** Our places in texts as SurveyJS writes them. */
const unpiped = (text: string): string =>
  text.replace(/\{\{(?:answer|hidden|calculated):([^}|]{1,100})(?:\|[^}]*)?\}\}/g, '{$1}');

/** Words for a place that the other tool draws as HTML. */
function escaped(texts: Texts | undefined): Texts | undefined {
  if (texts === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ]),
  );
}
