import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flow, surveyDefinitionShape } from '../definition.contract.ts';
import type { Condition, Value } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import { answer, compile, endOf, findCircle, judge, type Session, start, visiblePages } from './index.ts';

const questions = 9;
const codes = Array.from({ length: questions }, (_, i) => `q${i}`);
const en = (text: string) => ({ en: text });
const code = fc.constantFrom(...codes);
const choiceCode = fc.constantFrom('a', 'b', 'c');

/** Conditions over any question, later ones too: circles come up, and are to be found. */
const condition: fc.Arbitrary<Condition> = fc.letrec<{ c: Condition }>((tie) => ({
  c: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      is: fc.constantFrom('selected' as const, 'not-selected' as const),
      question: code,
      choice: choiceCode,
    }),
    fc.record({ is: fc.constantFrom('shown' as const, 'not-shown' as const), question: code }),
    fc.record({
      is: fc.constant('answered' as const),
      value: code.map((question): Value => ({ get: 'answer', question })),
    }),
    fc.record({
      is: fc.constantFrom('more' as const, 'equal' as const),
      left: fc.constant<Value>({ get: 'calculated', code: 'sum' }),
      right: fc.integer({ min: 0, max: 4 }).map((value): Value => ({ get: 'literal', value })),
    }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('c'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('c') }),
  ),
})).c;

const some = <T>(of: fc.Arbitrary<T>, freq = 2) => fc.option(of, { nil: undefined, freq });
const draft = fc.record({
  when: fc.array(some(condition), { minLength: questions, maxLength: questions }),
  choiceWhen: fc.array(some(condition, 1), { minLength: questions, maxLength: questions }),
  skips: fc.array(some(fc.record({ when: condition, to: code, end: fc.boolean() }), 1), {
    minLength: questions,
    maxLength: questions,
  }),
  branch: some(condition),
  sum: fc.array(code, { minLength: 1, maxLength: 3 }),
  shuffled: fc.boolean(),
  pageShuffled: fc.boolean(),
  blockWhen: some(condition),
});

function surveyOf(d: typeof draft extends fc.Arbitrary<infer T> ? T : never) {
  const all = codes.map((own, i): Question => {
    const skip = d.skips[i];
    return {
      code: own,
      type: i % 3 === 2 ? 'multiple' : 'single',
      text: en(own),
      choices: [
        { code: 'a', text: en('A'), score: 1 },
        {
          code: 'b',
          text: en('B'),
          score: 2,
          ...(d.choiceWhen[i] === undefined ? {} : { when: d.choiceWhen[i] }),
        },
        { code: 'c', text: en('C') },
      ],
      ...(d.when[i] === undefined ? {} : { when: d.when[i] }),
      ...(skip === undefined
        ? {}
        : {
            skips: [
              skip.end
                ? { when: skip.when, to: 'end', code: 'out' }
                : { when: skip.when, to: 'question', code: skip.to },
            ],
          }),
    };
  });
  const block = (name: string, from: number, when?: Condition): Flow => ({
    kind: 'block',
    code: name,
    ...(when === undefined ? {} : { when }),
    pages: [{ code: `${name}-p`, questions: all.slice(from, from + 3), shuffle: d.pageShuffled }],
  });
  const [one, two, three] = [block('b1', 0), block('b2', 3, d.blockWhen), block('b3', 6)];
  const middle: Flow =
    d.branch === undefined ? two : { kind: 'branch', code: 'br', when: d.branch, flow: [two] };
  return surveyDefinitionShape.parse({
    format: 1,
    title: en('t'),
    languages: ['en'],
    respondents: 'anonymous',
    flow: d.shuffled ? [{ kind: 'shuffle', code: 'sh', flow: [one, middle, three] }] : [one, middle, three],
    calculated: [
      {
        code: 'sum',
        value: {
          get: 'compute',
          by: 'sum',
          of: d.sum.map((question): Value => ({ get: 'answer', question, aspect: 'score' })),
        },
      },
    ],
    ends: [
      { code: 'bye', kind: 'thanks', title: en('bye') },
      { code: 'out', kind: 'screened-out', title: en('out') },
    ],
  });
}

const step = fc.record({
  question: fc.nat(questions - 1),
  to: fc.constantFrom<unknown>('a', 'b', 'c', null, ['a', 'b'], ['b'], 'nonsense', 7),
});

/** All that a session has decided, its cells by name apart: gates have none. */
const state = (session: Session) => ({
  cells: session.cells,
  answers: Object.fromEntries([...session.answers].sort(([a], [b]) => (a < b ? -1 : 1))),
  pages: visiblePages(session).map(({ page, questions: shown }) => [page.code, shown.map((q) => q.code)]),
  end: endOf(session),
});

describe('logic, at random', () => {
  it('decides after each answer exactly what a full evaluation decides', () => {
    let circles = 0;
    let walked = 0;
    fc.assert(
      fc.property(draft, fc.array(step, { maxLength: 25 }), fc.nat(), (made, steps, seed) => {
        const plan = compile(surveyOf(made));
        if (findCircle(plan) !== null) {
          circles++;
          return;
        }
        walked++;
        const session = start(plan, { seed, language: 'en' });
        for (const { question, to } of steps) {
          answer(session, codes[question] ?? '', to);
          const anew = start(plan, { seed, language: 'en', answers: Object.fromEntries(session.answers) });
          expect(anew.dropped).toEqual([]);
          expect(state(session)).toEqual(state(anew));
        }
        const judged = judge(
          plan,
          { seed, language: 'en', answers: Object.fromEntries(session.answers) },
          { complete: true },
        );
        expect(judged.errors).toEqual([]);
        expect(Object.fromEntries(judged.accepted)).toEqual(Object.fromEntries(session.answers));
      }),
      { numRuns: 4000, seed: 20261123 },
    );
    expect(circles).toBeGreaterThan(200);
    expect(walked).toBeGreaterThan(200);
  });

  it('finds a circle, or no seed has one: every cell can be put in an order', () => {
    fc.assert(
      fc.property(draft, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (made, seeds) => {
        const plan = compile(surveyOf(made));
        if (findCircle(plan) !== null) return;
        for (const seed of seeds) {
          const { engine, cells } = start(plan, { seed, language: 'en' });
          const place = new Map(engine.order.map((cell, i) => [cell, i]));
          expect(place.size).toBe(cells.length);
          engine.readers.forEach((readers, cell) => {
            for (const reader of readers) expect(place.get(reader)).toBeGreaterThan(place.get(cell) ?? -1);
          });
        }
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});
