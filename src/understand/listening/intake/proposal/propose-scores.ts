import type { z } from 'zod';
import type { scoreMappingShape } from '../mapping.contract.ts';
import type { DraftMoment, DraftQuestion } from './draft.ts';
import { say } from './draft.ts';
import { speaksOf, wordsOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { type Scale, scaleOf } from './scale-of.ts';
import { columnsOf, isIdLike, type Table } from './table.ts';

export type ScoreMapping = z.output<typeof scoreMappingShape>;

export interface ScoreColumn {
  readonly column: Column;
  readonly metric: string;
  readonly scale: Scale;
  readonly mapping: ScoreMapping;
}

const recommends = (name: string) =>
  /\bnps\b|recommend|weiterempf|recomend|promoter/i.test(wordsOf(name).join(' '));

function summary(name: string): ScoreMapping['as'] {
  const words = wordsOf(name).join(' ');
  if (recommends(name)) return 'nps';
  if (/\bces\b|effort|esfuerzo|aufwand/.test(words)) return 'ces';
  if (/\bcsat\b/.test(words)) return 'csat';
  return undefined;
}

/** A metric's name for the command line and the screen: the header in lower case, joined by "_". */
function metricName(name: string, taken: ReadonlySet<string>): string {
  const as = summary(name);
  const base = as !== undefined && wordsOf(name).length > 4 ? as : wordsOf(name).join('_').slice(0, 60);
  let metric = base === '' ? 'score' : base;
  for (let n = 2; taken.has(metric); n++) metric = `${base}_${n}`;
  return metric;
}

/** The columns of a table that hold answers on a scale. */
export function findScores(table: Table): ScoreColumn[] {
  const named = columnsOf(table, 'score');
  const items = table.columns.filter(
    (column) => /^q\d+([_.a-z]|$)/i.test(column.name) && column.distinct <= 12,
  );
  const found: ScoreColumn[] = [];
  const taken = new Set<string>();
  for (const column of table.columns) {
    if (!named.includes(column) && !items.includes(column)) continue;
    if (column.kind === 'time' || column.kind === 'text' || column.kind === 'empty') continue;
    if (column.numeric < 0.5 || (isIdLike(column) && column.unique)) continue;
    const scale = scaleOf(column.counts, {
      recommends: recommends(column.name),
      stars: /star|stern|estrella/i.test(column.name),
      percent: /percent|prozent|porcentaje|%/i.test(column.name),
    });
    if (scale === undefined) continue;
    const metric = metricName(column.name, taken);
    taken.add(metric);
    const as = summary(column.name);
    const mapping: ScoreMapping = {
      column: column.name,
      scale: [...scale.scale],
      blank: [],
      ...(as === undefined ? {} : { as }),
    };
    found.push({ column, metric, scale, mapping });
  }
  return found;
}

const count = (n: number) => `${n} ${n === 1 ? 'answer' : 'answers'}`;

/** What about these scores only people can tell: codes off the scale, the scale itself, which end is good. */
export function askAboutScores(
  scores: readonly ScoreColumn[],
  file: string,
  of: DraftMoment,
): DraftQuestion[] {
  return scores.flatMap(({ column, metric, scale }): DraftQuestion[] => {
    const at = ['scores', metric];
    const [low, high] = scale.scale;
    const rescale = ([l, h]: readonly [number, number]) => {
      const change = { of, at: [...at, 'scale'], to: [l, h] };
      // A shorter scale leaves values over: choosing it says that they are no answers.
      const over = scale.values.filter((n) => n < l || n > h).map(String);
      const codes = over.join(', ');
      if (over.length === 0)
        return say(`${l}-${h}`, `The scale is ${l} to ${h}`, [change], { low: l, high: h });
      const text = `The scale is ${l} to ${h}; ${codes} ${over.length === 1 ? 'means' : 'mean'} no answer`;
      return say(`${l}-${h}`, text, [change, { of, at: [...at, 'blank'], to: over }], {
        low: l,
        high: h,
        codes,
      });
    };
    const questions: DraftQuestion[] = [];
    const codes = [...scale.codes, ...scale.words];
    if (codes.length > 0) {
      const list = codes.map(({ code }) => code).join(', ');
      const n = codes.reduce((sum, code) => sum + code.count, 0);
      const widest: [number, number] = [
        Math.min(low, ...scale.codes.map((c) => Number(c.code))),
        Math.max(high, ...scale.codes.map((c) => Number(c.code))),
      ];
      const plausible = scale.others.filter(([l, h]) =>
        scale.codes.every(({ code }) => Number(code) >= l && Number(code) <= h),
      );
      const wider =
        scale.words.length === 0 && plausible.length === 0 && widest[1] <= 12 && widest[0] >= 0
          ? [widest]
          : plausible;
      questions.push({
        about: 'blank-codes',
        file,
        column: column.name,
        ask: `${count(n)} in "${column.name}" ${n === 1 ? 'is' : 'are'} ${list}, off the scale ${low} to ${high}. What does ${codes.length === 1 ? 'this code' : 'each of these codes'} mean?`,
        facts: { codes: list, n, low, high },
        options: [
          say(
            'no-answer',
            'No answer was given',
            [{ of, at: [...at, 'blank'], to: codes.map(({ code }) => code) }],
            { codes: list },
          ),
          ...wider.map(rescale),
          say('mistake', 'A mistake: put these rows into quarantine'),
        ],
      });
    }
    if (scale.unsure || scale.others.length > 0) {
      const others = [scale.scale, ...scale.others].filter(
        ([l, h], i, all) => all.findIndex((o) => o[0] === l && o[1] === h) === i,
      );
      const ask: DraftQuestion = {
        about: 'scale',
        file,
        column: column.name,
        ask: `The answers in "${column.name}" fit more than one scale. Which scale was shown to customers?`,
        facts: { low, high },
        options: others.map(rescale),
        ...(scale.unsure ? {} : { assumed: `${low}-${high}` }),
      };
      // A code that may be part of the scale asks the same thing already.
      if (codes.length === 0) questions.push(ask);
    }
    if (/schulnote|1 ?= ?(?:best|sehr gut|very good|excellent|mejor)/i.test(column.name)) {
      questions.push({
        about: 'reversed',
        file,
        column: column.name,
        ask: `Is ${low} the best answer in "${column.name}"?`,
        facts: { low, high },
        options: [
          say('low-is-best', `Yes, ${low} is the best`, [{ of, at: [...at, 'reversed'], to: true }], { low }),
          say('high-is-best', `No, ${high} is the best`, [], { high }),
        ],
      });
    }
    return questions;
  });
}

/** Columns named like a score whose answers are words: they are kept as facts, not counted. */
export function wordScores(table: Table): Column[] {
  return columnsOf(table, 'score').filter(
    (column) =>
      column.kind === 'category' &&
      column.numeric < 0.5 &&
      column.distinct <= 12 &&
      !speaksOf(column.name, 'text'),
  );
}
