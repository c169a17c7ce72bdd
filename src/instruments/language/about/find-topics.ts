import { Matcher } from '../patterns/matcher.ts';
import { perLanguage } from '../patterns/per-language.ts';
import { isPatternLanguage, type PatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { wordsOf } from '../patterns/words.ts';
import type { TopicId, TopicWords } from './topic.ts';
import { wordsElsewhere } from './words-elsewhere.ts';
import { wordsEn } from './words-en.ts';
import { wordsEs } from './words-es.ts';

/** A topic that a text mentions, with the words that do. */
export interface Mention {
  readonly topic: TopicId;
  readonly start: number;
  readonly end: number;
}

const languages: readonly PatternLanguage[] = ['en', 'es', 'fr', 'de', 'pt', 'it'];
const wordsIn = (language: PatternLanguage): TopicWords =>
  language === 'en' ? wordsEn : language === 'es' ? wordsEs : wordsElsewhere[language];

const matcherOf = perLanguage((language) => {
  const rules = Object.entries(wordsIn(language)).map(([rule, patterns]) => ({
    rule: rule as TopicId,
    patterns,
  }));
  return new Matcher(rules, vocabularyOf(language));
});

/** Topics that a text mentions, in its order; none for languages without word lists. */
export function findTopics(text: string, language: string): Mention[] {
  if (!isPatternLanguage(language)) return [];
  const words = wordsOf(text, spellings[language]);
  return matcherOf(language)
    .find(words)
    .map(({ rule, from, to }) => ({
      topic: rule,
      start: words[from]?.start ?? 0,
      end: words[to - 1]?.end ?? text.length,
    }));
}

/** A name a system gave ("BILL_SENT", "billSent") as people would write it. */
export const asWords = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-./:]+/g, ' ')
    .toLowerCase();

/** Topics of a company's own name of a step, channel or function, in whichever of the six languages it is. */
export function topicsOfName(name: string): Set<TopicId> {
  const words = asWords(name);
  const found = languages.flatMap((language) => findTopics(words, language));
  return new Set(found.map(({ topic }) => topic));
}
