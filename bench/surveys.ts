import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { surveyDefinitionShape } from '../src/understand/listening/surveys/definition.contract.ts';
import type { Condition, Value } from '../src/understand/listening/surveys/logic.contract.ts';
import type { Question } from '../src/understand/listening/surveys/question.contract.ts';
import { answer, compile, findCircle, start } from '../src/understand/listening/surveys/runtime/index.ts';
import { type Line, tell } from './report.ts';

const en = (text: string) => ({ en: text });
const literal = (value: number): Value => ({ get: 'literal', value });

/** A survey in which every question but the first few is shown only because of earlier ones; skips and sums included. */
function conditional(count: number) {
  const questions = Array.from({ length: count }, (_, i): Question => {
    const before = (back: number) => `q${Math.max(0, i - back)}`;
    const chosen = (question: string): Condition => ({ is: 'selected', question, choice: 'yes' });
    const when: Condition = {
      is: 'any',
      of: [
        {
          is: 'all',
          of: [chosen(before(1)), { is: 'not', of: { is: 'selected', question: before(3), choice: 'no' } }],
        },
        {
          is: 'all',
          of: [
            chosen(before(17)),
            { is: 'more', left: { get: 'calculated', code: `c${Math.floor(i / 50)}` }, right: literal(3) },
          ],
        },
        { is: 'not-selected', question: before(200), choice: 'no' },
      ],
    };
    return {
      code: `q${i}`,
      type: 'single',
      text: en(`Question ${i}: {{answer:${before(1)}}}`),
      choices: [
        { code: 'yes', text: en('Yes'), score: 1 },
        { code: 'no', text: en('No'), score: 0 },
      ],
      ...(i < 5 ? {} : { when }),
      ...(i % 40 === 39
        ? {
            skips: [
              { when: { is: 'selected', question: `q${i}`, choice: 'no' }, to: 'end-of-block' as const },
            ],
          }
        : {}),
    };
  });
  const pages = Array.from({ length: Math.ceil(count / 10) }, (_, p) => ({
    code: `p${p}`,
    questions: questions.slice(p * 10, p * 10 + 10),
  }));
  const calculated = Array.from({ length: Math.ceil(count / 50) }, (_, c) => ({
    code: `c${c}`,
    value: {
      get: 'compute' as const,
      by: 'sum' as const,
      of: Array.from(
        { length: 10 },
        (_, j): Value => ({ get: 'answer', question: `q${Math.max(0, c * 50 - 20 + j)}`, aspect: 'score' }),
      ),
    },
  }));
  const blocks = Array.from({ length: Math.ceil(pages.length / 10) }, (_, b) => ({
    kind: 'block' as const,
    code: `b${b}`,
    pages: pages.slice(b * 10, b * 10 + 10),
  }));
  return surveyDefinitionShape.parse({
    format: 1,
    title: en('Long'),
    languages: ['en'],
    respondents: 'anonymous',
    flow: blocks,
    calculated,
    ends: [{ code: 'bye', kind: 'thanks', title: en('Thank you') }],
  });
}

const ms = (n: number) => `${n < 0.1 ? n.toFixed(4) : n.toFixed(2)} ms`;
const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

const passes = 5;

/**
 * Answers a survey of `count` conditional questions three times over, each answer timed; against deciding everything anew.
 * Each change is timed in five passes and counts with its quickest, so that a machine that does other things is not measured.
 */
function benchAnswers(count: number): Line[] {
  const definition = conditional(count);
  const compiled = performance.now();
  const plan = compile(definition);
  if (findCircle(plan) !== null) throw new Error('the benchmark survey runs in a circle');
  const ready = performance.now() - compiled;
  const begin = performance.now();
  start(plan, { seed: 1, language: 'en' });
  const started = performance.now() - begin;
  const quickest = new Map<number, number>();
  const naive: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const session = start(plan, { seed: 1, language: 'en' });
    for (let step = 0; step < 3 * count; step++) {
      const i = step % count;
      const to = (i * 7 + Math.floor(step / count)) % 5 === 0 ? 'no' : 'yes';
      const from = performance.now();
      const change = answer(session, `q${i}`, to);
      const took = performance.now() - from;
      // A question that is hidden takes no answer; refusing it costs next to nothing and is not counted.
      if (change.refused === undefined) quickest.set(step, Math.min(took, quickest.get(step) ?? took));
      if (step % 100 !== 0) continue;
      const again = performance.now();
      start(plan, { seed: 1, language: 'en', answers: Object.fromEntries(session.answers) });
      naive.push(performance.now() - again);
    }
  }
  const times = [...quickest.values()].sort((a, b) => a - b);
  naive.sort((a, b) => a - b);
  const mean = times.reduce((a, b) => a + b, 0) / times.length;
  const whole = quantile(naive, 0.5);
  const longest = times.at(-1) ?? 0;
  return [
    tell({
      what: `surveys: an answer at ${count.toLocaleString('en')} conditional questions`,
      measured: `mean ${ms(mean)}, p99 ${ms(quantile(times, 0.99))}, longest ${ms(longest)} of ${times.length}`,
      ratio: `${(mean / whole).toFixed(4)} of deciding everything anew (${ms(whole)})`,
      budget: 'every change under 1 ms',
      met: longest < 1,
    }),
    tell({
      what: `surveys: ${count.toLocaleString('en')} questions made ready, and a session begun`,
      measured: `${ms(ready)} and ${ms(started)}`,
      budget: 'told',
      met: null,
    }),
  ];
}

/** The engine as a browser loads it: its own bundle, minified and compressed. */
async function benchSize(): Promise<Line> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: new URL('../src/understand/listening/surveys/runtime/index.ts', import.meta.url).pathname,
        formats: ['es'],
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const code =
    first !== undefined && 'output' in first
      ? first.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
      : '';
  const bytes = gzipSync(code, { level: 9 }).length;
  return tell({
    what: 'surveys: the answering engine in the page, compressed',
    measured: `${(bytes / 1000).toFixed(1)} kB of ${(code.length / 1000).toFixed(1)} kB`,
    budget: 'of the 30 kB that the answering page may weigh: at most 12',
    met: bytes <= 12_000 && bytes > 1000,
  });
}

export async function benchSurveys(count: number): Promise<Line[]> {
  return [...benchAnswers(count), await benchSize()];
}
