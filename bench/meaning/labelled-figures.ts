import { krippendorff } from '../../src/instruments/language/learning/agreement.ts';
import { classification } from '../../src/instruments/language/learning/metrics.ts';
import { wilson } from '../../src/instruments/statistics/proportion.ts';
import type { LabelledVoice, VoiceLanguage } from '../../tests/labelled-voices.ts';
import { type Line, tell } from '../report.ts';

const two = (value: number) => value.toFixed(2);
const goal = 0.75;

/** Agreement of the two passes; both were made by one author within an hour. */
export function agreement(what: string, language: VoiceLanguage, rows: readonly LabelledVoice[]): Line {
  const { value, low, high, n } = krippendorff(rows.map(({ first, second }) => [first, second]));
  return tell({
    what: `${what}, ${language}: agreement of two passes (alpha)`,
    measured: `${two(value ?? 1)} [${two(low ?? 1)}, ${two(high ?? 1)}], n ${n}`,
    budget: 'stated; one author twice, so an upper bound',
    met: null,
  });
}

/** Agreement of the settled labels with another person who had not seen them, on a drawn part of the tuning half. */
export function betweenPersons(
  what: string,
  language: VoiceLanguage,
  pairs: readonly (readonly [string, string])[],
): Line {
  const { value, low, high, n } = krippendorff(pairs.map((pair) => [...pair]));
  return tell({
    what: `${what}, ${language}: agreement of two persons (alpha)`,
    measured: `${two(value ?? 1)} [${two(low ?? 1)}, ${two(high ?? 1)}], n ${n}`,
    budget: 'stated; two sessions of one kind of model, so kin',
    met: null,
  });
}

/** Macro-F1 and the classes of a task with one label a row. */
export function oneLabel(
  what: string,
  truth: readonly string[],
  said: readonly string[],
  counts = true,
): Line {
  const figures = classification(truth, said);
  for (const one of figures.classes) {
    console.log(
      `    ${one.label.padEnd(15)} n ${String(one.n).padStart(3)}  precision ${interval(one.precision)}  recall ${interval(one.recall)}`,
    );
  }
  return tell({
    what: `${what}: macro-F1`,
    measured: `${two(figures.macroF1)}, n ${figures.n}`,
    ratio: `always the commonest class: ${two(macroOfCommonest(truth))}`,
    budget: counts ? `≥ ${goal}` : 'told beside it',
    met: counts ? figures.macroF1 >= goal : null,
  });
}

interface Several {
  readonly truth: readonly string[];
  readonly said: readonly string[];
}

/** Macro-F1 over labels of which a row may carry several; a row without any is "nothing". */
export function severalLabels(
  what: string,
  labels: readonly string[],
  rows: readonly Several[],
  counts = true,
): Line {
  const shares = [...labels, 'nothing'].map((label) => {
    const has = (list: readonly string[]) => (label === 'nothing' ? list.length === 0 : list.includes(label));
    const n = rows.filter(({ truth }) => has(truth)).length;
    const named = rows.filter(({ said }) => has(said)).length;
    const right = rows.filter(({ truth, said }) => has(truth) && has(said)).length;
    console.log(
      `    ${label.padEnd(15)} n ${String(n).padStart(3)}  precision ${share(right, named)}  recall ${share(right, n)}`,
    );
    return n + named === 0 ? 0 : (2 * right) / (n + named);
  });
  const macro = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const nothing = rows.filter(({ truth }) => truth.length === 0).length;
  return tell({
    what: `${what}: macro-F1`,
    measured: `${two(macro)}, n ${rows.length}`,
    ratio: `always "nothing": ${two((2 * nothing) / (rows.length + nothing) / shares.length)}`,
    budget: counts ? `≥ ${goal}` : 'told beside it',
    met: counts ? macro >= goal : null,
  });
}

function macroOfCommonest(truth: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of truth) counts.set(label, (counts.get(label) ?? 0) + 1);
  const top = Math.max(...counts.values());
  return (2 * top) / (truth.length + top) / counts.size;
}

function interval({
  value,
  low,
  high,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
}): string {
  return value === null ? '-' : `${two(value)} [${two(low ?? 0)}, ${two(high ?? 1)}]`;
}

export function share(count: number, n: number): string {
  if (n === 0) return '-';
  const [low, high] = wilson({ count, n });
  return `${two(count / n)} [${two(low)}, ${two(high)}]`;
}

/** Texts a second, on one core; `goal` is the specification's. */
export function speed(what: string, texts: readonly string[], read: (text: string) => unknown): Line {
  const least = 5_000;
  for (const text of texts) read(text);
  // Time of the processor, not of the clock: the machine may have other work.
  const start = process.cpuUsage();
  let done = 0;
  while (done < 4 * least) for (const text of texts) done += read(text) === undefined ? 0 : 1;
  const { user, system } = process.cpuUsage(start);
  const rate = Math.round((done / (user + system)) * 1e6);
  return tell({
    what: `${what}: speed`,
    measured: `${rate.toLocaleString('en')} clauses a processor second`,
    budget: `≥ ${least.toLocaleString('en')} clauses/s`,
    met: rate >= least,
  });
}
