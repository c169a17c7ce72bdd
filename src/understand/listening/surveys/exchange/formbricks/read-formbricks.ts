import type { Refusal } from '../../../../../kernel/refusal.ts';
import type { Page, WrittenSurvey } from '../../definition.contract.ts';
import type { Condition, Value } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';
import { Codes, Collect, type ImportedSurvey, languageTag } from '../collect.ts';
import { at, isObject, listAt, numberAt, numberIn, textAt } from '../given.ts';
import { LocalTexts } from '../surveyjs/local-texts.ts';
import { type Asked, operandValue, readGroup, readOlder, type Scene } from './logic.ts';
import { askedOf, isType, readElement } from './questions.ts';

/** Some exports wrap the survey in `data`. */
const inner = (json: unknown): unknown => (isObject(at(json, 'data')) ? at(json, 'data') : json);

const blocksOf = (survey: unknown): unknown[] => {
  const blocks = listAt(survey, 'blocks').filter((block) => Array.isArray(at(block, 'elements')));
  // Before version 3 each question stood alone, with the logic that now stands with its block.
  return blocks.length > 0
    ? blocks
    : listAt(survey, 'questions').map((question) => ({
        id: textAt(question, 'id'),
        elements: [question],
        logic: at(question, 'logic'),
        logicFallback: at(question, 'logicFallback'),
      }));
};

/** Whether a JSON document is a Formbricks survey. */
export const isFormbricks = (json: unknown): boolean =>
  blocksOf(inner(json)).some((block) =>
    listAt(block, 'elements').some(
      (element) => isType(textAt(element, 'type')) && at(element, 'headline') !== undefined,
    ),
  );

/**
 * A survey of Formbricks with its logic: jumps, required answers and calculations, in both forms of rules; variables
 * become calculated values, step by step, so that a rule sees a variable as it stood at its own question.
 */
export function readFormbricks(json: unknown): ImportedSurvey | Refusal {
  const survey = inner(json);
  const collect = new Collect('formbricks', 'formbricks');
  const languages = languagesOf(survey);
  const texts = new LocalTexts(languages, collect);
  const blocks = blocksOf(survey);
  const codes = new Codes();
  const pageCodes = new Codes();
  const asked = new Map<string, Asked>();
  for (const block of blocks) {
    for (const element of listAt(block, 'elements')) {
      const id = textAt(element, 'id');
      if (id !== '' && !asked.has(id)) asked.set(id, askedOf(element, codes.take(id, 'question')));
    }
  }
  const hidden = readHidden(survey, collect);
  const variables = new Variables(survey);
  texts.piped = (text) => recall(text, asked, hidden, variables);
  const ends = readEnds(survey, texts);
  const pages: Page[] = [];
  const required = new Map<string, Condition[]>();
  const pageOf = new Map<string, { page: string; question: string; at: number }>();
  blocks.forEach((block, n) => {
    const first = listAt(block, 'elements')[0];
    pageOf.set(textAt(block, 'id'), {
      page: pageCodes.take(textAt(block, 'name') || textAt(block, 'id'), 'page'),
      question: asked.get(textAt(first, 'id'))?.code ?? '',
      at: n,
    });
  });
  blocks.forEach((block, n) => {
    const id = textAt(block, 'id');
    const place = pageOf.get(id);
    const questions = listAt(block, 'elements').flatMap((element): Question[] => {
      const found = asked.get(textAt(element, 'id'));
      return found === undefined ? [] : [readElement(element, found, texts, collect)];
    });
    const last = questions.at(-1);
    if (place === undefined || last === undefined || place.at !== n) return;
    const scene: Scene = {
      asked,
      variable: (name) => variables.now(name),
      hidden: (name) => hidden.get(name),
    };
    const skips = readRules(block, { scene, n, pageOf, required, variables, ends, asked, collect });
    if (skips.length > 0) questions[questions.length - 1] = { ...last, skips: skips.slice(0, 100) };
    pages.push({ code: place.page, origin: id.slice(0, 500), questions: questions.slice(0, 500) });
  });
  for (const page of pages) {
    page.questions.forEach((question, n) => {
      const when = required.get(question.code);
      if (when !== undefined)
        page.questions[n] = {
          ...question,
          requiredWhen: when.length === 1 ? (when[0] as Condition) : { is: 'any', of: when },
        };
    });
  }
  welcome(survey, pages, texts, collect);
  leftOut(survey, collect);
  const limit = numberAt(survey, 'autoComplete');
  const name = textAt(survey, 'name') || 'Survey';
  return collect.finish({
    format: 1,
    title: { [languages[0] ?? 'en']: name.slice(0, 500) },
    languages,
    respondents: 'known',
    flow: [{ kind: 'block', code: 'survey', pages }],
    hidden: [...hidden].map(([field, code]) => ({ code, origin: field.slice(0, 500) })),
    calculated: variables.calculated(),
    quotas:
      limit === null || limit < 1
        ? []
        : [
            {
              code: 'limit',
              title: 'Number of answers',
              end: 'over_quota',
              cells: [{ code: 'all', limit: Math.round(limit) }],
            },
          ],
    ends: [
      ...(ends.shapes.length === 0
        ? [{ code: 'thanks', kind: 'thanks' as const, title: texts.of('Thank you!', 'ending') }]
        : ends.shapes),
      ...(limit === null || limit < 1
        ? []
        : [
            {
              code: 'over_quota',
              kind: 'over-quota' as const,
              title: texts.of('We have enough answers already.', 'quota'),
            },
          ]),
    ],
    rules: {
      ...(at(survey, 'singleUse', 'enabled') === true ? { singleUse: true } : {}),
      ...(at(survey, 'isVerifyEmailEnabled') === true ? { verifiedEmail: true } : {}),
      ...(at(survey, 'recaptcha', 'enabled') === true ? { captcha: true } : {}),
    },
    conduct: { back: at(survey, 'isBackButtonHidden') !== true },
  });
}

