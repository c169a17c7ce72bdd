import { plainText } from '../plain-text.ts';
import type { KnownOption, KnownQuestion, KnownSurveys } from './known-surveys.ts';

/** A column of scores: questions of the same words on the same scale share it. */
export interface ScoreColumn {
  readonly column: string;
  readonly metric: string;
  readonly low: number;
  readonly high: number;
  readonly reversed: boolean;
  readonly as?: 'nps';
}

/** "Don't know" and its like: codes of no answer. */
const noAnswer =
  /^(?:n\.?\/?a\.?|not applicable|does not apply|don[’']?t know|no opinion|prefer not|no aplica|no s[eé]|no sabe|ns\/nc|prefiero no|keine angabe|weiß nicht|sans avis|ne sait pas)/i;
const good =
  /satisf|agree|likely|easy|good|excellent|great|happy|helpful|important|often|always|recommend|clear|fast|acuerdo|probable|f[aá]cil|buen|excelente|contento|[uú]til|importante|siempre|zufrieden|stimme|leicht|gut/i;
const bad =
  /dissatisf|unsatisf|disagree|unlikely|difficult|hard|poor|bad|terrible|awful|unhappy|unhelpful|unimportant|rarely|never|not (?:at all|very|so)|insatisf|desacuerdo|improbable|dif[ií]cil|\bmal[ao]?\b|p[eé]simo|descontento|nunca|unzufrieden|nicht|schwer|schlecht/i;
const middle =
  /^(?:neither|neutral|undecided|average|fair|ok(?:ay)?|moderate\b|sometimes|ni |regular|weder|teils)/i;

const isGood = (text: string) => good.test(text) && !bad.test(text);

/** Do these words, in the order of their codes, go from one end of an opinion to the other? */
function isRating(texts: readonly string[]): boolean {
  const side = (text: string) =>
    middle.test(text) ? 0 : bad.test(text) ? -1 : isGood(text) ? 1 : Number.NaN;
  const sides = texts.map(side);
  if (sides.some(Number.isNaN) || !sides.includes(1) || !sides.includes(-1)) return false;
  const turns = sides.slice(1).map((one, i) => Math.sign(one - (sides[i] ?? 0)));
  return !(turns.includes(1) && turns.includes(-1));
}

/** "4", "4 - good", "10 (very likely)": options that are numbers themselves. */
const numberIn = (text: string) => /^(-?\d{1,3})(?![\d.,])/.exec(text)?.[1];

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly reversed: boolean;
}

/**
 * The scale of a question's options, or null where they are no scale: choices have codes too, and a mean of teas and coffees
 * says nothing. Only numbers in order and opinions from one end to the other count.
 */
function scaleOf(options: readonly KnownOption[]): Scale | null {
  const counted = options
    .map(({ value, text }) => ({ code: Number(value), text: plainText(text) }))
    .filter(({ text }) => !noAnswer.test(text))
    .sort((a, b) => a.code - b.code);
  if (counted.length < 3 || counted.length > 11) return null;
  const codes = counted.map(({ code }) => code);
  if (!codes.every((code, i) => Number.isInteger(code) && code === (codes[0] ?? 0) + i)) return null;
  const texts = counted.map(({ text }) => text);
  const numbers = texts.map(numberIn);
  const rising = numbers.every((n, i) => n !== undefined && Number(n) === Number(numbers[0]) + i);
  if (!rising && !isRating(texts)) return null;
  const [low = 0, high = 0] = [codes[0], codes.at(-1)];
  return { low, high, reversed: bad.test(texts.at(-1) ?? '') && isGood(texts[0] ?? '') };
}

const words = (text: string) =>
  plainText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('_')
    .slice(0, 60);

const severalAnswers = /^MA|MultipleAnswer|^MSB$/;

/** Which questions are answered on a scale; by survey, question and, in a matrix, its row. */
export class ScoredQuestions {
  readonly #known: KnownSurveys;
  readonly #scales = new Map<string, Scale | null>();
  readonly #recommends = new Map<string, number>();

  constructor(known: KnownSurveys) {
    this.#known = known;
    for (const [name, { selector }] of known.questions) {
      const survey = name.slice(0, name.indexOf(' '));
      if (selector === 'NPS') this.#recommends.set(survey, (this.#recommends.get(survey) ?? 0) + 1);
    }
  }

  /** Every column of scores that these surveys can fill, in the order of their names. */
  columns(): ScoreColumn[] {
    const found = new Map<string, ScoreColumn>();
    const add = (one: ScoreColumn | null) => one !== null && found.set(one.column, one);
    for (const name of this.#known.questions.keys()) {
      const [survey = '', question = ''] = name.split(' ');
      if (!this.#isMatrix(name)) add(this.columnOf(survey, question, ''));
    }
    for (const name of this.#known.rows.keys()) {
      const [survey = '', question = '', ...row] = name.split(' ');
      if (this.#isMatrix(`${survey} ${question}`)) add(this.columnOf(survey, question, row.join(' ')));
    }
    return [...found.values()].sort((a, b) => (a.column < b.column ? -1 : 1)).slice(0, mostColumns);
  }

  columnOf(survey: string, question: string, row: string): ScoreColumn | null {
    const name = `${survey} ${question}`;
    const asked = this.#known.questions.get(name);
    if (asked === undefined) return null;
    const scale = this.#scaleOf(name, asked);
    if (scale === null) return null;
    const { low, high, reversed } = scale;
    const recommends = asked.selector === 'NPS';
    const isOnly = recommends && this.#recommends.get(survey) === 1;
    const text = this.#isMatrix(name) ? (this.#known.rows.get(`${name} ${row}`) ?? row) : asked.text;
    const metric = isOnly ? 'nps' : words(text) || question.toLowerCase();
    const column = `score ${metric} ${low} ${high}${reversed ? ' reversed' : ''}`;
    return { column, metric, low, high, reversed, ...(recommends ? { as: 'nps' } : {}) };
  }

  #isMatrix(name: string): boolean {
    return this.#known.questions.get(name)?.type === 'Matrix';
  }

  #scaleOf(name: string, { type, selector, subSelector }: KnownQuestion): Scale | null {
    const known = this.#scales.get(name);
    if (known !== undefined) return known;
    const several = severalAnswers.test(selector) || severalAnswers.test(subSelector);
    const scale =
      selector === 'NPS'
        ? { low: 0, high: 10, reversed: false }
        : (type === 'MC' || type === 'Matrix') && !several
          ? scaleOf([...(this.#known.options.get(name)?.values() ?? [])])
          : null;
    this.#scales.set(name, scale);
    return scale;
  }
}

/** Staged tables have their limits; further scales stay facts. */
const mostColumns = 500;

/** The option an answer chose: by its key, else by the one code that is its value. */
export function optionOf(
  known: KnownSurveys,
  survey: string,
  answer: { readonly question: string; readonly option: string; readonly value: string },
): KnownOption | undefined {
  const options = known.options.get(`${survey} ${answer.question}`);
  const byKey = options?.get(answer.option);
  return byKey ?? [...(options?.values() ?? [])].find(({ value }) => value === answer.value);
}

export const meansNoAnswer = (option: KnownOption | undefined): boolean =>
  option !== undefined && noAnswer.test(plainText(option.text));
