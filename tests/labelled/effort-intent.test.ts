import { describe, expect, it } from 'vitest';
import { readEffort } from '../../src/instruments/language/effort/read-effort.ts';
import { readIntents } from '../../src/instruments/language/intent/read-intents.ts';
import { readSolved } from '../../src/instruments/language/intent/read-solved.ts';
import { classification } from '../../src/instruments/language/learning/metrics.ts';
import { claimRows } from '../claim-rows.ts';
import { freshVoices, labelledVoices, safetyVoices, secondPersonVoices } from '../labelled-voices.ts';

describe.each(['en', 'es'] as const)('the labelled voices of %s', (language) => {
  it('are 400 and more for each task, none twice, about half held out', () => {
    for (const task of ['effort', 'intent', 'solved'] as const) {
      const rows = labelledVoices(task, language);
      expect(rows.length).toBeGreaterThanOrEqual(400);
      expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
      const held = rows.filter(({ half }) => half === 'held out').length;
      expect(Math.abs(held / rows.length - 0.5)).toBeLessThan(0.1);
    }
  });

  it('the fresh voices are in no set', () => {
    const known = new Set(
      (['effort', 'intent', 'solved'] as const).flatMap((task) =>
        labelledVoices(task, language).map(({ text }) => text),
      ),
    );
    expect(freshVoices(language).filter(({ text }) => known.has(text))).toEqual([]);
  });

  it('are read as well as the goal asks, on the half not used for tuning', () => {
    const held = (task: 'effort' | 'solved') =>
      labelledVoices(task, language).filter(({ half }) => half === 'held out');
    const macro = (task: 'effort' | 'solved', read: (text: string) => string) =>
      classification(
        held(task).map(({ labels }) => labels[0] ?? ''),
        held(task).map(({ text }) => read(text)),
      ).macroF1;
    expect(macro('effort', (text) => readEffort(text, language).level)).toBeGreaterThan(0.75);
    expect(
      macro('solved', (text) => readSolved(text, language)[0]?.label ?? 'not expressed'),
    ).toBeGreaterThan(0.75);
  });

  it('what is held out is never learnt from', () => {
    const held = new Set(
      [
        ...(['effort', 'intent', 'solved'] as const).flatMap((task) =>
          labelledVoices(task, language).filter(({ half }) => half === 'held out'),
        ),
        ...freshVoices(language),
        ...secondPersonVoices(language),
        ...safetyVoices(language).filter(({ half }) => half === 'held out'),
      ].map(({ text }) => text),
    );
    expect(claimRows().filter((row) => row.language === language && held.has(row.text))).toEqual([]);
  });

  it('are read better than chance by far where another person wrote them', () => {
    const voices = secondPersonVoices(language);
    const effort = classification(
      voices.map((voice) => voice.effort),
      voices.map(({ text }) => readEffort(text, language).level),
    );
    const solved = classification(
      voices.map((voice) => voice.solved),
      voices.map(({ text }) => readSolved(text, language)[0]?.label ?? 'not expressed'),
    );
    expect(effort.macroF1).toBeGreaterThan(0.65);
    expect(solved.macroF1).toBeGreaterThan(0.6);
  });

  it('every label quotes its text, and the reasons of a learnt one add up to its score', () => {
    for (const { text } of labelledVoices('intent', language)) {
      const labels = [...readIntents(text, language), ...readSolved(text, language)];
      for (const { start, end, reason, method } of labels) {
        if (method === 'rule') {
          expect(text.slice(start, end)).toBe(reason.at(-1));
          continue;
        }
        expect(text.slice(start, end)).not.toBe('');
        const amounts = reason.map((line) => Number(line.split(' ').at(-1)?.replace('−', '-')));
        const score = amounts.pop() ?? 0;
        expect(Math.abs(amounts.reduce((sum, amount) => sum + amount, 0) - score)).toBeLessThan(0.05);
      }
    }
  });
});
