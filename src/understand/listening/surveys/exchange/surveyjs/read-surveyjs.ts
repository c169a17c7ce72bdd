import type { Refusal } from '../../../../../kernel/refusal.ts';
import type { Flow, Page, WrittenSurvey } from '../../definition.contract.ts';
import type { Condition, Value } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';
import { Codes, Collect, type ImportedSurvey } from '../collect.ts';
import { at, isObject, listAt, textAt } from '../given.ts';
import { LocalTexts } from '../local-texts.ts';
import { parseExpression } from '../parse-expression.ts';
import { alwaysHolds, asCondition, asValue } from '../translate-expression.ts';
import { languagesOf } from './languages.ts';
import { type Names, nameQuestions } from './names.ts';
import { readElement } from './questions.ts';

/** Whether a JSON document is a SurveyJS survey: pages or elements of typed things with names, or values it calculates. */
export function isSurveyJs(json: unknown): boolean {
  const elements = [
    ...listAt(json, 'pages').flatMap((page) => listAt(page, 'elements')),
    ...listAt(json, 'elements'),
  ];
  return (
    elements.some((element) => textAt(element, 'type') !== '' && isObject(element)) ||
    listAt(json, 'pages').some((page) => Array.isArray(at(page, 'elements'))) ||
    listAt(json, 'calculatedValues').some((value) => textAt(value, 'expression') !== '')
  );
}

/** What reading an element needs. */
export interface SurveyJs {
  readonly names: Names;
  readonly texts: LocalTexts;
  readonly collect: Collect;
  condition(text: string, where: string): Condition | undefined;
  value(text: string, where: string): Value;
}

/**
 * A survey of SurveyJS with its logic: visibleIf, requiredIf and the like are parsed into the tree, calculated values and
 * set-value triggers become calculated values, panels give their conditions to what is in them.
 */
export function readSurveyJs(json: unknown): ImportedSurvey | Refusal {
  const collect = new Collect('surveyjs', 'surveyjs');
  const languages = languagesOf(json);
  const texts = new LocalTexts(languages, collect);
  const names = nameQuestions(json);
  texts.piped = names.piped;
  const reading: SurveyJs = {
    names,
    texts,
    collect,
    condition(text, where) {
      if (text.trim() === '') return undefined;
      const parsed = parseExpression(text, 'braces');
      if (parsed !== null && alwaysHolds(parsed)) return undefined;
      const found = parsed === null ? null : asCondition(parsed, names.resolve);
      if (found === null) return collect.condition(where, text);
      collect.tell('mapped', 'condition', where, text);
      return found;
    },
    value(text, where) {
      const parsed = parseExpression(text, 'braces');
      return (parsed === null ? null : asValue(parsed, names.resolve)) ?? collect.value(where, text);
    },
  };
  const pages = readPages(json, reading);
  const calculated = readCalculated(json, reading);
  skipTriggers(json, reading, pages);
  settings(json, reading);
  const flow: Flow[] = pages.length === 0 ? [] : [{ kind: 'block', code: 'survey', pages }];
  const title = texts.of(at(json, 'title'), 'title');
  const [language = 'en'] = languages;
  const thanks = language === 'es' ? 'Gracias por sus respuestas.' : 'Thank you for your answers.';
  const completed = texts.of(at(json, 'completedHtml'), 'completedHtml');
  return collect.finish({
    format: 1,
    title: title[language] ? title : { ...title, [language]: 'Survey' },
    languages: [...languages],
    respondents: 'anonymous',
    flow,
    calculated,
    ends: [
      ...endsOn(json, reading),
      { code: 'thanks', kind: 'thanks', title: completed[language] ? completed : { [language]: thanks } },
    ],
    conduct: {
      back: at(json, 'showPrevButton') !== false,
      progress: ![false, 'off', undefined].includes(at(json, 'showProgressBar') as string),
    },
  });
}

function readPages(json: unknown, reading: SurveyJs): Page[] {
  const codes = new Codes();
  const given = listAt(json, 'pages');
  const pages = given.length > 0 ? given : [{ name: 'page1', elements: listAt(json, 'elements') }];
  return pages.flatMap((page): Page[] => {
    const name = textAt(page, 'name');
    const when = reading.condition(textAt(page, 'visibleIf'), name);
    const title = reading.texts.of(at(page, 'title'), name);
    const questions: Question[] = listAt(page, 'elements')
      .concat(listAt(page, 'questions'))
      .flatMap((element) => readElement(element, reading, undefined, 0));
    if (textAt(page, 'navigateToUrl') !== '')
      reading.collect.tell('dropped', 'setting', name, 'navigateToUrl');
    const code = codes.take(name, 'page');
    // A page holds at most 500 questions.
    const parts: Question[][] = [];
    for (let i = 0; i < questions.length; i += 500) parts.push(questions.slice(i, i + 500));
    if (parts.length === 0) return [];
    return parts.map((some, n) => ({
      code: n === 0 ? code : codes.take(code, 'page'),
      origin: name.slice(0, 500),
      ...(Object.values(title).some((text) => text !== '') ? { title } : {}),
      ...(when === undefined ? {} : { when }),
      ...(textAt(page, 'questionOrder') === 'random' || textAt(page, 'questionsOrder') === 'random'
        ? { shuffle: true }
        : {}),
      questions: some,
    }));
  });
}

