import type { SurveyDefinition } from '../definition.contract.ts';
import type { Texts } from '../logic.contract.ts';
import { inLanguage, say, start } from '../runtime/index.ts';
import type { Standing } from './contract.ts';
import type { Settled } from './judge-move.ts';
import { beginningOf } from './kept.ts';

/** The end page's own words, in the session's language, with answers put in. */
function endOf({ kept, plan }: Settled): Standing['end'] {
  const end = plan.definition.ends.find(({ code }) => code === kept.endPage);
  if (end === undefined) return null;
  const { link } = end;
  const { languages } = plan.definition;
  const plain = (texts: Texts) => inLanguage(texts, kept.language, languages[0] ?? kept.language);
  const spoken = [
    end.title,
    ...(end.text === undefined ? [] : [end.text]),
    ...(link === undefined ? [] : [link.text]),
  ];
  // Only words that hold answers need the session they are put in from.
  const session = spoken.some((texts) => plain(texts).includes('{{')) ? start(plan, beginningOf(kept)) : null;
  const words = (texts: Texts) => (session === null ? plain(texts) : say(session, texts));
  return {
    code: end.code,
    kind: end.kind,
    title: words(end.title),
    text: end.text === undefined ? null : words(end.text),
    link: link === undefined ? null : { url: link.url, text: words(link.text) },
  };
}

/** What is told to whoever made the move. After the end no answer is told any more. */
export function standingOf(settled: Settled): Standing {
  const { kept, problems, cleared } = settled;
  const isOpen = kept.state === 'started' || kept.state === 'partial';
  return {
    state: kept.state,
    version: kept.version,
    seed: kept.seed,
    language: kept.language,
    answers: isOpen ? { ...kept.answers } : {},
    page: kept.page,
    problems: problems.map(({ question, key, part, values, say: words }) => ({
      question,
      key,
      ...(part === undefined ? {} : { part }),
      ...(values === undefined ? {} : { values: { ...values } }),
      ...(words === undefined ? {} : { say: words }),
    })),
    cleared: [...cleared],
    end: endOf(settled),
  };
}

/** The definition as the page needs it: without how many may answer and what an import left over. */
export function definitionForPage(definition: SurveyDefinition): SurveyDefinition {
  return { ...definition, quotas: [], untranslated: [] };
}
