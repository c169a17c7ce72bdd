import type { Labelled } from '../labelled.ts';
import { Matcher } from '../patterns/matcher.ts';
import { perLanguage } from '../patterns/per-language.ts';
import { isHypothetical, isNegated, scopes } from '../patterns/scope.ts';
import { isPatternLanguage, spellings, vocabularyOf } from '../patterns/vocabulary.ts';
import { isBreak, type Word, wordsOf } from '../patterns/words.ts';
import { datesIn, type MentionedDate } from '../text/dates.ts';
import { manners, type PromiseRule, promisedActions, promiseLists, promiseRules } from './promise-words.ts';

/** A promise of the company as the customer quotes it; a suggestion until somebody confirms it. */
export interface QuotedPromise extends Labelled {
  /** When it was due (an instant), resolved against the voice; null where the words leave it open. */
  readonly due: string | null;
  /** The words for who promised, as written, and for what; absent where the text does not say. */
  readonly who?: string;
  readonly what?: string;
}

const readerOf = perLanguage((language) => {
  const vocabulary = vocabularyOf(language, promiseLists);
  return {
    promises: new Matcher(
      promiseRules[language].map((rule) => ({ rule, patterns: rule.patterns })),
      vocabulary,
    ),
    actions: new Matcher(
      language === 'en' || language === 'es'
        ? [{ rule: 'action' as const, patterns: [promisedActions[language].join('|')] }]
        : [],
      vocabulary,
    ),
  };
});

const isManner = (words: readonly Word[], from: number) =>
  [1, 2].some((back) => manners.has(words[from - back]?.folded ?? ''));

/** How far behind its verb a promise may still speak, in words. */
const REACH = 18;

/**
 * Promises that the customer quotes: "they told me Tuesday", "prometieron llamarme mañana". What was only said
 * counts when a date follows or precedes in the sentence; a plain "promised" counts by itself. `due` is the last
 * moment of the date meant, in the voice's zone; without `at`, or with several readings, it stays null.
 */
export function readQuotedPromises(
  text: string,
  language: string,
  voice: { readonly at?: Date | undefined; readonly zone?: string | undefined } = {},
): QuotedPromise[] {
  if (!isPatternLanguage(language)) return [];
  const words = wordsOf(text, spellings[language]);
  const reader = readerOf(language);
  const said = reader.promises.find(words);
  if (said.length === 0) return [];
  const dates = datesIn(text, language, { at: voice.at ?? new Date(0), zone: voice.zone ?? 'UTC' });
  const acts = reader.actions.find(words);
  const found: QuotedPromise[] = [];
  let reached = 0;
  for (const { rule, from, to } of said) {
    if (
      from < reached ||
      isHypothetical(words, from, scopes[language]) ||
      isNegated(words, from, scopes[language])
    )
      continue;
    const [first, last] = sentenceAround(words, from, to);
    const date = dateNear(dates, words, { first, from, last });
    const act = acts.find((one) => one.from >= to - 1 && one.from < last);
    if (date === undefined && (!rule.plain || isManner(words, from))) continue;
    const end = Math.max(
      words[to - 1]?.end ?? 0,
      date?.end ?? 0,
      act === undefined ? 0 : (words[act.to - 1]?.end ?? 0),
    );
    const start = Math.min(words[from]?.start ?? 0, date?.start ?? Number.MAX_SAFE_INTEGER);
    reached = Math.max(to, last);
    found.push(
      promiseOf(
        text,
        { start, end, date, rule, known: voice.at !== undefined },
        {
          who: text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0),
          what:
            act === undefined
              ? undefined
              : text.slice(words[act.from]?.start ?? 0, words[Math.min(last, act.to + 3) - 1]?.end ?? 0),
        },
      ),
    );
  }
  return found;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly date: MentionedDate | undefined;
  readonly rule: PromiseRule;
  readonly known: boolean;
}

function promiseOf(
  text: string,
  { start, end, date, rule, known }: Place,
  { who, what }: { readonly who: string; readonly what: string | undefined },
): QuotedPromise {
  const readings = known ? (date?.readings ?? []) : [];
  const only = readings.length === 1 ? readings[0] : undefined;
  return {
    label: 'quoted promise',
    start,
    end,
    method: 'rule',
    due: only?.due ?? null,
    who,
    ...(what === undefined ? {} : { what }),
    reason: [
      rule.id,
      `said: ${who}`,
      ...(what === undefined ? [] : [`what: ${what}`]),
      ...(date === undefined ? [] : [`when: ${text.slice(date.start, date.end)}`]),
      ...(readings.length > 1 ? [`could be ${readings.map(({ at }) => at).join(' or ')}`] : []),
    ],
  };
}

function sentenceAround(words: readonly Word[], from: number, to: number): [number, number] {
  let first = from;
  while (first > 0 && !isBreak(words, first) && from - first < REACH) first--;
  let last = to;
  while (last < words.length && !isBreak(words, last) && last - to < REACH) last++;
  return [first, last];
}

const weekdayOf = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay();

/** "Tuesday, 10 March" is one date though it is said twice: the second where it falls on such a day, over the words of both. */
function joined([first, ...others]: readonly MentionedDate[]): MentionedDate | undefined {
  if (first === undefined) return undefined;
  const next = others.find((date) => date.start > first.end && date.start - first.end <= 2);
  if (next === undefined) return first;
  const shared = next.readings.filter(({ at }) =>
    first.readings.some((reading) => weekdayOf(reading.at) === weekdayOf(at)),
  );
  return shared.length === 0 ? first : { ...first, end: next.end, readings: shared };
}

/** The date that belongs to a promise: the first after its verb in the sentence, else the last before it. */
function dateNear(
  dates: readonly MentionedDate[],
  words: readonly Word[],
  { first, from, last }: { readonly first: number; readonly from: number; readonly last: number },
): MentionedDate | undefined {
  const begin = words[from]?.start ?? 0;
  const end = words[last - 1]?.end ?? 0;
  const after = joined(dates.filter((date) => date.start >= begin && date.end <= end));
  const limit = words[first]?.start ?? 0;
  return after ?? dates.findLast((date) => date.start >= limit && date.end <= begin && begin - date.end < 12);
}
