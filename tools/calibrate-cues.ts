// node tools/calibrate-cues.ts: how often each label of effort, intent and "solved?" proved right, as the confidence
// that ships. Rows whose rules were made from them flatter the rules, so they count as four rows at most; the rest of
// the weight is with the voices that were written when the rules were frozen. Same files in, same bytes out.
import { writeFileSync } from 'node:fs';
import { readEffort } from '../src/instruments/language/effort/read-effort.ts';
import { readIntents } from '../src/instruments/language/intent/read-intents.ts';
import { readSolved } from '../src/instruments/language/intent/read-solved.ts';
import { freshVoices, labelledVoices, type VoiceLanguage, type VoiceTask } from '../tests/labelled-voices.ts';

/** Rows that the tuning half weighs as. */
const WEIGHT_OF_TUNING = 4;

function said(task: VoiceTask, text: string, language: string): string[] {
  if (task === 'effort') return [readEffort(text, language).level];
  return (task === 'intent' ? readIntents : readSolved)(text, language).map(({ label }) => label);
}

interface Count {
  right: number;
  said: number;
}

function precision(
  task: VoiceTask,
  language: VoiceLanguage,
  rows: readonly { text: string; labels: readonly string[] }[],
) {
  const counts = new Map<string, Count>();
  for (const { text, labels } of rows) {
    for (const label of said(task, text, language)) {
      const count = counts.get(label) ?? { right: 0, said: 0 };
      count.said += 1;
      if (labels.includes(label)) count.right += 1;
      counts.set(label, count);
    }
  }
  return counts;
}

function confidences(tasks: readonly VoiceTask[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const language of ['en', 'es'] as const) {
    const found: Record<string, number> = {};
    for (const task of tasks) {
      const tuning = labelledVoices(task, language).filter(({ half }) => half === 'tuning');
      const fresh = freshVoices(language).map(({ text, effort, intents, solved }) => ({
        text,
        labels: task === 'effort' ? [effort] : task === 'intent' ? intents : [solved],
      }));
      const known = precision(task, language, tuning);
      const unknown = precision(task, language, fresh);
      for (const [label, { right, said }] of [...known].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const proof = unknown.get(label) ?? { right: 0, said: 0 };
        // Half a row more on either side: no label is ever certain.
        const share =
          (proof.right + WEIGHT_OF_TUNING * (right / said) + 0.5) / (proof.said + WEIGHT_OF_TUNING + 1);
        found[label] = Math.round(share * 100) / 100;
      }
    }
    table[language] = found;
  }
  return table;
}

function write(folder: string, table: Record<string, Record<string, number>>): void {
  const path = new URL(`../src/instruments/language/${folder}/confidence.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(table, null, 2)}\n`);
  console.log(folder, JSON.stringify(table));
}

write('effort', confidences(['effort']));
write('intent', confidences(['intent', 'solved']));
