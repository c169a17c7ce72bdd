import type { Profiles } from '../../../instruments/language/about/company.ts';
import { findTopics, topicsOfName } from '../../../instruments/language/about/find-topics.ts';
import { scoreSteps } from '../../../instruments/language/about/score-steps.ts';
import { isoOf, wallClock } from '../../../instruments/language/text/dates/calendar.ts';
import type { Quoted } from './contract.ts';
import type { BesideRow } from './questions/journeys-around.ts';

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** What the clocks of a zone show at an instant: `2026-03-10T23:59`. */
export function clockAt(instant: string, zone: string): string {
  const { day, minutes } = wallClock(Date.parse(instant), zone);
  return `${isoOf(day)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The sentence in which some words stand, within bounds. */
export function sentenceAround(text: string, { start, end }: { start: number; end: number }): string {
  const before = text.slice(Math.max(0, start - 300), start);
  const after = text.slice(end, end + 300);
  const begin = Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  const stop = after.search(/[.!?\n]/);
  return `${before.slice(begin)}${text.slice(start, end)}${stop === -1 ? after : after.slice(0, stop + 1)}`;
}

/** The company dealt with the customer: a survey that went out promises nothing. */
const isDealing = ({ kind, step }: BesideRow) =>
  (kind === 'event' || kind === 'told') && !topicsOfName(step).has('survey');

/** The last dealing with the company before the promise was due and the customer spoke of it: that is when it was made. */
export function madeAt(
  journey: readonly BesideRow[],
  { episode, at, due, step }: { episode: string; at: string; due: string | null; step: string | null },
): string {
  const limit = due !== null && due < at ? due : at;
  const own = journey.filter(
    (row) => isDealing(row) && row.episode === episode && row.step !== step && row.at < limit,
  );
  return (
    own
      .map((row) => row.at)
      .sort()
      .at(-1) ?? limit
  );
}

const leastSuggested = 0.15;

/** The step that would keep the promise: what its sentence speaks of, else what the whole voice is about. */
export function stepOf(
  sentence: string,
  language: string,
  profiles: Profiles,
  voice: { readonly step: string; readonly episode: string; readonly at: string; readonly about: string },
  journey: readonly BesideRow[],
): { step: string | null; why: string[] } {
  const before = journey
    .filter((row) => row.kind !== 'voice' && row.at <= voice.at)
    .map((row) => ({
      step: row.step,
      episode: row.episode,
      at: Date.parse(row.at),
      kind: row.kind === 'voice' ? ('event' as const) : row.kind,
      state: row.state,
    }))
    .sort((a, b) => b.at - a.at);
  const around = { step: voice.step, episode: voice.episode, at: Date.parse(voice.at), before };
  // A suggestion that somebody looks at: the best fitting step is named though it would be too unsure to count by itself.
  const { steps } = scoreSteps(sentence, findTopics(sentence, language), profiles, around, []);
  const [best] = steps;
  if (best !== undefined && best.score >= leastSuggested) return { step: best.name, why: [...best.reason] };
  if (voice.about !== '') return { step: voice.about, why: [`the voice is about “${voice.about}”`] };
  return { step: null, why: ['no word speaks of a step'] };
}

/** Whether the company's own records hold a promise of that step due on the same day. */
export function knownPromise(
  journey: readonly BesideRow[],
  { episode, step, due }: { episode: string; step: string | null; due: string | null },
  zone: string,
): Quoted['known'] {
  if (step === null || due === null) return null;
  const day = clockAt(due, zone).slice(0, 10);
  const same = journey.find(
    (row) =>
      row.kind === 'promise' &&
      row.quoted === '' &&
      row.episode === episode &&
      row.step === step &&
      clockAt(row.due, zone).slice(0, 10) === day,
  );
  return same === undefined ? null : { step: same.step, due: same.due, state: same.state };
}
