import type { Labelled } from '../labelled.ts';
import { type Match, Matcher } from '../patterns/matcher.ts';
import { perLanguage } from '../patterns/per-language.ts';
import { isHypothetical, isNegated, scopes } from '../patterns/scope.ts';
import { isPatternLanguage, type PatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { isBreak, type Word, wordsOf } from '../patterns/words.ts';
import type { Cue, CueRule } from './cue-rule.ts';
import { cuesElsewhere } from './cues-elsewhere.ts';
import { cuesEn, listsEn } from './cues-en.ts';
import { cuesEs, listsEs } from './cues-es.ts';

export type EffortLevel = 'high' | 'low' | 'not expressed';

/** A cue with the level it speaks for. */
export interface EffortCue extends Labelled {
  readonly level: 'high' | 'low';
}

/** What the rules alone make of a text. */
export interface EffortByRules {
  readonly level: EffortLevel;
  /** What the words claim, with quantity: contacts (the how-many-th), seconds waited, steps. */
  readonly cues: readonly EffortCue[];
}

const matcherOf = perLanguage((language) => {
  const rules = language === 'en' ? cuesEn : language === 'es' ? cuesEs : cuesElsewhere[language];
  const lists = language === 'en' ? listsEn : language === 'es' ? listsEs : {};
  return new Matcher(
    rules.map((rule) => ({ rule, patterns: rule.patterns })),
    vocabularyOf(language, lists),
  );
});

/**
 * Reads the effort a text claims: its level and every cue with span and quantity. A cue that is negated becomes its
 * contrary ("I did not have to wait"), one that is only supposed ("if I had to call again") is none. High wins over
 * low, because easy words about one step do not undo the work of another. Method: word rules, docs/meaning.md.
 */
export function effortByRules(text: string, language: string): EffortByRules {
  if (!isPatternLanguage(language)) return { level: 'not expressed', cues: [] };
  const words = wordsOf(text, spellings[language]);
  const matches = matcherOf(language).find(words);
  const figures = matches.filter(({ rule }) => rule.level === 'none');
  const claims = matches
    .filter(({ from, to }) => !figures.some((figure) => figure.from < to && from < figure.to))
    .map((match) => claimOf(match, words, language))
    .filter((claim) => claim !== null);
  const kept = unshadowed(claims);
  const level: EffortLevel = kept.some((claim) => claim.level === 'high')
    ? 'high'
    : kept.length > 0
      ? 'low'
      : 'not expressed';
  return { level, cues: kept.map((claim) => labelOf(claim, words, text)) };
}

interface Claim {
  readonly rule: CueRule;
  readonly cue: Cue;
  readonly level: 'high' | 'low';
  readonly from: number;
  readonly to: number;
  readonly value?: number | undefined;
  readonly negated: boolean;
}

function claimOf(match: Match<CueRule>, words: readonly Word[], language: PatternLanguage): Claim | null {
  const { rule, from, to, value } = match;
  if (rule.level === 'none' || isOpenQuestion(words, from, to)) return null;
  if (rule.least !== undefined && !(value !== undefined && value >= rule.least)) return null;
  if (rule.most !== undefined && !(value !== undefined && value <= rule.most)) return null;
  const scope = scopes[language];
  if (rule.evenSupposed !== true && isHypothetical(words, from, scope)) return null;
  const negated = rule.negated !== 'keep' && isNegated(words, from, scope);
  if (negated && rule.negated === 'drop') return null;
  const plain = { rule, from, to, value: rule.valueless === true ? undefined : value, negated };
  const { level } = rule;
  if (!negated) return { ...plain, cue: rule.cue, level };
  return {
    ...plain,
    value: undefined,
    ...(level === 'high' ? { cue: 'spared', level: 'low' } : { cue: 'hard', level: 'high' }),
  };
}

const openers = new Set(
  'do does would will should must can could is are may hay tengo tendria debo puedo puede necesito tenemos se'.split(
    ' ',
  ),
);

/** "Do I have to come to the office?" asks whether there is effort and does not claim it. */
function isOpenQuestion(words: readonly Word[], from: number, to: number): boolean {
  let first = from;
  while (first > 0 && !isBreak(words, first) && from - first < 3) first--;
  if (!openers.has(words[first]?.folded ?? '')) return false;
  for (let at = to - 1; at < words.length; at++) {
    if (words[at]?.asks === true) return true;
    if (isBreak(words, at + 1)) return false;
  }
  return false;
}

/** Drops a claim that lies in one of the other side that is negated or longer: "no hassle" is not "hassle". */
function unshadowed(claims: readonly Claim[]): Claim[] {
  return claims.filter(
    (claim) =>
      !claims.some(
        (other) =>
          other !== claim &&
          (other.level !== claim.level || other.cue === claim.cue) &&
          other.from <= claim.from &&
          other.to >= claim.to &&
          (other.to - other.from > claim.to - claim.from ||
            (other.level !== claim.level && other.negated && !claim.negated) ||
            (other.level === claim.level && claims.indexOf(other) < claims.indexOf(claim))),
      ),
  );
}

function labelOf(claim: Claim, words: readonly Word[], text: string): EffortCue {
  const start = words[claim.from]?.start ?? 0;
  const end = words[claim.to - 1]?.end ?? start;
  return {
    level: claim.level,
    label: claim.cue,
    ...(claim.value === undefined ? {} : { value: claim.value }),
    start,
    end,
    method: 'rule',
    reason: [claim.rule.id, ...(claim.negated ? ['negated'] : []), text.slice(start, end).slice(0, 120)],
  };
}
