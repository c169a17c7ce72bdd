import type { Labelled } from '../labelled.ts';
import { type Around, nowhere } from './around.ts';
import type { Profiles } from './company.ts';
import confidences from './confidence.json' with { type: 'json' };
import type { Mention } from './find-topics.ts';
import { findTopics } from './find-topics.ts';
import { ownWords } from './own-words.ts';
import { type Placed, scoreSteps } from './score-steps.ts';
import { objects } from './topic.ts';

/** What a voice is about. `unknown` is an answer: its label spans the whole text and says why. */
export interface AboutRead {
  readonly step: Labelled;
  readonly function: Labelled;
  readonly objects: readonly Labelled[];
}
export const unknown = 'unknown';

const round = (x: number) => Math.round(x * 1e4) / 1e4;
/** Platt's curve over how clearly a step stands out, learnt by tools/calibrate-about.ts. */
function sure(of: 'step' | 'function', { score, margin }: { score: number; margin: number }): number {
  const { slope, intercept } = confidences[of];
  return round(1 / (1 + Math.exp(-(slope * standing(score, margin) + intercept))));
}

/** One number for how clearly a step stands out: how much speaks for it, and how much more than for the next. */
export const standing = (score: number, margin: number): number => Math.min(1.5, score) + Math.min(1, margin);

/** Less than this speaks for no step. */
const leastScore = 0.4;
const leastMargin = 0.04;

function labelOf(
  placed: Placed,
  label: string,
  confidence: number | undefined,
  why: readonly string[] = [],
): Labelled {
  return {
    label,
    start: placed.start,
    end: placed.end,
    method: 'rule',
    ...(confidence === undefined ? {} : { confidence }),
    reason: [...why, ...placed.reason],
  };
}

function objectsOf(
  text: string,
  mentions: readonly Mention[],
  profiles: Profiles,
  language: string,
): Labelled[] {
  const taught = ownWords(text, profiles.words.objects).map(({ label, start, end }) => ({
    topic: label,
    start,
    end,
  }));
  const found = [...taught, ...mentions.filter(({ topic }) => objects.includes(topic))];
  const table: Readonly<Record<string, number>> =
    language === 'en' || language === 'es' ? confidences.objects[language] : {};
  return found
    .sort((a, b) => a.start - b.start || (a.topic < b.topic ? -1 : 1))
    .map(({ topic, start, end }) => ({
      label: topic,
      start,
      end,
      method: 'rule' as const,
      // A company may call its things anything.
      ...(Object.hasOwn(table, topic) ? { confidence: table[topic] as number } : {}),
      reason: [`“${text.slice(start, end)}”`],
    }));
}

/**
 * What a voice is about: the step of the customer's journey, the function that answers for it, and the things it names.
 *
 * Words decide (the company's own names of steps, what customers call them, the things they speak of, references to an
 * episode, taught themes); the customer's timeline decides between steps that the words fit alike. Where nothing stands
 * out the answer is `unknown`. Method: docs/meaning.md.
 */
export function readAbout(
  text: string,
  language: string,
  profiles: Profiles,
  around: Around = nowhere,
  themes: readonly string[] = [],
): AboutRead {
  const mentions = findTopics(text, language);
  const things = objectsOf(text, mentions, profiles, language);
  const whole = { start: 0, end: text.length };
  const none = (because: string): Labelled => ({
    ...whole,
    label: unknown,
    method: 'rule',
    reason: [because],
  });
  const { steps, functions } = scoreSteps(text, mentions, profiles, around, themes);
  const [best, next] = steps;
  const margin = best === undefined ? 0 : best.score - (next?.score ?? 0);
  if (best !== undefined && best.score >= leastScore && margin >= leastMargin) {
    const owner = profiles.functionOf.get(best.name) ?? '';
    const isMeasured = !best.isCertain && (language === 'en' || language === 'es');
    const confidence = isMeasured ? sure('step', { score: best.score, margin }) : undefined;
    const second = functions.find(({ name }) => name !== owner);
    const apart = best.score - (second?.score ?? 0);
    return {
      step: labelOf(best, best.name, confidence),
      function:
        owner === ''
          ? none(`nobody is said to own “${best.name}”`)
          : labelOf(
              best,
              owner,
              isMeasured ? sure('function', { score: best.score, margin: Math.max(0, apart) }) : undefined,
              [`owns “${best.name}”`],
            ),
      objects: things,
    };
  }
  const step = none(
    best === undefined || best.score < leastScore
      ? 'no word speaks clearly of a step'
      : `“${best.name}” and “${next?.name ?? ''}” fit alike`,
  );
  const [first, other] = functions;
  const ahead = first === undefined ? 0 : first.score - (other?.score ?? 0);
  if (first === undefined || first.score < leastScore || ahead < leastMargin)
    return { step, function: none('no word speaks clearly of a function'), objects: things };
  const isMeasured = language === 'en' || language === 'es';
  return {
    step,
    function: labelOf(
      first,
      first.name,
      isMeasured ? sure('function', { score: first.score, margin: ahead }) : undefined,
    ),
    objects: things,
  };
}
