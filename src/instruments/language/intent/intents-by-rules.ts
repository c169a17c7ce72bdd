import type { Labelled } from '../labelled.ts';
import { Matcher } from '../patterns/matcher.ts';
import { perLanguage } from '../patterns/per-language.ts';
import { isHypothetical, isNegated, scopes } from '../patterns/scope.ts';
import { isPatternLanguage, type PatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { isBreak, type Word, wordsOf } from '../patterns/words.ts';
import { figures } from './figures.ts';
import type { Intent, IntentRule, IntentWords } from './intent-rule.ts';
import { intentsElsewhere } from './words-elsewhere.ts';
import { intentsEn } from './words-en.ts';
import { intentsEs } from './words-es.ts';

type Entry = IntentRule | 'rhetorical' | 'not praise' | 'figure';

function wordsFor(language: PatternLanguage): IntentWords {
  return language === 'en' ? intentsEn : language === 'es' ? intentsEs : intentsElsewhere[language];
}

const matcherOf = perLanguage((language) => {
  const { rules, lists, rhetorical, notPraise } = wordsFor(language);
  const entries: { rule: Entry; patterns: readonly string[] }[] = rules.map((rule) => ({
    rule,
    patterns: rule.patterns,
  }));
  entries.push({ rule: 'rhetorical', patterns: rhetorical }, { rule: 'not praise', patterns: notPraise });
  entries.push({ rule: 'figure', patterns: figures[language] ?? [] });
  return new Matcher(entries, vocabularyOf(language, lists));
});

interface Found {
  readonly intent: Intent;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What a text wants, by rules alone: several labels, one per intent at most, each with the words that show it; none = nothing.
 * Legal and safety favour recall: a negated or supposed danger is still one a person should see. Irony that looks
 * like praise, figures of speech that sound like danger, and questions that want no answer are kept apart. Method: word rules, docs/meaning.md.
 */
export function intentsByRules(text: string, language: string): Labelled[] {
  if (!isPatternLanguage(language)) return [];
  const words = wordsOf(text, spellings[language]);
  const scope = scopes[language];
  const matches = matcherOf(language).find(words);
  const ironic = matches.filter(({ rule }) => rule === 'not praise');
  const rhetorical = matches.filter(({ rule }) => rule === 'rhetorical');
  const figurative = matches.filter(({ rule }) => rule === 'figure');
  const found: Found[] = questions(words, rhetorical).map(({ from, to }) => ({
    intent: 'needs an answer',
    id: `${language}.answer.question`,
    from,
    to,
  }));
  for (const { rule, from, to } of matches) {
    if (typeof rule === 'string') continue;
    if (rule.negated !== 'keep' && isNegated(words, from, scope)) continue;
    if (rule.supposed === 'drop' && isHypothetical(words, from, scope)) continue;
    const touches = (other: { from: number; to: number }) => other.from < to && from < other.to;
    if (rule.intent === 'praise' && ironic.some(touches)) continue;
    const holds = (other: { from: number; to: number }) => other.from <= from && to <= other.to;
    if (rule.intent === 'legal or safety' && figurative.some(holds)) continue;
    if (
      rule.intent === 'needs an answer' &&
      rhetorical.some((other) => asked(words, other) && touches(other))
    )
      continue;
    found.push({ intent: rule.intent, id: rule.id, from, to });
  }
  return strongest(found).map(({ intent, id, from, to }) => {
    const start = words[from]?.start ?? 0;
    const end = words[to - 1]?.end ?? start;
    return {
      label: intent,
      start,
      end,
      method: 'rule' as const,
      reason: [id, text.slice(start, end).slice(0, 120)],
    };
  });
}

const order: readonly Intent[] = [
  'legal or safety',
  'threat to leave',
  'needs an answer',
  'suggestion',
  'praise',
];

/** The longest proof of each intent, the leftmost of equals. A suggestion worded as a request asks for no answer. */
function strongest(found: readonly Found[]): Found[] {
  const best = new Map<Intent, Found>();
  for (const one of found) {
    const known = best.get(one.intent);
    if (known === undefined || one.to - one.from > known.to - known.from) best.set(one.intent, one);
  }
  const answer = best.get('needs an answer');
  const suggestion = best.get('suggestion');
  if (answer !== undefined && suggestion !== undefined) {
    const others = found.filter(
      ({ intent, from, to }) =>
        intent === 'needs an answer' && (to <= suggestion.from || from >= suggestion.to),
    );
    if (others.length === 0) best.delete('needs an answer');
  }
  return order.flatMap((intent) => best.get(intent) ?? []);
}

/** Sentences that end with a question mark and want an answer. */
function questions(
  words: readonly Word[],
  rhetorical: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  const asked: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    if (at > 0 && isBreak(words, at)) from = at;
    if (words[at]?.asks !== true) continue;
    const start = from;
    const isRhetorical = rhetorical.some((other) => other.from >= start && other.to <= at + 1);
    if (!isRhetorical && at + 1 - start >= 2)
      asked.push({ from: Math.max(start, at - LONGEST_QUESTION), to: at + 1 });
    from = at + 1;
  }
  return asked;
}

const LONGEST_QUESTION = 40;

function asked(words: readonly Word[], { to }: { readonly to: number }): boolean {
  for (let at = to - 1; at < words.length; at++) {
    if (words[at]?.asks === true) return true;
    if (isBreak(words, at + 1)) return false;
  }
  return false;
}
