import type { Answer } from '../question.contract.ts';

/** What logic works with; null = nothing was answered. */
export type Known = string | number | boolean | null | readonly string[];

/** A JSON object's own member; what a prototype lends is not there. */
export function own(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key)
    ? (of as Record<string, unknown>)[key]
    : undefined;
}

/** The choice codes in an answer, in its order. */
export function chosen(answer: Answer): string[] {
  if (typeof answer === 'string') return [answer];
  if (Array.isArray(answer)) {
    return answer.map((one) => (typeof one === 'string' ? one : String(own(one, 'choice') ?? '')));
  }
  const choice = own(answer, 'choice');
  return typeof choice === 'string' ? [choice] : [];
}

/** The kind of non-answer, when that is what was given. */
export function nonAnswerIn(answer: Answer): string | null {
  const kind = own(answer, 'nonAnswer');
  return typeof kind === 'string' ? kind : null;
}

/** An answer as logic compares it: the number, text or code; a list of codes; null for none and for a non-answer. */
export function knownOf(answer: Answer | undefined, part?: string): Known {
  if (answer === null || answer === undefined || nonAnswerIn(answer) !== null) return null;
  if (part !== undefined) {
    const piece = own(answer, part);
    if (Array.isArray(piece)) return piece as string[];
    return typeof piece === 'string' || typeof piece === 'number' ? piece : null;
  }
  if (Array.isArray(answer)) return chosen(answer);
  if (typeof answer !== 'object') return answer;
  const [code] = chosen(answer);
  return code ?? null;
}

/** What was written beside "other": of this choice, or of the first that has a text. */
export function textBeside(answer: Answer | undefined, choice?: string): string | null {
  const all: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  for (const one of all) {
    const text = own(one, 'text');
    if (typeof text === 'string' && (choice === undefined || own(one, 'choice') === choice)) return text;
  }
  return null;
}

/** Equal in content; answers are small. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b)
  );
}

export function compare(is: string, left: Known, right: Known): boolean {
  if (is.startsWith('not-')) return !compare(is.slice(4), left, right);
  if (left === null || right === null) return false;
  if (is === 'equal') {
    if (typeof left === 'object') return left.length === 1 && left[0] === right;
    return typeof right === 'object' ? compare(is, right, left) : left === right;
  }
  if (is === 'contains' && typeof left === 'object') return left.includes(String(right));
  if (typeof left === 'string' && typeof right === 'string') {
    const text = left.toLowerCase();
    const piece = right.toLowerCase();
    if (is === 'contains') return text.includes(piece);
    if (is === 'starts-with') return text.startsWith(piece);
    if (is === 'ends-with') return text.endsWith(piece);
    return inOrder(is, left < right ? -1 : left > right ? 1 : 0);
  }
  return typeof left === 'number' && typeof right === 'number' && inOrder(is, left - right);
}

function inOrder(is: string, difference: number): boolean {
  if (is === 'less') return difference < 0;
  if (is === 'at-most') return difference <= 0;
  if (is === 'more') return difference > 0;
  return is === 'at-least' && difference >= 0;
}

const day = (of: Known) =>
  typeof of === 'string' ? Date.parse(`${of.slice(0, 10)}T00:00:00Z`) / 864e5 : Number.NaN;
const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);

/** Arithmetic that never fails: what cannot be computed is null, never NaN, infinity or an exception. */
export function compute(by: string, of: readonly Known[]): Known {
  if (by === 'join') {
    const texts = of
      .filter((one) => one !== null)
      .map((one) => (typeof one === 'object' ? one.join(', ') : String(one)));
    return texts.length === 0 ? null : texts.join('').slice(0, 10_000);
  }
  const [first = null, second = null] = of;
  if (by === 'length') return typeof first === 'object' ? (first?.length ?? null) : String(first).length;
  if (by === 'days') return finite(day(second) - day(first));
  const numbers = of.filter((one) => typeof one === 'number');
  if (by === 'count') return of.filter((one) => one !== null).length;
  if (['sum', 'mean', 'minimum', 'maximum'].includes(by)) {
    if (numbers.length === 0) return null;
    if (by === 'minimum') return numbers.reduce((a, b) => Math.min(a, b));
    if (by === 'maximum') return numbers.reduce((a, b) => Math.max(a, b));
    const sum = numbers.reduce((a, b) => a + b, 0);
    return finite(by === 'sum' ? sum : sum / numbers.length);
  }
  const all = by === 'round' && of.length === 1 ? [...numbers, 0] : numbers;
  if (all.length < Math.max(of.length, 2)) return null;
  return finite(all.reduce((a, b) => calculate(by, a, b)));
}

function calculate(by: string, a: number, b: number): number {
  if (by === 'add') return a + b;
  if (by === 'subtract') return a - b;
  if (by === 'multiply') return a * b;
  if (by === 'divide') return a / b;
  if (by === 'power') return a ** b;
  if (by === 'remainder') return a % b;
  const tens = 10 ** Math.trunc(b);
  return Math.round(a * tens) / tens;
}
