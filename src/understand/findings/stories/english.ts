import type { Condition } from './facts.ts';
import { duration, type Tongue } from './tongue.ts';

const locale = 'en';
const owner = (name: string) => (name === '' ? '' : ` (${name})`);

function label(c: Condition): string {
  switch (c.kind) {
    case 'missed-promise':
      return `the missed promise “${c.step}”`;
    case 'skipped-step':
      return `“${c.step}” left out`;
    case 'extra-step':
      return `“${c.step}”`;
    case 'repeated-step':
      return `“${c.step}” done again`;
    case 'long-wait':
      return `a wait of ${duration(c.threshold, locale)} or longer from “${c.other}” to “${c.step}”`;
    case 'order-swap':
      return `“${c.step}” before “${c.other}”`;
    case 'segment':
      return c.level.startsWith('> ') ? `${c.attribute} ${c.level}` : `${c.attribute} = ${c.level}`;
    case 'early-survey':
      return `asked before “${c.step}”`;
  }
}

function who(noun: string, c: Condition): string {
  switch (c.kind) {
    case 'missed-promise':
      return `${noun} whose promise “${c.step}” was missed`;
    case 'skipped-step':
      return `${noun} without “${c.step}”${owner(c.function)}`;
    case 'extra-step':
      return `${noun} with “${c.step}”${owner(c.function)}`;
    case 'repeated-step':
      return `${noun} in which “${c.step}”${owner(c.function)} was done more than once`;
    case 'long-wait':
      return `${noun} that waited ${duration(c.threshold, locale)} or longer from “${c.other}”${owner(c.otherFunction)} to “${c.step}”${owner(c.function)}`;
    case 'order-swap':
      return `${noun} in which “${c.step}” came before “${c.other}”`;
    default:
      return `${noun} with ${label(c)}`;
  }
}

const direction = (value: number) => (value < 0 ? 'lower' : 'higher');
const on = (score: { named: boolean; metric: string }) => (score.named ? ` on ${score.metric}` : '');

export const english: Tongue = {
  locale,
  noun: (noun, journey) => (journey === '' ? noun.en : `“${journey}” ${noun.en}`),
  label,
  who,
  scores: (score, size, low, high) =>
    `score ${size} points ${direction(score.value)}${on(score)} (${low} to ${high})`,
  missesOnly: (misses, s) =>
    `miss the promise “${misses.step}” ${s.more ? 'more' : 'less'} often: ${s.with} against ${s.without} (${s.low} to ${s.high} points ${s.more ? 'more' : 'less'})`,
  counts: (nWith, nWithout, noun) => ` · ${nWith} against ${nWithout} ${noun}.`,
  seeming: (labels, size) => `That is with ${labels} held equal; without it, it would seem ${size}.`,
  misses: (step, s, oddsRatio) =>
    `They miss the promise “${step}” in ${s.with} of cases against ${s.without} (odds ratio ${oddsRatio}).`,
  coverage: (bad, had, without) => `Of the ${bad} missed, ${had} had it before; ${without} did not.`,
  direct: (through, size, low, high, nothing) =>
    nothing
      ? `It runs through ${through}: with that held equal, what remains cannot be told apart from nothing (${size}, ${low} to ${high}).`
      : `Part of it runs through ${through}: with that held equal, ${size} remain (${low} to ${high}).`,
  upstream: (had, bad, without, what, by) =>
    `Further upstream, ${had} of the ${bad} missed had ${what}${owner(by)} before; ${without} did not.`,
  early: (asked, all, step) =>
    `${asked} of ${all} answers were asked for before “${step}” had happened, or although it never did`,
  earlyScores: (score, size, low, high) =>
    `; they are ${size} points ${direction(score.value)}${on(score)} (${low} to ${high}).`,
  earlyFlaw: 'This is a flaw of the measurement, not a cause.',
  earlyBeside: (what, size, low, high) => `With ${what} held equal, ${size} remain (${low} to ${high}).`,
  earlySame: (what) => `They are the very journeys with ${what}, so the two cannot be told apart.`,
  lowScores: (metric, upTo) => `scores of ${metric} up to ${upTo}`,
  missedPromises: (step) => `missed promises “${step}”`,
  nothing: (looked) => `Nothing here can be told apart from chance; ${looked} candidates were looked at.`,
  noData: 'Nothing to look at yet: import journeys with scores or promises first.',
};
