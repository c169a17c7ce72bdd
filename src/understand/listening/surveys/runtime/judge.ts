import type { Answer, Question } from '../question.contract.ts';
import { scoreOf } from './logic.ts';
import type { Plan } from './plan.ts';
import { type Problem, problemsOf } from './problems.ts';
import type { Found } from './read-answer.ts';
import { scaleOf } from './scale-of.ts';
import {
  answerTo,
  type Beginning,
  type Cleared,
  calculated,
  endOf,
  isShown,
  type Session,
  start,
} from './session.ts';
import { nonAnswerIn, own } from './values.ts';

/** A number that counts for a metric; turned where lower is better, so that more is always better. */
export interface Score {
  readonly metric: string;
  readonly question: string;
  readonly part?: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly sumUp?: 'mean' | 'nps' | 'csat' | 'ces' | 'top-box';
}

/** What the server makes of answers that arrived, by whichever way. */
export interface Judgement {
  /** What counts, by question: shown, readable and within its bounds. */
  readonly accepted: ReadonlyMap<string, Answer>;
  /** Answers to questions or choices that logic does not show: never scored. */
  readonly hidden: readonly Cleared[];
  readonly errors: readonly (Found | Problem)[];
  readonly calculated: ReadonlyMap<string, unknown>;
  readonly scores: readonly Score[];
  readonly quotaCells: readonly QuotaCell[];
  readonly end: string;
}

export interface QuotaCell {
  readonly quota: string;
  readonly cell: string;
}

/**
 * Judges answers as a whole with the page's own evaluator. `complete`: what is required must be there; without it
 * (a part of a survey, saved on the way) only what was answered is looked at.
 */
export function judge(
  plan: Plan,
  beginning: Beginning,
  { complete }: { readonly complete: boolean },
): Judgement {
  return judgeSession(start(plan, beginning), { complete });
}

/** The same of a session that has begun with these answers. */
export function judgeSession(session: Session, { complete }: { readonly complete: boolean }): Judgement {
  const { plan } = session;
  const errors: (Found | Problem)[] = [...session.unread];
  const accepted = new Map<string, Answer>();
  for (const [code, { question }] of plan.questions) {
    if (!isShown(session, code)) continue;
    const answer = answerTo(session, code);
    if (answer === null && (!complete || session.unread.some((one) => one.question === code))) continue;
    const problems = problemsOf(session, question);
    errors.push(...problems);
    if (answer !== null && problems.length === 0) accepted.set(code, answer);
  }
  return {
    accepted,
    hidden: session.dropped,
    errors,
    calculated: new Map(plan.definition.calculated.map(({ code }) => [code, calculated(session, code)])),
    scores: scoresOf(session, accepted),
    quotaCells: quotaCells(session),
    end: endOf(session),
  };
}

/** The cells of quotas that these answers fall into. */
export function quotaCells(session: Session): QuotaCell[] {
  return session.plan.quotaCells.flatMap(({ quota, cell, when }) => (when(session) ? [{ quota, cell }] : []));
}

/** The number in an answer, or in a row of it; null when it holds none or means "don't know". */
function numberIn(question: Question, answer: Answer, part?: string): number | null {
  if (nonAnswerIn(answer) !== null) return null;
  const of = part === undefined ? answer : own(answer, part);
  if (typeof of === 'number') return of;
  const choices = 'columns' in question ? question.columns : 'choices' in question ? question.choices : [];
  const choice = choices.find(({ code }) => code === (typeof of === 'string' ? of : own(of, 'choice')));
  return choice === undefined || choice.means !== undefined ? null : scoreOf(question, answer, part);
}

function scoresOf(session: Session, accepted: ReadonlyMap<string, Answer>): Score[] {
  const scores: Score[] = [];
  const add = (score: Omit<Score, 'sumUp'>, sumUp: Score['sumUp']) => {
    scores.push({ ...score, ...(sumUp === undefined ? {} : { sumUp }) });
  };
  for (const [code, answer] of accepted) {
    const { question } = session.plan.questions.get(code) as { question: Question };
    const scale = scaleOf(question);
    if (scale === null) continue;
    const { low, high } = scale;
    const turned = 'direction' in question && question.direction === 'lower-is-better';
    const rows = 'rows' in question ? question.rows : [];
    for (const { part, feeds } of [
      { part: undefined, feeds: question.feeds },
      ...rows.map((row) => ({ part: row.code, feeds: row.feeds })),
    ]) {
      const number = feeds === undefined ? null : numberIn(question, answer, part);
      if (feeds === undefined || number === null) continue;
      const value = turned ? low + high - number : number;
      add(
        { metric: feeds.metric, question: code, ...(part === undefined ? {} : { part }), value, low, high },
        feeds.sumUp,
      );
    }
  }
  for (const { code, feeds } of session.plan.definition.calculated) {
    const value = feeds === undefined ? null : calculated(session, code);
    if (feeds === undefined || typeof value !== 'number' || value < feeds.low || value > feeds.high) continue;
    add({ metric: feeds.metric, question: code, value, low: feeds.low, high: feeds.high }, feeds.sumUp);
  }
  return scores;
}
