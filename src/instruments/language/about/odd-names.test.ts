import { expect, it } from 'vitest';
import { nowhere } from './around.ts';
import { noWords, profilesOf } from './company.ts';
import { readAbout } from './read-about.ts';

it('a company may call its things and themes as every object of the language has members called', () => {
  const words = { ...noWords, objects: { constructor: ['crane'] } };
  const profiles = profilesOf({
    steps: [{ step: 'toString', function: '', channels: [] }],
    families: {},
    words,
  });
  const { objects } = readAbout('The crane fell over.', 'en', profiles, nowhere, ['valueOf']);
  expect(objects).toEqual([{ label: 'constructor', start: 4, end: 9, method: 'rule', reason: ['“crane”'] }]);
});