function readCalculated(json: unknown, reading: SurveyJs): NonNullable<WrittenSurvey['calculated']> {
  const { names, collect } = reading;
  const found = new Map<string, Value>();
  for (const value of listAt(json, 'calculatedValues')) {
    const name = textAt(value, 'name');
    const code = names.calculated.get(name);
    const expression = textAt(value, 'expression');
    if (code === undefined || expression === '') continue;
    collect.tell('mapped', 'calculated', name, expression);
    found.set(name, reading.value(expression, name));
  }
  for (const [name, text] of names.expressions) {
    collect.tell('mapped', 'calculated', name, text);
    found.set(name, reading.value(text, name));
  }
  for (const trigger of listAt(json, 'triggers')) {
    const type = textAt(trigger, 'type').replace(/trigger$/, '');
    const name = textAt(trigger, 'setToName');
    const expression = textAt(trigger, 'expression');
    if (type === 'skip') continue;
    const when = expression === '' ? undefined : reading.condition(expression, `trigger ${type}`);
    const literal = at(trigger, 'setValue');
    const copied = type === 'copyvalue' ? textAt(trigger, 'fromName') : '';
    const plain = ['string', 'number', 'boolean'].includes(typeof literal);
    if (!names.calculated.has(name) || when === undefined || (!plain && copied === '')) {
      if (type === 'complete') continue;
      collect.keep('flow-element', `trigger ${type}`, JSON.stringify(trigger));
      continue;
    }
    collect.tell('approximated', 'trigger', name, expression);
    const then: Value =
      copied === ''
        ? { get: 'literal', value: literal as string | number | boolean }
        : reading.value(`{${copied}}`, name);
    const otherwise = found.get(name) ?? { get: 'literal', value: typeof literal === 'number' ? 0 : '' };
    found.set(name, { get: 'choose', when, then, otherwise });
  }
  return [...found].map(([name, value]) => ({
    code: names.calculated.get(name) as string,
    origin: name.slice(0, 500),
    value,
  }));
}

/** Skip triggers go on at a question, complete triggers end; both count from the last question they read. */
function skipTriggers(json: unknown, reading: SurveyJs, pages: Page[]): void {
  const all = pages.flatMap(({ questions }) => questions);
  for (const trigger of listAt(json, 'triggers')) {
    const type = textAt(trigger, 'type').replace(/trigger$/, '');
    const expression = textAt(trigger, 'expression');
    if ((type !== 'skip' && type !== 'complete') || expression === '') continue;
    const when = reading.condition(expression, `trigger ${type}`);
    const read = [...expression.matchAll(/\{([^}]{1,200})\}/g)].map(([, name = '']) =>
      reading.names.codeOf(name),
    );
    const from = all.findLastIndex(({ code }) => read.includes(code));
    const target = reading.names.codeOf(textAt(trigger, 'gotoName'));
    const to = all.findIndex(({ code }) => code === target);
    const question = all[from];
    if (when === undefined || question === undefined || (type === 'skip' && to <= from)) {
      reading.collect.keep('flow-element', `trigger ${type}`, expression);
      continue;
    }
    const skip =
      type === 'complete'
        ? { when, to: 'end' as const, code: 'thanks' }
        : { when, to: 'question' as const, code: target ?? '' };
    reading.collect.tell('mapped', 'skip', question.code, expression);
    const changed = { ...question, skips: [...(question.skips ?? []), skip] };
    all[from] = changed;
    for (const page of pages) {
      const at = page.questions.findIndex(({ code }) => code === question.code);
      if (at !== -1) page.questions[at] = changed;
    }
  }
}

function endsOn(json: unknown, reading: SurveyJs): WrittenSurvey['ends'] {
  return listAt(json, 'completedHtmlOnCondition')
    .slice(0, 90)
    .flatMap((item, n) => {
      const when = reading.condition(textAt(item, 'expression'), 'completedHtmlOnCondition');
      if (when === undefined) return [];
      reading.collect.tell('mapped', 'end', 'completedHtmlOnCondition', textAt(item, 'expression'));
      return [
        {
          code: `thanks_${n + 1}`,
          kind: 'thanks' as const,
          title: reading.texts.of(at(item, 'html'), 'completedHtml'),
          when,
        },
      ];
    });
}

/** Settings that change what a person meets, and have no place here. */
function settings(json: unknown, { collect }: SurveyJs): void {
  for (const name of [
    'navigateToUrl',
    'navigateToUrlOnCondition',
    'timeLimit',
    'maxTimeToFinish',
    'timeLimitPerPage',
    'showPreviewBeforeComplete',
    'firstPageIsStartPage',
    'firstPageIsStarted',
    'logo',
    'completedBeforeHtml',
  ]) {
    const found = at(json, name);
    if (found !== undefined && found !== false && found !== 'noPreview')
      collect.tell('dropped', 'setting', name, JSON.stringify(found));
  }
}
