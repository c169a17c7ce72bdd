import type { Labelled } from '../labelled.ts';
import { Matcher } from '../patterns/matcher.ts';
import { perLanguage } from '../patterns/per-language.ts';
import { isHypothetical, isNegated, type ScopeWords, scopes } from '../patterns/scope.ts';
import { isPatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { isBreak, type Word, wordsOf } from '../patterns/words.ts';
import { type Solved, solvedEn, solvedListsEn } from './solved-rules.ts';
import { solvedElsewhere } from './solved-rules-elsewhere.ts';
import { solvedEs, solvedListsEs } from './solved-rules-es.ts';

const matcherOf = perLanguage((language) => {
  const rules = language === 'en' ? solvedEn : language === 'es' ? solvedEs : solvedElsewhere[language];
  const lists = language === 'en' ? solvedListsEn : language === 'es' ? solvedListsEs : {};
  return new Matcher(
    rules.map((rule) => ({ rule, patterns: rule.patterns })),
    vocabularyOf(language, lists),
  );
});

/** "Nobody answered" denies that somebody did, though it negates no effort. */
const deniersIn = perLanguage((language): ScopeWords => {
  const scope = scopes[language];
  return {
    ...scope,
    negations: new Set([...scope.negations, 'nobody', 'noone', 'none', 'nadie', 'ninguno', 'personne']),
  };
});

/** The farthest the customer says it got wins; a problem that came back outdoes its solution. */
const farthest: readonly Solved[] = ['came back', 'solved', 'acted on', 'heard', 'not heard'];

/**
 * "Was my problem solved?", as the customer tells it, by rules alone: at most one state, with the words that say so; none = not
 * expressed. It is evidence offered to a case and never changes the case's state. Wishes, questions and negated
 * successes do not count. Method: word rules, docs/meaning.md.
 */
export function solvedByRules(text: string, language: string): Labelled[] {
  if (!isPatternLanguage(language)) return [];
  const words = wordsOf(text, spellings[language]);
  const scope = deniersIn(language);
  const matches = matcherOf(language).find(words);
  const figures = matches.filter(({ rule }) => rule.state === 'figure');
  const isUnfinished = matches.some(({ rule }) => rule.state === 'unfinished');
  const claims = matches
    .filter(({ from, to }) => !figures.some((figure) => figure.from < to && from < figure.to))
    .filter(({ rule, from, to }) => {
      if (isHypothetical(words, from, scope) || isAsked(words, to)) return false;
      return (
        rule.negated === 'keep' || !(isNegated(words, from, scope) || holdsNegation(words, from, to, scope))
      );
    });
  const isGoodAgain = (claim: { from: number; to: number }) =>
    claims.some(({ rule, from, to }) => rule.outdoes === true && from < claim.to && claim.from < to);
  for (const state of farthest) {
    if (state === 'solved' && isUnfinished) continue;
    const proofs = claims.filter(
      ({ rule }) => rule.state === state || (isUnfinished && state === 'acted on' && rule.state === 'solved'),
    );
    const proof = proofs
      .filter((claim) => state !== 'came back' || !isGoodAgain(claim))
      .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)[0];
    if (proof === undefined) continue;
    const start = words[proof.from]?.start ?? 0;
    const end = words[proof.to - 1]?.end ?? start;
    return [
      {
        label: state,
        start,
        end,
        method: 'rule',
        reason: [proof.rule.id, text.slice(start, end).slice(0, 120)],
      },
    ];
  }
  return [];
}

/** A negation within the words of a claim ("the sofa has not been delivered") takes it back; its first word may be one. */
function holdsNegation(words: readonly Word[], from: number, to: number, scope: ScopeWords): boolean {
  for (let at = from + 1; at < to; at++) if (scope.negations.has(words[at]?.folded ?? '')) return true;
  return false;
}

function isAsked(words: readonly Word[], to: number): boolean {
  for (let at = to - 1; at < words.length && at < to + 12; at++) {
    if (words[at]?.asks === true) return true;
    if (isBreak(words, at + 1)) return false;
  }
  return false;
}