function languagesOf(survey: unknown): string[] {
  const listed = listAt(survey, 'languages');
  const code = (one: unknown) =>
    languageTag(
      textAt(one, 'language', 'code') || textAt(one, 'code') || (typeof one === 'string' ? one : 'en'),
    );
  const base = listed.find((one) => at(one, 'default') === true);
  return [...new Set([base === undefined ? 'en' : code(base), ...listed.map(code)])].slice(0, 50);
}

function readHidden(survey: unknown, collect: Collect): Map<string, string> {
  const codes = new Codes();
  const found = new Map<string, string>();
  for (const field of listAt(survey, 'hiddenFields', 'fieldIds').slice(0, 500)) {
    if (typeof field !== 'string' || found.has(field)) continue;
    found.set(field, codes.take(field, 'field'));
    collect.tell('mapped', 'hidden-field', field, field);
  }
  return found;
}

interface Ends {
  readonly codes: ReadonlyMap<string, string>;
  readonly shapes: WrittenSurvey['ends'];
}

function readEnds(survey: unknown, texts: LocalTexts): Ends {
  const take = new Codes();
  const codes = new Map<string, string>();
  const given = listAt(survey, 'endings');
  const old = at(survey, 'thankYouCard');
  const list = given.length > 0 ? given : at(old, 'enabled') === true ? [old] : [];
  const shapes = list.slice(0, 90).map((ending, n): WrittenSurvey['ends'][number] => {
    const id = textAt(ending, 'id') || `end${n + 1}`;
    const code = take.take(id, `end${n + 1}`);
    codes.set(id, code);
    const url = textAt(ending, 'buttonLink') || textAt(ending, 'url');
    const sub = at(ending, 'subheader');
    return {
      code,
      kind: 'thanks',
      title: texts.of(at(ending, 'headline') ?? 'Thank you!', id, 'Thank you!'),
      ...(sub === undefined ? {} : { text: texts.of(sub, id) }),
      ...(/^https:\/\/[^\s"'<>\\]+$/.test(url)
        ? { link: { url, text: texts.of(at(ending, 'buttonLabel') ?? 'Go on', id, 'Go on') } }
        : {}),
    };
  });
  codes.set('end', shapes[0]?.code ?? 'thanks');
  return { codes, shapes };
}

/** Variables as chains of calculated values: each calculation makes the next one. */
class Variables {
  readonly #names = new Map<string, { code: string; number: boolean; steps: Value[] }>();

  constructor(survey: unknown) {
    const codes = new Codes();
    for (const variable of listAt(survey, 'variables').slice(0, 100)) {
      const number = textAt(variable, 'type') === 'number';
      const value = at(variable, 'value');
      const first: Value = {
        get: 'literal',
        value: number ? (numberIn(value) ?? 0) : typeof value === 'string' ? value : '',
      };
      this.#names.set(textAt(variable, 'id'), {
        code: codes.take(textAt(variable, 'name'), 'variable'),
        number,
        steps: [first],
      });
    }
  }

  codeOf(id: string): string | undefined {
    return this.#names.get(id)?.code;
  }

  #step(code: string, n: number): string {
    return `${code}.${n}`;
  }

  now(id: string): { value: Value; number: boolean } | null {
    const found = this.#names.get(id);
    if (found === undefined) return null;
    return {
      value: { get: 'calculated', code: this.#step(found.code, found.steps.length - 1) },
      number: found.number,
    };
  }

  /** Adds a calculation; false when there is no such variable. */
  add(id: string, value: Value): boolean {
    const found = this.#names.get(id);
    if (found === undefined || found.steps.length > 100) return false;
    found.steps.push(value);
    return true;
  }

  calculated(): NonNullable<WrittenSurvey['calculated']> {
    return [...this.#names.values()].flatMap(({ code, steps }) => [
      ...steps.map((value, n) => ({ code: this.#step(code, n), value })),
      { code, value: { get: 'calculated' as const, code: this.#step(code, steps.length - 1) } },
    ]);
  }
}

interface Around {
  readonly scene: Scene;
  readonly n: number;
  readonly pageOf: ReadonlyMap<string, { page: string; question: string; at: number }>;
  readonly required: Map<string, Condition[]>;
  readonly variables: Variables;
  readonly ends: Ends;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly collect: Collect;
}

type Skip = NonNullable<Question['skips']>[number];
const always: Condition = {
  is: 'equal',
  left: { get: 'literal', value: 1 },
  right: { get: 'literal', value: 1 },
};

function readRules(block: unknown, around: Around): Skip[] {
  const { scene, collect } = around;
  const id = textAt(block, 'id');
  const skips: Skip[] = [];
  for (const rule of listAt(block, 'logic')) {
    const older = at(rule, 'condition') !== undefined;
    const text = JSON.stringify(older ? rule : (at(rule, 'conditions') ?? rule)).slice(0, 15_000);
    const actions = older
      ? [{ objective: 'jumpToQuestion', target: textAt(rule, 'destination') }]
      : listAt(rule, 'actions');
    const read = older ? readOlder(rule, id, scene) : readGroup(at(rule, 'conditions'), scene);
    if (read !== null) collect.tell('mapped', 'condition', id, text);
    const when = read ?? collect.condition(id, text);
    for (const action of actions) act(action, when, id, around, skips);
  }
  const fallback = textAt(block, 'logicFallback');
  if (fallback !== '') jump(fallback, always, id, around, skips);
  return skips;
}

function act(action: unknown, when: Condition, id: string, around: Around, skips: Skip[]): void {
  const { collect, variables, scene, required, asked } = around;
  const objective = textAt(action, 'objective');
  const target = textAt(action, 'target');
  if (/^jumpTo/.test(objective)) {
    jump(target, when, id, around, skips);
    return;
  }
  if (objective === 'requireAnswer' && asked.has(target)) {
    const code = asked.get(target)?.code ?? '';
    required.set(code, [...(required.get(code) ?? []), when]);
    collect.tell('mapped', 'condition', id, `requireAnswer ${target}`);
    return;
  }
  const variable = textAt(action, 'variableId');
  const before = variables.now(variable);
  const by = (
    { add: 'add', subtract: 'subtract', multiply: 'multiply', divide: 'divide', concat: 'join' } as const
  )[textAt(action, 'operator') as 'add'];
  if (objective !== 'calculate' || before === null) {
    collect.keep('flow-element', id, JSON.stringify(action));
    return;
  }
  const given = at(action, 'value', 'value');
  const literal: Value = {
    get: 'literal',
    value: before.number
      ? (numberIn(given) ?? 0)
      : typeof given === 'string'
        ? given.slice(0, 2000)
        : String(given ?? ''),
  };
  const operand =
    textAt(action, 'value', 'type') === 'static' ? literal : operandValue(at(action, 'value'), scene);
  if (operand === null) {
    collect.keep('flow-element', id, JSON.stringify(action));
    return;
  }
  const then: Value = by === undefined ? operand : { get: 'compute', by, of: [before.value, operand] };
  variables.add(variable, { get: 'choose', when, then, otherwise: before.value });
  collect.tell('mapped', 'calculated', id, JSON.stringify(action));
}

function jump(
  target: string,
  when: Condition,
  id: string,
  { ends, pageOf, n, asked, collect }: Around,
  skips: Skip[],
): void {
  const end = ends.codes.get(target);
  if (end !== undefined) {
    skips.push({ when, to: 'end', code: end });
    collect.tell('mapped', 'skip', id, target);
    return;
  }
  const place =
    pageOf.get(target) ??
    [...pageOf.values()].find(({ question }) => question !== '' && question === asked.get(target)?.code);
  if (place === undefined || place.at <= n) {
    collect.keep('flow-element', id, `jump to ${target}`);
    return;
  }
  skips.push({ when, to: 'page', code: place.page });
  collect.tell('mapped', 'skip', id, target);
}

/** `#recall:ID/fallback:WORDS#` in texts. */
function recall(
  text: string,
  asked: ReadonlyMap<string, Asked>,
  hidden: ReadonlyMap<string, string>,
  variables: Variables,
): string {
  if (!text.includes('#recall:')) return text;
  return text.replace(
    /#recall:([^/#\s]{1,100})\/fallback:([^#]{0,200})#/g,
    (whole, id: string, otherwise: string) => {
      const answer = asked.get(id)?.code;
      const field = hidden.get(id);
      const variable = variables.codeOf(id);
      const found =
        answer !== undefined
          ? `answer:${answer}`
          : field !== undefined
            ? `hidden:${field}`
            : variable !== undefined
              ? `calculated:${variable}`
              : null;
      const words = otherwise.replaceAll('nbsp', ' ').replace(/[{}|]/g, '').trim();
      return found === null ? whole : `{{${found}${words === '' ? '' : `|${words}`}}}`;
    },
  );
}

function welcome(survey: unknown, pages: Page[], texts: LocalTexts, collect: Collect): void {
  const card = at(survey, 'welcomeCard');
  if (at(card, 'enabled') !== true) return;
  const html = at(card, 'html') ?? at(card, 'subheader');
  collect.tell('approximated', 'start-page', 'welcomeCard', textAt(card, 'headline', 'default'));
  pages.unshift({
    code: '_welcome',
    questions: [
      {
        code: '_welcome',
        type: 'statement',
        text: texts.of(at(card, 'headline'), 'welcomeCard', 'Welcome'),
        ...(html === undefined ? {} : { help: texts.of(html, 'welcomeCard') }),
      },
    ],
  });
}

/** What a survey of Formbricks also says, and what belongs to other places here. */
function leftOut(survey: unknown, collect: Collect): void {
  for (const name of [
    'triggers',
    'segment',
    'followUps',
    'styling',
    'delay',
    'displayOption',
    'recontactDays',
    'pin',
    'closeOnDate',
    'runOnDate',
    'quotas',
  ]) {
    const found = at(survey, name);
    const empty =
      found === undefined ||
      found === null ||
      found === false ||
      found === 0 ||
      (Array.isArray(found) && found.length === 0);
    if (!empty) collect.tell('dropped', 'setting', name, JSON.stringify(found));
  }
}
