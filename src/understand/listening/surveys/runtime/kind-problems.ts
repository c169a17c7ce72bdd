import type { Answer, Question } from '../question.contract.ts';
import { fits, fitsMask } from './patterns.ts';
import { listsOf } from './plan.ts';
import type { Found } from './read-answer.ts';
import type { Session } from './session.ts';
import { chosen, own } from './values.ts';

/** Notes one thing that is wrong: its key, the bounds it broke, the part it is about. */
export type Blame = (key: string, values?: Found['values'], part?: string) => void;

function between(
  n: number,
  least: number | undefined,
  most: number | undefined,
  blame: Blame,
  low: string,
  high: string,
) {
  if (least !== undefined && n < least) blame(low, { least });
  if (most !== undefined && n > most) blame(high, { most });
}

/** Bounds of the kind: how many, how long, how much, which form. The answer's shape was read before. */
export function checkKind(
  session: Session,
  question: Question,
  answer: Answer,
  required: boolean,
  blame: Blame,
): void {
  switch (question.type) {
    case 'single':
    case 'dropdown':
    case 'emotion':
    case 'multiple':
    case 'picture':
      checkChoices(question, answer, blame);
      return;
    case 'ranking': {
      const free = shownCount(session, question);
      const wanted = Math.min(question.top ?? free, free);
      if (chosen(answer).length !== wanted) blame('rank-all', { wanted });
      return;
    }
    case 'matrix':
    case 'matrix-scale': {
      if (!required) return;
      for (const row of question.rows) {
        if (isPartShown(session, question, row.code) && own(answer, row.code) === undefined)
          blame('required-row', undefined, row.code);
      }
      return;
    }
    case 'constant-sum': {
      const parts = Object.entries(answer as Record<string, number>);
      for (const [part, n] of parts) if (n < 0) blame('below', { least: 0 }, part);
      const sum = parts.reduce((all, [, n]) => all + n, 0);
      if (Math.abs(sum - question.total) > 1e-9 * question.total)
        blame('total', { total: question.total, sum });
      return;
    }
    case 'text':
      checkText(question, String(answer), blame);
      return;
    case 'number': {
      const n = answer as number;
      between(n, question.least, question.most, blame, 'below', 'above');
      const decimals = question.decimals;
      if (decimals !== undefined && Number(n.toFixed(decimals)) !== n) blame('decimals', { decimals });
      return;
    }
    case 'slider': {
      const n = answer as number;
      between(n, question.least, question.most, blame, 'below', 'above');
      const steps = (n - question.least) / question.step;
      if (Math.abs(steps - Math.round(steps)) > 1e-6) blame('step', { step: question.step });
      return;
    }
    case 'date':
      if (question.earliest !== undefined && String(answer) < question.earliest)
        blame('earliest', { earliest: question.earliest });
      if (question.latest !== undefined && String(answer) > question.latest)
        blame('latest', { latest: question.latest });
      return;
    case 'contact':
    case 'address':
      for (const field of question.fields) {
        const text = own(answer, field.code);
        const filled = typeof text === 'string' && text.trim() !== '';
        if (!filled && field.required === true) blame('required-field', undefined, field.code);
        if (filled && (field.kind === 'email' || field.kind === 'phone') && !fits(text, field.kind)) {
          blame('pattern', { pattern: field.kind }, field.code);
        }
      }
      return;
    case 'file': {
      const files = answer as readonly { type: string; bytes: number; name: string }[];
      if (files.length > (question.most ?? 1)) blame('file-count', { most: question.most ?? 1 });
      for (const file of files) {
        if (file.bytes > question.mostBytes)
          blame('file-size', { most: question.mostBytes, name: file.name });
        if (!question.types.includes(file.type)) blame('file-type', { name: file.name });
      }
      return;
    }
    default:
  }
}

function checkChoices(question: Question, answer: Answer, blame: Blame): void {
  const codes = chosen(answer);
  const choices = listsOf(question)[0] ?? [];
  const exclusive = choices.find((choice) => choice.exclusive === true && codes.includes(choice.code));
  if (exclusive !== undefined && codes.length > 1) blame('exclusive', undefined, exclusive.code);
  const given: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  for (const choice of choices) {
    if (choice.other === true && given.includes(choice.code)) blame('other-text', undefined, choice.code);
  }
  const bounded = question.type === 'multiple' || question.type === 'picture';
  if (bounded && Array.isArray(answer) && exclusive === undefined) {
    between(codes.length, question.least, question.most, blame, 'too-few', 'too-many');
  }
}

function isPartShown(session: Session, question: Question, part: string): boolean {
  const cell = session.plan.cellOf.get(`part:${question.code}/${part}`);
  return cell === undefined || session.cells[cell] === true;
}

function shownCount(session: Session, question: Question): number {
  return (listsOf(question)[0] ?? []).filter(({ code }) => isPartShown(session, question, code)).length;
}

function checkText(question: Question & { type: 'text' }, text: string, blame: Blame): void {
  between([...text].length, question.minLength, question.maxLength ?? 10_000, blame, 'too-short', 'too-long');
  if (question.pattern !== undefined && !fits(text, question.pattern))
    blame('pattern', { pattern: question.pattern });
  if (question.mask !== undefined && !fitsMask(text, question.mask)) blame('mask', { mask: question.mask });
}
