import { readingEase } from '../../../instruments/language/reading-ease.ts';
import { checkForm } from './checks/check-form.ts';
import { checkLength, secondsOf } from './checks/check-length.ts';
import { checkLogic } from './checks/check-logic.ts';
import { checkReferences } from './checks/check-references.ts';
import { checkScales } from './checks/check-scales.ts';
import { checkTranslations, missingIn } from './checks/check-translations.ts';
import { checkWording } from './checks/check-wording.ts';
import type { LanguageCheck, Remark, SurveyCheck } from './checks.contract.ts';
import type { SurveyDefinition } from './definition.contract.ts';
import { textsOf } from './every-part.ts';
import { namesOf } from './name-place.ts';
import { countQuestions } from './present-survey.ts';
import { sayLogic } from './say-logic.ts';

const order: Readonly<Record<Remark['severity'], number>> = { error: 0, warning: 1, advice: 2 };

/** What keeps a survey from being published, what harms its answers, what is worth a second look: worst first. */
export function remarksOn(definition: SurveyDefinition, earlier?: SurveyDefinition): Remark[] {
  const checked = { definition, names: namesOf(definition), ...(earlier === undefined ? {} : { earlier }) };
  return [
    ...checkReferences(checked),
    ...checkForm(checked),
    ...checkLogic(checked),
    ...checkTranslations(checked),
    ...checkScales(checked),
    ...checkWording(checked),
    ...checkLength(checked),
  ].toSorted((a, b) => order[a.severity] - order[b.severity]);
}

/** Everything a builder shows beside a survey: remarks, logic as sentences, languages, length. */
export function checkSurvey(definition: SurveyDefinition, earlier?: SurveyDefinition): SurveyCheck {
  const remarks = remarksOn(definition, earlier);
  return {
    remarks,
    logic: sayLogic(definition),
    languages: definition.languages.map((language) => checkLanguage(definition, language)),
    questions: countQuestions(definition),
    seconds: secondsOf(definition),
    mayPublish: !remarks.some(({ severity }) => severity === 'error'),
  };
}

function checkLanguage(definition: SurveyDefinition, language: string): LanguageCheck {
  const texts = textsOf(definition);
  // One sentence a text, so that questions without a full stop do not run together.
  const whole = texts.map(({ texts: of }) => of[language] ?? '').join('\n');
  const ease = readingEase(whole, language);
  return {
    language,
    texts: texts.length,
    missing: missingIn(definition, language),
    ease: ease === null || ease.words < 10 ? null : Math.round(ease.ease),
    formula: ease?.formula ?? null,
    seconds: secondsOf(definition, language),
  };
}
