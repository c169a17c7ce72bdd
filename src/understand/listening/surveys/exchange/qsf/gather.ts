import { at, entriesAt, isObject, listAt, textAt } from '../given.ts';

/** The elements of a QSF file, found by what they are. */
export interface Elements {
  readonly name: string;
  readonly language: string;
  readonly languages: readonly string[];
  readonly blocks: ReadonlyMap<string, Record<string, unknown>>;
  readonly trash: readonly Record<string, unknown>[];
  readonly questions: ReadonlyMap<string, Record<string, unknown>>;
  readonly flow: unknown;
  readonly options: unknown;
  readonly scoring: unknown;
  readonly quotas: readonly unknown[];
  readonly notes: readonly { readonly about: string; readonly text: string }[];
}

/** Whether a JSON document is a Qualtrics survey. */
export const isQsf = (json: unknown): boolean =>
  isObject(at(json, 'SurveyEntry')) && Array.isArray(at(json, 'SurveyElements'));

export function gather(json: unknown): Elements {
  const blocks = new Map<string, Record<string, unknown>>();
  const trash: Record<string, unknown>[] = [];
  const questions = new Map<string, Record<string, unknown>>();
  const quotas: unknown[] = [];
  const notes: { about: string; text: string }[] = [];
  let flow: unknown;
  let options: unknown;
  let scoring: unknown;
  for (const element of listAt(json, 'SurveyElements')) {
    const payload = at(element, 'Payload');
    switch (textAt(element, 'Element')) {
      case 'BL':
        for (const [key, block] of entriesAt(payload)) {
          if (!isObject(block)) continue;
          if (textAt(block, 'Type') === 'Trash') trash.push(block);
          else blocks.set(textAt(block, 'ID') || key, block);
        }
        break;
      case 'SQ':
        if (isObject(payload)) {
          questions.set(textAt(payload, 'QuestionID') || textAt(element, 'PrimaryAttribute'), payload);
        }
        break;
      case 'FL':
        flow = payload;
        break;
      case 'SO':
        options = payload;
        break;
      case 'SCO':
        scoring = payload;
        break;
      case 'QO':
        quotas.push(payload);
        break;
      case 'NT':
        for (const note of listAt(payload, 'Notes')) {
          notes.push({ about: textAt(payload, 'ParentID'), text: textAt(note, 'Message') });
        }
        break;
      default:
        break;
    }
  }
  const language = textAt(json, 'SurveyEntry', 'SurveyLanguage') || 'EN';
  const others = entriesAt(options, 'AvailableLanguages').map(([name]) => name);
  return {
    name: textAt(json, 'SurveyEntry', 'SurveyName'),
    language,
    languages: [language, ...others.filter((one) => one !== language && /[A-Za-z]/.test(one))],
    blocks,
    trash,
    questions,
    flow,
    options,
    scoring,
    quotas,
    notes,
  };
}
