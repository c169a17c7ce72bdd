import { proportion } from '../../instruments/statistics/proportion.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { meaningOfSteps as operation } from './contract.ts';
import {
  labelsOfSteps,
  meaningOfSteps,
  type StepMeaning,
  spokenOfSteps,
} from './questions/meaning-of-steps.ts';
import { netOf } from './see-themes.ts';
import { namesOfThemes, readAsked } from './see-voices.ts';

const fewest = 10;
const mostLabels = 12;

/** A step that no voice comes after, though some speak of it. */
const nothingAfter = (step: string): StepMeaning => ({
  step,
  voices: 0,
  mentions: 0,
  customers: 0,
  measured: 0,
  positive: 0,
  negative: 0,
  effortful: 0,
});

/** What customers say about each step; below ten voices only counts. */
export async function seeSteps(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  where: string | undefined,
): Promise<AnswerOf<typeof operation>> {
  const asked = await readAsked(services, workspace, { where });
  const scope = await services.scope(workspace);
  const [after, labels, spoken] = await Promise.all([
    ask(services.moments, scope, meaningOfSteps(asked)),
    ask(services.moments, scope, labelsOfSteps(asked)),
    ask(services.moments, scope, spokenOfSteps(asked)),
  ]);
  const names = namesOfThemes(scope);
  const known = new Set(after.map(({ step }) => step));
  const steps = [
    ...after,
    ...spoken.filter(({ step }) => !known.has(step)).map(({ step }) => nothingAfter(step)),
  ];
  return steps.map((row) => {
    const about = spoken.find(({ step }) => step === row.step);
    const few = row.voices < fewest ? { value: null, low: null, high: null } : {};
    const own = labels.filter(({ step }) => step === row.step);
    const of = (wanted: string) =>
      own
        .filter(({ kind }) => kind === wanted)
        .slice(0, mostLabels)
        .map(({ label, voices, mentions }) => ({ label, voices, mentions }));
    return {
      step: row.step,
      voices: row.voices,
      mentions: row.mentions,
      customers: row.customers,
      netSentiment: { ...netOf(row), ...few },
      highEffort: { ...proportion({ count: row.effortful, n: row.voices }), ...few },
      emotions: of('emotion'),
      cues: of('cue'),
      spokenOf: {
        voices: about?.voices ?? 0,
        customers: about?.customers ?? 0,
        elsewhere: about?.elsewhere ?? 0,
      },
      themes: of('theme').map(({ label, ...counts }) => ({
        label: names.get(label) ?? label,
        theme: label,
        ...counts,
      })),
    };
  });
}
