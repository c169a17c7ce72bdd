import type { ClaimRow } from '../src/instruments/language/claims/teach-claims.ts';
import { effortByRules } from '../src/instruments/language/effort/effort-by-rules.ts';
import { intentsByRules } from '../src/instruments/language/intent/intents-by-rules.ts';
import { solvedByRules } from '../src/instruments/language/intent/solved-by-rules.ts';
import {
  freshVoices,
  labelledVoices,
  practiceVoices,
  safetyVoices,
  secondPersonVoices,
  type VoiceLanguage,
} from './labelled-voices.ts';

const rulesOf = (text: string, language: VoiceLanguage): ClaimRow['rules'] => ({
  effort: [effortByRules(text, language).level],
  intent: intentsByRules(text, language).map(({ label }) => label),
  solved: [solvedByRules(text, language)[0]?.label ?? 'not expressed'],
});

const tasks = ['effort', 'intent', 'solved'] as const;
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Texts by which anything is measured, whatever the task: none of them is learnt from. */
const heldOut = (language: VoiceLanguage): Set<string> =>
  new Set(
    [
      ...tasks.flatMap((task) => labelledVoices(task, language).filter(({ half }) => half === 'held out')),
      ...freshVoices(language),
      ...secondPersonVoices(language),
      ...safetyVoices(language).filter(({ half }) => half === 'held out'),
    ].map(({ text }) => plain(text)),
  );

/** What the weights that ship are learnt from: tuning halves and practice voices, of both languages. */
export function claimRows(): ClaimRow[] {
  return (['en', 'es'] as const).flatMap((language) => {
    const held = heldOut(language);
    const tuned = tasks.flatMap((task) =>
      labelledVoices(task, language)
        .filter(({ half }) => half === 'tuning')
        .map(({ text, labels }) => ({ text, answers: { [task]: labels }, seenByRules: true })),
    );
    const practised = practiceVoices(language).map(({ text, effort, intents, solved, author }) => ({
      text,
      answers: { effort: [effort], intent: intents, solved: [solved] },
      seenByRules: author === 'first',
    }));
    const safety = safetyVoices(language)
      .filter(({ half }) => half !== 'held out')
      .map(({ text, effort, intents, half }) => ({
        text,
        answers: { intent: intents, ...(half === 'tuning' ? { effort: [effort] } : {}) },
        seenByRules: true,
      }));
    return [...tuned, ...practised, ...safety]
      .filter(({ text }) => !held.has(plain(text)))
      .map((row) => ({ ...row, language, rules: rulesOf(row.text, language) }));
  });
}
