import type { Labelled } from '../labelled.ts';
import { Matcher } from '../patterns/matcher.ts';
import { isHypothetical, isNegated, scopes } from '../patterns/scope.ts';
import { isPatternLanguage, type PatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { isBreak, type Word, wordsOf } from '../patterns/words.ts';
import confidences from './confidence.json' with { type: 'json' };
import { type Solved, type SolvedRule, solvedEn, solvedListsEn } from './solved-rules.ts';
import { solvedElsewhere } from './solved-rules-elsewhere.ts';
import { solvedEs, solvedListsEs } from './solved-rules-es.ts';

const readers = new Map<PatternLanguage, Matcher<SolvedRule>>();

function readerOf(language: PatternLanguage): Matcher<SolvedRule> {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const rules = language === 'en' ? solvedEn : language === 'es' ? solvedEs : solvedElsewhere[language];
  const lists = language === 'en' ? solvedListsEn : language === 'es' ? solvedListsEs : {};
  const matcher = new Matcher(
    rules.map((rule) => ({ rule, patterns: rule.patterns })),
    vocabularyOf(language, lists),
  );
  readers.set(language, matcher);
  return matcher;
}

/** The farthest the customer says it got wins; a problem that came back outdoes its solution. */
const farthest: readonly Solved[] = ['came back', 'solved', 'acted on', 'heard', 'not heard'];

/**
 * "Was my problem solved?", as the customer tells it: at most one state, with the words that say so; none = not
 * expressed. It is evidence offered to a case and never changes the case's state. Wishes, questions and negated
 * successes do not count. Method: word rules, docs/meaning.md.
 */
export function readSolved(text: string, language: string): Labelled[] {
  if (!isPatternLanguage(language)) return [];
  const words = wordsOf(text, spellings[language]);
  const scope = scopes[language];
  const claims = readerOf(language)
    .find(words)
    .filter(({ rule, from, to }) => {
      if (isHypothetical(words, from, scope) || isAsked(words, to)) return false;
      return rule.negated === 'keep' || !isNegated(words, from, scope);
    });
  for (const state of farthest) {
    const proofs = claims.filter(({ rule }) => rule.state === state);
    const proof = proofs.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)[0];
    if (proof === undefined) continue;
    const start = words[proof.from]?.start ?? 0;
    const end = words[proof.to - 1]?.end ?? start;
    const table: Readonly<Record<string, Readonly<Record<string, number>>>> = confidences;
    const confidence = table[language]?.[state];
    return [
      {
        label: state,
        start,
        end,
        ...(confidence === undefined ? {} : { confidence }),
        method: 'rule',
        reason: [proof.rule.id, text.slice(start, end).slice(0, 120)],
      },
    ];
  }
  return [];
}

function isAsked(words: readonly Word[], to: number): boolean {
  for (let at = to - 1; at < words.length && at < to + 12; at++) {
    if (words[at]?.asks === true) return true;
    if (isBreak(words, at + 1)) return false;
  }
  return false;
}
