import { expect, test } from 'vitest';
import { readGivenAnswers } from './given-answers.ts';

test('one, a list, or one a line; each is told from the others', () => {
  const one = { id: 17, answers: { solved: 'yes' } };
  const read = [one, [one, { answers: { solved: 'no' } }]].map((given) =>
    readGivenAnswers(JSON.stringify(given, null, 2)),
  );
  expect(read).toMatchObject([[{ told: 'id 17', n: 1 }], [{ n: 1 }, { n: 2, answers: { solved: 'no' } }]]);
  expect(readGivenAnswers(`${JSON.stringify(one)}\r\n{"id":"18","answers":{}}\n`)).toMatchObject([
    { told: 'id 17' },
    { told: 'id 18' },
  ]);
});

test('what is no answers is told with its place', () => {
  expect(readGivenAnswers('solved,yes')).toMatchObject({ refused: 'not-json' });
  expect(readGivenAnswers('[{"answers":{}},{"answer":{}}]')).toMatchObject({
    refused: 'bad-answers',
    say: expect.stringContaining('Answers 2'),
  });
  expect(readGivenAnswers('{"answers":{"a":1}}\n{"answers":{"a":1,"a":2}}')).toMatchObject({
    refused: 'not-exact',
    say: expect.stringContaining('"a" stands twice'),
  });
  expect(readGivenAnswers('[{"id":1,"answers":{}},{"id":1,"answers":{"a":1}}]')).toMatchObject({
    refused: 'answers-twice',
  });
});
