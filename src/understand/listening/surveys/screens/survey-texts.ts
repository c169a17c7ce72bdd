import type { SurveyDefinition } from '../definition.contract.ts';
import type { Texts } from '../logic.contract.ts';

/** A text of the survey and the way to it from the top. */
export interface TextPlace {
  readonly path: readonly (string | number)[];
  readonly texts: Texts;
  /** The thing it belongs to: the last code on the way. */
  readonly of: string;
  /** Which of its texts: text, help, title … */
  readonly field: string;
}

/** Members that are never texts, whatever they look like. */
const never = new Set(['hidden', 'rules', 'conduct', 'languages', 'untranslated', 'about', 'origin']);

/** Every text of a survey, in the order in which it was written. */
export function textsIn(survey: SurveyDefinition): TextPlace[] {
  const languages = new Set(survey.languages);
  const found: TextPlace[] = [];
  const walk = (value: unknown, path: readonly (string | number)[], of: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((one, i) => {
        walk(one, [...path, i], of);
      });
      return;
    }
    const entries = Object.entries(value as Record<string, unknown>);
    if (entries.length > 0 && entries.every(([key, one]) => languages.has(key) && typeof one === 'string')) {
      found.push({ path, texts: value as Texts, of, field: String(path.at(-1) ?? '') });
      return;
    }
    const code = (value as { readonly code?: unknown }).code;
    for (const [key, one] of entries) {
      if (!never.has(key)) walk(one, [...path, key], typeof code === 'string' ? code : of);
    }
  };
  walk(survey, [], 'survey');
  return found;
}

/** The survey with one text rewritten in one language; an emptied translation is gone. */
export function writeText(
  survey: SurveyDefinition,
  path: readonly (string | number)[],
  language: string,
  text: string,
): SurveyDefinition {
  const put = (value: unknown, rest: readonly (string | number)[]): unknown => {
    const [key, ...further] = rest;
    if (key === undefined) {
      const { [language]: _, ...others } = value as Texts;
      return text === '' ? others : { ...others, [language]: text };
    }
    if (Array.isArray(value)) return value.map((one, i) => (i === key ? put(one, further) : one));
    const members = value as Record<string, unknown>;
    return { ...members, [key]: put(members[key], further) };
  };
  return put(survey, path) as SurveyDefinition;
}
