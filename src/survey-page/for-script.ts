import type { SurveyDefinition } from '../understand/listening/surveys/definition.contract.ts';
import type { Beginning, Session } from '../understand/listening/surveys/runtime/index.ts';
import type { PageView } from './view.ts';
import { type PageWords, wordsOf } from './words/words-of.ts';

/** What the page's script is given: the survey in one language without what only the server needs, and the session. */
export interface ForScript {
  readonly definition: SurveyDefinition;
  readonly words: PageWords;
  readonly beginning: Beginning;
  /** Hidden fields that the address itself says: sent along, in case the server has not seen this session yet. */
  readonly said: Beginning['hidden'];
  readonly page: number;
  readonly link: string;
  readonly key: string;
  readonly kiosk: boolean;
  readonly preview: boolean;
  readonly version: number | null;
}

/** Not for the person's eyes, or of no use to their browser: where it came from, what counts for which score, quotas. */
const leftOut = new Set(['origin', 'feeds', 'untranslated', 'personal']);

/** The survey with each text in one language only: the person's, else what the engine would fall back to. */
function inOne(value: unknown, languages: ReadonlySet<string>, language: string, first: string): unknown {
  if (Array.isArray(value)) return value.map((one) => inOne(one, languages, language, first));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key, text]) => languages.has(key) && typeof text === 'string')) {
    const parent = language.split('-')[0] ?? language;
    const found =
      [language, parent, first].find((one) => Object.hasOwn(value, one)) ?? entries[0]?.[0] ?? first;
    return { [found]: (value as Record<string, unknown>)[found] };
  }
  const kept = entries.filter(([key]) => !leftOut.has(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, inOne(one, languages, language, first)]));
}

/** Hidden fields that logic or words mention; what was said about a person for other ends stays on the server. */
function mentioned(definition: SurveyDefinition): ReadonlySet<string> {
  const text = JSON.stringify([definition.flow, definition.calculated, definition.ends]);
  const used = definition.hidden.filter(
    ({ code }) =>
      text.includes(`{{hidden:${code}`) ||
      text.includes(`"get":"hidden","code":${JSON.stringify(code)}`) ||
      text.includes(`"code":${JSON.stringify(code)},"get":"hidden"`),
  );
  return new Set(used.map(({ code }) => code));
}

export function forScript(view: PageView, session: Session): ForScript {
  const { definition } = session.plan;
  const used = mentioned(definition);
  const first = definition.languages[0] ?? session.language;
  const slim = inOne(definition, new Set(definition.languages), session.language, first) as SurveyDefinition;
  const { device, channel, date } = session.about as Readonly<Record<string, string | null>>;
  return {
    definition: {
      ...slim,
      languages: definition.languages,
      quotas: [],
      untranslated: [],
      hidden: slim.hidden.filter(({ code }) => used.has(code)),
      rules: { ...slim.rules },
    },
    words: wordsOf(view.language),
    beginning: {
      seed: session.seed,
      language: session.language,
      hidden: Object.fromEntries(
        [...session.hidden].flatMap(([code, value]) =>
          used.has(code) && value !== null && typeof value !== 'object' ? [[code, value]] : [],
        ),
      ),
      ...(device == null ? {} : { device: device as 'phone' | 'tablet' | 'desktop' }),
      ...(channel == null ? {} : { channel }),
      ...(date == null ? {} : { date }),
      answers: Object.fromEntries(session.answers),
    },
    said: Object.fromEntries(
      definition.hidden.flatMap(({ code, fromLink, default: usual }) => {
        const value = session.hidden.get(code);
        const isSaid = fromLink && value !== usual && value != null && typeof value !== 'object';
        return isSaid ? [[code, value]] : [];
      }),
    ),
    page: session.page,
    link: view.link,
    key: view.key,
    kiosk: view.kiosk,
    preview: view.preview === true,
    version: view.version ?? null,
  };
}
