import { expect, test } from 'vitest';
import { deskAfter, type Lesson, lessonsFor, waitingLessons, withLessons } from './desk-examples.ts';

const theme = (id: string, name: string) => ({
  id,
  name,
  definition: '',
  parent: null,
  rules: [],
  seeds: [],
});
const says = (text: string, themes: string[], not: string[] = []) => ({ text, themes, not });
const decided = (
  id: string,
  quote: string,
  label: string,
  status: Lesson['status'],
  suggested: string[] = [],
) => ({
  id,
  quote,
  label,
  status,
  suggested,
});
const known = {
  themes: [theme('a', 'Delivery'), theme('b', 'Bill'), theme('c', 'Staff')],
  examples: [says('it came late', ['Delivery']), says('hello', [])],
  desk: [],
};

test('a confirmed theme is an example, a rejected one a counter-example', () => {
  const lessons = [
    decided('1', 'too dear', 'b', 'confirmed', ['a']),
    decided('2', 'who knows', 'a', 'rejected', ['a', 'b']),
    // The machine was right about one, so what else it read there stays, unless somebody says no.
    decided('3', 'late and dear', 'a', 'confirmed', ['a', 'b', 'c', 'found-7']),
    decided('4', 'late and dear', 'c', 'rejected', ['a', 'b', 'c', 'found-7']),
    decided('5', 'it came late', 'a', 'rejected', ['a']),
    decided('6', 'hello', 'a', 'rejected', ['a']),
  ];
  const now = withLessons(known, lessons);
  expect(now.examples).toEqual([
    says('too dear', ['b']),
    says('who knows', [], ['a']),
    says('late and dear', ['a', 'b'], ['c']),
    says('it came late', [], ['a']),
    says('hello', []),
  ]);
  expect(waitingLessons(known, lessons)).toBe(6);
  expect(waitingLessons(now, lessons)).toBe(0);
});

test('a decision taken back leaves no trace; the last word counts', () => {
  const first = decided('1', 'it came late', 'a', 'rejected');
  const second = decided('2', 'it came late', 'a', 'confirmed');
  const both = { ...known, ...withLessons(known, [first, second]) };
  expect(both.examples).toContainEqual(says('it came late', ['a']));
  expect(waitingLessons(both, [first])).toBe(1);
  const one = { ...known, ...withLessons(both, [first]) };
  expect(one.examples).toContainEqual(says('it came late', [], ['a']));
  const none = withLessons(one, []);
  expect(none.desk).toEqual([]);
  expect(none.examples.toSorted((x, y) => (x.text < y.text ? -1 : 1))).toEqual(
    known.examples.toSorted((x, y) => (x.text < y.text ? -1 : 1)),
  );
});

test('themes that were only found are not learnt', () => {
  expect(lessonsFor(known, [decided('1', 'x', 'found-7', 'confirmed')])).toEqual([]);
});

test('examples changed elsewhere keep what the desk taught, or let it wait again', () => {
  const lesson = decided('1', 'too dear', 'b', 'confirmed');
  const now = withLessons(known, [lesson]);
  expect(deskAfter(now, [...now.examples, says('new', ['a'])])).toEqual(now.desk);
  expect(deskAfter(now, known.examples)).toEqual([]);
  const anew = says('too dear', ['c']);
  expect(deskAfter(now, [anew])).toEqual([{ text: 'too dear', before: [anew], decisions: ['1'] }]);
});

test('that a text speaks of no theme is learnt; the newest word counts', () => {
  const none = (id: string, quote: string) => decided(id, quote, 'unassigned', 'confirmed', ['a']);
  const lessons = [
    none('1', 'good morning'),
    none('2', 'it came late'),
    decided('3', 'too dear', 'b', 'confirmed'),
    none('4', 'too dear'),
    decided('5', 'too dear', 'c', 'confirmed'),
  ];
  expect(lessonsFor(known, lessons)).toHaveLength(5);
  expect(lessonsFor({ themes: [] }, lessons)).toEqual([]);
  const learnt = withLessons(known, lessons).examples;
  expect(learnt.find(({ text }) => text === 'good morning')).toEqual(says('good morning', []));
  expect(learnt.find(({ text }) => text === 'it came late')).toEqual(says('it came late', []));
  expect(learnt.find(({ text }) => text === 'too dear')?.themes).toEqual(['c']);
});
