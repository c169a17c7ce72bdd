import { findCards, findIbans } from './accounts.ts';
import { findAddresses } from './addresses.ts';
import { findBirthDates } from './births.ts';
import { findEmails, findIps, findLinks } from './electronic.ts';
import { everyMatch } from './every-match.ts';
import { type Hit, type Reading, readingOf, standsAlone } from './hit.ts';
import { findNationalIds } from './national-ids.ts';
import { runsOf } from './number-runs.ts';
import { findPersons } from './persons/find-persons.ts';
import { findPhones } from './phones.ts';
import { placeholders, redactText } from './redact-text.ts';

/** Changes whenever a rule or list changes what is found: texts redacted by an older one may be looked at again. */
export const recogniserVersion = 1;

export interface Wanted {
  /** Phrases that are never personal here: products, brands, towns. Case-insensitive, whole words. */
  readonly allow?: readonly string[];
  /** Phrases that are always replaced. */
  readonly deny?: readonly string[];
  /** Names known to belong to people of this text (its customer), found in any writing. */
  readonly names?: readonly string[];
}

const sure = 0.5;
const mostRounds = 4;

/** Every place where a phrase stands as whole words. */
function* placesOf({ text, lower }: Reading, phrase: string): Generator<{ start: number; end: number }> {
  const small = readingOf(phrase.trim()).lower;
  if (small === '') return;
  for (let at = lower.indexOf(small); at !== -1; at = lower.indexOf(small, at + small.length)) {
    if (standsAlone(text, at, at + small.length)) yield { start: at, end: at + small.length };
  }
}

const candidates = (reading: Reading, wanted: Wanted): Hit[] => {
  const runs = runsOf(reading.text);
  const given = (phrases: readonly string[], kind: Hit['kind'], rule: string) =>
    phrases.flatMap((phrase) =>
      [...placesOf(reading, phrase)].map((span) => ({ kind, ...span, score: 1, rule })),
    );
  return [
    ...given(wanted.deny ?? [], 'denied', 'deny-list'),
    ...given(wanted.names ?? [], 'person', 'known-name'),
    ...findEmails(reading),
    ...findLinks(reading),
    ...findIps(reading),
    ...findIbans(reading),
    ...findCards(reading, runs),
    ...findNationalIds(reading, runs),
    ...findBirthDates(reading, runs),
    ...findPhones(reading, runs),
    ...findAddresses(reading, runs),
    ...findPersons(reading),
  ].filter((hit) => hit.score >= sure);
};

interface Span {
  readonly start: number;
  readonly end: number;
}
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Of hits that overlap: the highest score, then the longest, then the leftmost. In order of place. */
function apart(hits: readonly Hit[]): Hit[] {
  const placed = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  let knot: Hit[] = [];
  let end = -1;
  const settle = () => {
    const ranked = knot.sort(
      (a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start,
    );
    const chosen: Hit[] = [];
    for (const hit of ranked) if (!chosen.some((other) => overlap(hit, other))) chosen.push(hit);
    kept.push(...chosen.sort((a, b) => a.start - b.start));
    knot = [];
  };
  for (const hit of placed) {
    if (hit.start >= end) settle();
    knot.push(hit);
    end = Math.max(end, hit.end);
  }
  settle();
  return kept;
}

/** Asks of sorted spans whether one of them overlaps a hit, or holds it as a whole. */
function asker(spans: readonly Span[]) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let furthest = -1;
  const reach = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  /** How far the spans reach that begin before this place. */
  const reachBefore = (place: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Span).start < place) low = middle + 1;
      else high = middle;
    }
    return reach[low - 1] ?? -1;
  };
  return {
    overlaps: (hit: Span) => reachBefore(hit.end) > hit.start,
    holds: (hit: Span) => reachBefore(hit.start + 1) >= hit.end,
  };
}

function once(text: string, wanted: Wanted): Hit[] {
  const reading = readingOf(text);
  const taken = [...everyMatch(text, placeholders)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const placed = asker(taken);
  const allowed = asker((wanted.allow ?? []).flatMap((phrase) => [...placesOf(reading, phrase)]));
  const free = candidates(reading, wanted).filter(
    (hit) => !placed.overlaps(hit) && (hit.rule === 'deny-list' || !allowed.holds(hit)),
  );
  return apart(free);
}

/**
 * Finds personal data in a text, in order of place, without overlaps. Looks again at what is left after replacing, so
 * that a redacted text holds nothing more to redact. Pure and linear in the length of the text.
 */
export function findPersonalData(text: string, wanted: Wanted = {}): Hit[] {
  let hits = once(text, wanted);
  for (let round = 1; round < mostRounds && hits.length > 0; round++) {
    const { text: left, toSource } = redactText(text, hits);
    const more = once(left, wanted);
    if (more.length === 0) break;
    const mapped = more.map((hit) => ({ ...hit, start: toSource(hit.start), end: toSource(hit.end) }));
    hits = [...hits, ...mapped].sort((a, b) => a.start - b.start);
  }
  return hits;
}
