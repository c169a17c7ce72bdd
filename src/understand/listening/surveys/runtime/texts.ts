import type { Texts } from '../logic.contract.ts';
import { listsOf, pipe } from './plan.ts';
import { answerTo, calculated, type Session } from './session.ts';
import { chosen, knownOf, nonAnswerIn, own, textBeside } from './values.ts';

/** A text in a language: that one, else its parent (es for es-MX), else the survey's first. */
export function inLanguage(texts: Texts | undefined, language: string, first: string): string {
  if (texts === undefined) return '';
  const parent = language.split('-')[0] ?? language;
  for (const one of [language, parent, first]) if (Object.hasOwn(texts, one)) return texts[one] ?? '';
  return Object.values(texts)[0] ?? '';
}

/**
 * A text as this person reads it, with what they answered put in. It is replaced once: what was put in is never read as a
 * pattern again, so that an answer like "{{answer:pin}}" is shown as these very letters. The result is text, not markup.
 */
export function say(session: Session, texts: Texts | undefined): string {
  const { plan, language } = session;
  const text = inLanguage(texts, language, plan.definition.languages[0] ?? language);
  if (!text.includes('{{')) return text;
  return text.replace(pipe, (whole, from: string, code: string, part?: string, otherwise?: string) => {
    let put: unknown;
    if (from === 'hidden') put = session.hidden.get(code);
    else if (from === 'calculated') put = calculated(session, code);
    else if (plan.questions.has(code)) put = answerAsText(session, code, part);
    else return whole;
    return put === null || put === undefined || put === '' ? (otherwise ?? '') : String(put);
  });
}

/** An answer in words: the labels of choices, what was written beside "other", numbers and dates as given. */
export function answerAsText(session: Session, code: string, part?: string): string | null {
  const question = session.plan.questions.get(code)?.question;
  const answer = answerTo(session, code);
  if (question === undefined || answer === null) return null;
  const first = session.plan.definition.languages[0] ?? session.language;
  const words = (of: Texts | undefined) => inLanguage(of, session.language, first);
  const kind = nonAnswerIn(answer);
  if (kind !== null) return words(question.nonAnswers?.find(({ means }) => means === kind)?.text);
  const known = knownOf(part === undefined ? answer : ((own(answer, part) ?? null) as typeof answer));
  if (known === null) return null;
  const choices = listsOf(question);
  const list = choices[choices.length - 1];
  if (list === undefined) return typeof known === 'object' ? known.join(', ') : String(known);
  const codes = typeof known === 'object' ? known : chosen(String(known));
  if ('low' in question || question.type === 'constant-sum') return String(known);
  return codes
    .map((one) => textBeside(answer, one) ?? words(list.find((choice) => choice.code === one)?.text))
    .join(', ');
}
