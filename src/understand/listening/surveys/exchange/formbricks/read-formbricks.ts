import type { Refusal } from '../../../../../kernel/refusal.ts';
import type { Page } from '../../definition.contract.ts';
import type { Condition } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';
import { Codes, Collect, type ImportedSurvey, languageTag } from '../collect.ts';
import { at, isObject, listAt, numberAt, textAt } from '../given.ts';
import { any } from '../join-conditions.ts';
import { LocalTexts } from '../local-texts.ts';
import { readEnds } from './ends.ts';
import type { Asked, Scene } from './logic.ts';
import { askedOf, isType, readElement } from './questions.ts';
import { recall } from './recall.ts';
import { readRules } from './rules.ts';
import { Variables } from './variables.ts';

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

/** A block's own id; a file that was written by hand may have none. */
const idOf = (block: unknown, n: number): string => textAt(block, 'id') || `block ${n + 1}`;

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
    const id = idOf(block, n);
    if (pageOf.has(id)) return;
    pageOf.set(id, {
      page: pageCodes.take(textAt(block, 'name') || textAt(block, 'id'), 'page'),
      question: asked.get(textAt(first, 'id'))?.code ?? '',
      at: n,
    });
  });
  blocks.forEach((block, n) => {
    const id = idOf(block, n);
    const place = pageOf.get(id);
    if (place?.at !== n) {
      collect.keep('block-again', id, JSON.stringify(block));
      return;
    }
    const questions = listAt(block, 'elements').flatMap((element): Question[] => {
      const found = asked.get(textAt(element, 'id'));
      if (found !== undefined) return [readElement(element, found, texts, collect)];
      collect.keep('flow-element', id, JSON.stringify(element));
      return [];
    });
    const last = questions.at(-1);
    if (last === undefined) return;
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
          requiredWhen: any(when),
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
