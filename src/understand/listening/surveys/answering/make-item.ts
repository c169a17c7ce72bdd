import { canonical } from '../../../../kernel/canonical.ts';
import { anonymousName, groupsAsked } from '../../../../kernel/stakeholder.ts';
import { nameOnScale } from '../../items/index.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import type { Answer, Question } from '../question.contract.ts';
import type { Judgement, Score } from '../runtime/index.ts';
import { besidesOf, mapBesides } from './besides.ts';
import type { Kept } from './kept.ts';

/** Voices, events and their scores as the items' contract has them; kept apart so that this stays a rule. */
export interface MadeMoment {
  readonly kind: 'voice' | 'event';
  readonly customer: string;
  readonly episode?: string;
  readonly step: string;
  readonly function?: string;
  readonly channel: string;
  readonly at: string;
  readonly text?: string;
  readonly language?: string;
  readonly scores?: Record<string, { value: number; scale: [number, number] }>;
  readonly attributes: Record<string, string>;
}

interface Open {
  readonly question: string;
  readonly text: string;
}

/** Whether the answer to a question tells who somebody is. */
const isPerson = (question: Question) =>
  question.personal === true || question.type === 'contact' || question.type === 'address';

function openTexts(definition: SurveyDefinition, accepted: ReadonlyMap<string, Answer>): Open[] {
  return questionsOf(definition.flow).flatMap(({ question }) => {
    const answer = accepted.get(question.code);
    if (answer === undefined || isPerson(question)) return [];
    const texts =
      question.type === 'text' && question.pattern === undefined && question.mask === undefined
        ? typeof answer === 'string'
          ? [answer]
          : []
        : besidesOf(question, answer);
    return texts.map((text) => ({ question: question.code, text }));
  });
}

/** Scores by metric. A second one of the same metric stands in a moment of its own: none is lost, none is averaged away. */
function byMetric(scores: readonly Score[], nameOf: (score: Score) => string): Score[][] {
  const rounds: Score[][] = [];
  for (const score of scores) {
    const round = rounds.find((one) => !one.some((other) => nameOf(other) === nameOf(score)));
    if (round === undefined) rounds.push([score]);
    else round.push(score);
  }
  return rounds;
}

/**
 * The moments that a completed answer becomes: one with its scores, and the text where there is one; where there are several
 * open texts, one voice for each, naming its question. `renamed`: metrics the company knows on another scale keep their name
 * with their own scale behind it, so that an answer is never lost for it. `isOfGroup`: is the person of the group that is asked?
 */
export function makeMoments(
  kept: Kept,
  definition: SurveyDefinition,
  judged: Judgement,
  renamed: ReadonlySet<string> = new Set(),
  isOfGroup = true,
): MadeMoment[] {
  const title = definition.title[definition.languages[0] ?? 'en'] ?? 'Survey';
  const nameOf = ({ metric, low, high }: Score) =>
    renamed.has(metric) ? nameOnScale(metric, low, high) : metric;
  const { channel, language, device, version, survey } = kept;
  // Whoever is of another group than the survey asks (a customer in a pulse of employees) is not known by this answer.
  const { customer, episode } = isOfGroup ? kept : { customer: null, episode: null };
  const about = definition.about;
  const base = {
    customer: customer ?? anonymousName(groupsAsked[definition.asks], kept.key.slice(0, 24)),
    ...(episode === null ? {} : { episode }),
    step: (kept.step ?? about?.step ?? title).slice(0, 200),
    ...(about?.function === undefined ? {} : { function: about.function }),
    channel,
    at: kept.changedAt.toISOString(),
  };
  const hidden = definition.hidden.flatMap(({ code, personal }) => {
    const value = kept.hidden[code];
    return value === undefined || personal === true || value === ''
      ? []
      : [[code, String(value).slice(0, 2000)] as const];
  });
  const attributes = { ...Object.fromEntries(hidden), survey, version: String(version), device };
  const texts = openTexts(definition, judged.accepted);
  const rounds = byMetric(judged.scores, nameOf).map((round) =>
    Object.fromEntries(
      round.map((score): [string, { value: number; scale: [number, number] }] => [
        nameOf(score),
        { value: score.value, scale: [score.low, score.high] },
      ]),
    ),
  );
  const alone = texts.length === 1 ? texts[0] : undefined;
  const [first, ...more] = rounds;
  const main: MadeMoment = {
    ...base,
    kind: first === undefined && alone === undefined ? 'event' : 'voice',
    ...(first === undefined ? {} : { scores: first }),
    ...(alone === undefined ? {} : { text: alone.text, language }),
    attributes: alone === undefined ? attributes : { ...attributes, question: alone.question },
  };
  return [
    main,
    ...more.map((scores): MadeMoment => ({ ...base, kind: 'voice', scores, attributes })),
    ...(alone === undefined ? texts : []).map(
      ({ question, text }): MadeMoment => ({
        ...base,
        kind: 'voice',
        text,
        language,
        attributes: { ...attributes, question },
      }),
    ),
  ].slice(0, 200);
}

/** What is kept of an answer once it is handed in: texts without personal data, no word of who somebody is when it is anonymous. */
export function keepBack(
  definition: SurveyDefinition,
  answers: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): { readonly answers: Record<string, unknown>; readonly apart: { question: string; answer: unknown }[] } {
  const isAnonymous = definition.respondents === 'anonymous';
  const redacted = (text: unknown) => (typeof text === 'string' ? redact(text) : text);
  const apart: { question: string; answer: unknown }[] = [];
  const left: Record<string, unknown> = {};
  for (const { question } of questionsOf(definition.flow)) {
    const { code } = question;
    if (!Object.hasOwn(answers, code)) continue;
    const answer = answers[code];
    if (isPerson(question)) {
      if (isAnonymous) apart.push({ question: code, answer });
      else left[code] = answer;
    } else if (question.type === 'text') left[code] = redacted(answer);
    else left[code] = mapBesides(question, answer, (one) => ({ ...one, text: redacted(one.text) }));
  }
  return { answers: left, apart };
}

/** Texts of an anonymous survey that tell who somebody is, in the order of the alphabet: that order says nothing. */
export function sortedIn(list: readonly unknown[], more: readonly unknown[]): unknown[] {
  return [...list, ...more].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}
