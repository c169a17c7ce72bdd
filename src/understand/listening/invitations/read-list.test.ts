import { expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { readList } from './read-list.ts';

const read = (text: string) => {
  const list = readList(text);
  if (isRefusal(list)) throw new Error(list.say);
  return list;
};

it('reads people with their attributes, by comma, semicolon or tab, with quotes, line ends and a byte order mark', () => {
  for (const separator of [',', ';', '\t']) {
    const text = `\uFEFF${['Customer', 'EMAIL', 'region'].join(separator)}\r\n${['C-1', 'A@B.example', `"Coast${separator} ""north""\nend"`].join(separator)}\r\n`;
    expect(read(text).people).toEqual([
      {
        person: 'C-1',
        email: 'a@b.example',
        phone: null,
        language: null,
        attributes: { region: `Coast${separator} "north"\nend` },
      },
    ]);
  }
});

it('leaves out who cannot be reached, who is there twice and what is hostile, each with its line', () => {
  const list = read(
    [
      'email,language',
      'ok@x.example,en',
      'OK@X.example,en',
      'no address,en',
      'a@b.example\u0000,en',
      '"x@y.example, z@y.example",en',
      'Bcc: a@x.example,en',
      'b@x.example,not a language',
      'c@x.example,en,more',
      ',en',
    ].join('\n'),
  );
  expect(list.people.map(({ person }) => person)).toEqual(['ok@x.example']);
  expect(list.left.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
});

it('refuses in a sentence what is no list', () => {
  expect(isRefusal(readList(''))).toBe(true);
  expect(isRefusal(readList('a,b\n1,2'))).toBe(true);
  expect(isRefusal(readList('email,email\na@b.example,c@d.example'))).toBe(true);
  expect(read('email,__proto__\na@b.example,x\n').people[0]?.attributes).toEqual({});
});
