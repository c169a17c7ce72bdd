import { type Calibration, platt } from '../learning/calibrate.ts';
import { fitLogistic, type Linear } from '../learning/logistic.ts';
import { fitMultinomial } from '../learning/multinomial.ts';
import { type Sparse, stack } from '../learning/sparse.ts';
import { spellings } from '../patterns/vocabulary.ts';
import { wordsOf } from '../patterns/words.ts';
import { answersOf, type ClaimModel, scoresOf, sumsOf } from './claim-model.ts';
import { type ClaimTask, claimHeads, claimTasks, ruleTrait } from './claim-tasks.ts';
import type { ClaimLanguage } from './family-of.ts';
import { ruleTraits } from './rule-traits.ts';
import { type Trait, traitsOf } from './traits.ts';

export interface ClaimRow {
  readonly text: string;
  readonly language: ClaimLanguage;
  /** The labels, for the tasks that were labelled; of intents any number. */
  readonly answers: Readonly<Partial<Record<ClaimTask, readonly string[]>>>;
  readonly rules: Readonly<Record<ClaimTask, readonly string[]>>;
  /** The rules were made with this row in sight, so that what they say of it proves little. */
  readonly seenByRules: boolean;
}

const tasks: readonly ClaimTask[] = ['effort', 'intent', 'solved'];
/** A trait must stand in so many rows. */
const LEAST = 3;
const COST = 4;
/** Of ten rows that the rules had seen, so many are learnt from without what the rules say. */
const UNTOLD = 7;
const FOLDS = 3;
/** A trait is kept if it moves an answer by so much, and its smaller weights are then left out. */
const WORTH = 0.25;
const SMALLEST = 0.1;

interface Encoded {
  readonly row: ClaimRow;
  readonly words: readonly Trait[];
}

/**
 * Learns what speaks for each answer: logistic regression over the traits of a text and what the rules said of it, both
 * languages together, so that families of words carry over. The same rows in the same order give the same model.
 * Confidence is learnt out of fold, on rows the rules had not seen.
 */
export function teachClaims(rows: readonly ClaimRow[]): ClaimModel {
  const encoded = rows.map((row) => ({
    row,
    words: traitsOf(row.text, wordsOf(row.text, spellings[row.language]), row.language),
  }));
  const whole = fitAll(encoded);
  return { ...whole, calibration: calibrationOf(encoded) };
}

function fitAll(rows: readonly Encoded[]): Omit<ClaimModel, 'calibration'> {
  const counts = new Map<string, number>();
  for (const { words } of rows) for (const { name } of words) counts.set(name, (counts.get(name) ?? 0) + 1);
  const told = claimHeads.map(({ task, answer }) => ruleTrait(task, answer));
  const names = [...[...counts].flatMap(([name, n]) => (n >= LEAST ? [name] : [])).sort(), ...told];
  const column = new Map(names.map((name, i) => [name, i]));
  const heads: Linear[] = tasks.flatMap((task) => fitTask(task, rows, column));
  const round = (x: number) => Math.round(x * 100) / 100 + 0;
  const weights = new Map<string, readonly number[]>();
  names.forEach((name, i) => {
    const all = heads.map((head) => head.weights[i] ?? 0);
    if (!all.some((weight) => Math.abs(weight) >= WORTH)) return;
    weights.set(
      name,
      all.map((weight) => (Math.abs(weight) < SMALLEST ? 0 : round(weight))),
    );
  });
  return { rows: rows.length, bias: heads.map(({ bias }) => round(bias)), weights };
}

function fitTask(task: ClaimTask, rows: readonly Encoded[], column: ReadonlyMap<string, number>): Linear[] {
  const labelled = rows.filter(({ row }) => row.answers[task] !== undefined);
  const matrix = stack(
    labelled.map(({ row, words }, i) => {
      const untold = row.seenByRules && i % 10 < UNTOLD;
      return sparse(untold ? words : [...words, ...ruleTraits(task, row.rules[task])], column);
    }),
    column.size,
  );
  const has = (answer: string) => labelled.map(({ row }) => row.answers[task]?.includes(answer) === true);
  const answers: readonly string[] = claimTasks[task];
  const counts = answers.map((answer) => has(answer).filter(Boolean).length);
  if (task === 'intent')
    return answers.map((answer, a) => {
      const yes = has(answer);
      // Rare answers weigh more, by the fourth root of their rarity: more would cost too many false alarms.
      const rarity = Math.sqrt(Math.sqrt((labelled.length - (counts[a] ?? 0)) / Math.max(1, counts[a] ?? 0)));
      return fitLogistic(matrix, yes, {
        cost: 2 * COST,
        rowWeights: yes.map((it) => (it ? rarity : 1)),
        tolerance: 1e-3,
        passes: 200,
      });
    });
  const classOf = labelled.map(({ row }) => answers.indexOf(row.answers[task]?.[0] ?? ''));
  const most = Math.max(...counts);
  return fitMultinomial(matrix, classOf, answers.length, {
    cost: COST,
    rowWeights: classOf.map((place) => Math.sqrt(most / Math.max(1, counts[place] ?? 1))),
    tolerance: 0.02,
    steps: 200,
  });
}

function sparse(traits: readonly Trait[], column: ReadonlyMap<string, number>): Sparse {
  const entries = traits.flatMap(({ name, value }) => {
    const at = column.get(name);
    return at === undefined ? [] : [{ at, value }];
  });
  entries.sort((a, b) => a.at - b.at);
  return {
    indices: Int32Array.from(entries, ({ at }) => at),
    values: Float64Array.from(entries, ({ value }) => value),
  };
}

function calibrationOf(rows: readonly Encoded[]): Record<ClaimTask, Calibration> {
  const seen: Record<ClaimTask, { score: number; right: boolean }[]> = { effort: [], intent: [], solved: [] };
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitAll(rows.filter((_, i) => i % FOLDS !== fold));
    for (const [i, { row, words }] of rows.entries()) {
      if (i % FOLDS !== fold || row.seenByRules) continue;
      for (const task of tasks) {
        const truth = row.answers[task];
        if (truth === undefined) continue;
        const sums = sumsOf({ ...model, calibration: none }, [
          ...words,
          ...ruleTraits(task, row.rules[task]),
        ]);
        for (const { answer, score } of answersOf(task, scoresOf(task, sums)))
          seen[task].push({ score, right: truth.includes(answer) });
      }
    }
  }
  const curve = (task: ClaimTask) =>
    platt(
      seen[task].map(({ score }) => score),
      seen[task].map(({ right }) => right),
    );
  return { effort: curve('effort'), intent: curve('intent'), solved: curve('solved') };
}

const flat: Calibration = { method: 'platt', slope: 0, intercept: 0, n: 0 };
const none = { effort: flat, intent: flat, solved: flat };
