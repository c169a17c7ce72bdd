import { readEffort } from '../../src/instruments/language/effort/read-effort.ts';
import { freshVoices, labelledVoices, secondPersonVoices } from '../../tests/labelled-voices.ts';
import type { Line } from '../report.ts';
import { agreement, betweenPersons, oneLabel, speed } from './labelled-figures.ts';

/** Effort, en and es: the half not used for tuning, a second person's voices, and the first author's fresh ones. */
export async function benchEffort(): Promise<Line[]> {
  const lines: Line[] = [];
  const read = (text: string, language: string) => readEffort(text, language).level;
  for (const language of ['en', 'es'] as const) {
    const rows = labelledVoices('effort', language);
    const held = rows.filter(({ half }) => half === 'held out');
    const fresh = freshVoices(language);
    const second = secondPersonVoices(language);
    lines.push(
      agreement('effort', language, rows),
      betweenPersons(
        'effort',
        language,
        rows.flatMap(({ labels, otherPerson }) =>
          otherPerson === undefined ? [] : [[labels[0] ?? '', otherPerson] as const],
        ),
      ),
      oneLabel(
        `effort, ${language}, held-out half`,
        held.map(({ labels }) => labels[0] ?? ''),
        held.map(({ text }) => read(text, language)),
      ),
      oneLabel(
        `effort, ${language}, second person's voices`,
        second.map(({ effort }) => effort),
        second.map(({ text }) => read(text, language)),
      ),
      oneLabel(
        `effort, ${language}, fresh voices (indirect on purpose)`,
        fresh.map(({ effort }) => effort),
        fresh.map(({ text }) => read(text, language)),
        false,
      ),
      speed(
        `effort, ${language}`,
        rows.map(({ text }) => text),
        (text) => readEffort(text, language),
      ),
    );
  }
  return lines;
}
