import { readFileSync } from 'node:fs';

/** A row of `labelled/effort-*` or `labelled/solved-*` (one label) or `labelled/intent-*` (several). */
export interface LabelledVoice {
  readonly text: string;
  readonly labels: readonly string[];
  /** What the two passes of the author said. */
  readonly first: string;
  readonly second: string;
  /** What another person said who had not seen the labels; only of a drawn part of the tuning half. */
  readonly otherPerson?: string;
  readonly half: 'tuning' | 'held out';
}

/**
 * A row of the voices that are labelled for all three tasks: `fresh-voices-*` (by the first author, when the first
 * rules were frozen), `second-person-voices-*` (by another person before reading any rule), `practice-voices-*`.
 */
export interface FreshVoice {
  readonly text: string;
  readonly effort: string;
  readonly intents: readonly string[];
  readonly solved: string;
}

export type VoiceTask = 'effort' | 'intent' | 'solved';
export type VoiceLanguage = 'en' | 'es';

interface Row {
  readonly text: string;
  readonly label?: string;
  readonly labels?: readonly string[];
  readonly first: string | readonly string[];
  readonly second: string | readonly string[];
  readonly otherPerson?: string | readonly string[];
  readonly half: 'tuning' | 'held out';
}

function rows<T>(name: string): T[] {
  return readFileSync(new URL(`labelled/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}

const plain = (said: string | readonly string[]): string =>
  typeof said === 'string' ? said : [...said].sort().join(' + ');

/** The labelled voices of a task. The half is fixed in the row (by a hash of its text). */
export function labelledVoices(task: VoiceTask, language: VoiceLanguage): LabelledVoice[] {
  return rows<Row>(`${task}-${language}`).map((row) => ({
    text: row.text,
    labels: row.labels ?? (row.label === undefined ? [] : [row.label]),
    first: plain(row.first),
    second: plain(row.second),
    ...(row.otherPerson === undefined ? {} : { otherPerson: plain(row.otherPerson) }),
    half: row.half,
  }));
}

/** Held out: the first author's voices that say things indirectly on purpose. */
export const freshVoices = (language: VoiceLanguage): FreshVoice[] => rows(`fresh-voices-${language}`);

/** Held out: another person's voices, written and labelled before that person had read a rule. */
export const secondPersonVoices = (language: VoiceLanguage): FreshVoice[] =>
  rows(`second-person-voices-${language}`);

/**
 * What sounds like law or danger, and what is without sounding so, by a third person who had read no rule: near misses
 * ("robbed of my Saturday") and indirect reports. `practice` was written after the first errors were looked at.
 */
export interface SafetyVoice {
  readonly text: string;
  readonly effort: string;
  readonly intents: readonly string[];
  readonly half: 'tuning' | 'held out' | 'practice';
}
export const safetyVoices = (language: VoiceLanguage): SafetyVoice[] => rows(`safety-voices-${language}`);

/** To tune rules and train weights on; the first rules were tuned with the first author's in sight. */
export interface PracticeVoice extends FreshVoice {
  readonly author: 'first' | 'second';
}

export const practiceVoices = (language: VoiceLanguage): PracticeVoice[] =>
  rows(`practice-voices-${language}`);
