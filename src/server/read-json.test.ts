import { expect, test } from 'vitest';
import { lostIn } from '../kernel/exact-json.ts';
import { readJson } from './read-json.ts';

const lost = (text: string) => lostIn(text, JSON.parse(text));

test.each([
  ['{"score":7,"score":2}', 'score'],
  ['{"a":[{"b":1},{"c":{"d":1,"d":1}}]}', 'd'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"a\\"b":1 , "a\\"b" : 2}', 'a"b'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('a name that stands twice is told: %s', (text, name) => {
  expect(lost(text)).toContain(`"${name}"`);
});

test.each(['1e309', '-1e400', '9007199254740993', '12345678901234567890', '1e-400'])(
  'a number that would be another one is told: %s',
  (number) => {
    expect(lost(`{"n":${number}}`)).toContain(number);
    expect(lost(`[1,"x",${number}]`)).toContain(number);
  },
);

test.each([
  '{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}',
  '{"a":"\\"a\\": {\\"a\\": 1}, 9007199254740993, 1e999","b\\\\":"\\\\"}',
  '{"n":[0,-0,7.5,1e21,0.1,0.30000000000000004,9007199254740992,1e-300,123456789012345678e5]}',
  ' [ ] ',
  '"a:b"',
  '{"":{"":""}}',
])('what is written comes back: %s', (text) => {
  expect(lost(text)).toBeNull();
});

test('bytes that are no UTF-8 are told, not replaced', () => {
  expect(readJson(Buffer.from([0x22, 0xe9, 0x22]))).toEqual({ lost: 'it is not written in UTF-8' });
  expect(readJson(Buffer.from('{'))).toEqual({ lost: 'it is no JSON' });
  expect(readJson(Buffer.from('{"a":"é"}'))).toEqual({ value: { a: 'é' } });
});

test('half a megabyte of backslashes, quotes or brackets costs no time that counts', () => {
  const texts = ['\\"'.repeat(250_000), '\\\\'.repeat(250_000), '{'.repeat(500_000)];
  const from = performance.now();
  for (const text of texts) expect(lost(`{"a":"${text}"}`)).toBeNull();
  // Hours, not seconds, if anything in it were gone through again from each of its signs.
  expect(performance.now() - from).toBeLessThan(5000);
  expect(lost(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toBeNull();
});
