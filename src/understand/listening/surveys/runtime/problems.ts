import type { Texts } from '../logic.contract.ts';
import type { Answer, Question } from '../question.contract.ts';
import { checkKind } from './kind-problems.ts';
import type { Found } from './read-answer.ts';
import { answerTo, isShown, type Session } from './session.ts';
import { nonAnswerIn } from './values.ts';

/** Something to put right before going on. `say`: in the survey's own words, when its author wrote them. */
export interface Problem extends Found {
  readonly say?: Texts;
}

/** Whether an answer must be given now. */
export function isRequired(session: Session, question: Question): boolean {
  if (question.required === true) return true;
  return session.plan.requiredWhen.get(question.code)?.(session) === true;
}

/** What is wrong with the answer to a shown question, or that it is missing; nothing for a hidden one. */
export function problemsOf(session: Session, question: Question): Problem[] {
  const { code } = question;
  if (question.type === 'statement' || !isShown(session, code)) return [];
  const answer = answerTo(session, code);
  const found: Problem[] = [];
  const blame = (key: string, values?: Problem['values'], part?: string) => {
    found.push({
      question: code,
      key,
      ...(values === undefined ? {} : { values }),
      ...(part === undefined ? {} : { part }),
    });
  };
  if (isBlank(answer)) {
    if (isRequired(session, question)) blame('required');
    return found;
  }
  if (nonAnswerIn(answer) !== null) return found;
  if (question.type === 'consent' && answer === false && isRequired(session, question)) blame('consent');
  checkKind(session, question, answer, isRequired(session, question), blame);
  const musts = session.plan.musts.get(code) ?? [];
  musts.forEach((must, i) => {
    const say = question.musts?.[i]?.say;
    if (!must(session)) found.push({ question: code, key: 'must', ...(say === undefined ? {} : { say }) });
  });
  return found;
}

const isBlank = (answer: Answer) => answer === null || (typeof answer === 'string' && answer.trim() === '');
