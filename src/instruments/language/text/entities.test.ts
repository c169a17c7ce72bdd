import { expect, it } from 'vitest';
import { withoutEntities } from './entities.ts';

it('reads character references by name and number, each once, and leaves what it does not know', () => {
  expect(withoutEntities('ma&ntilde;ana &Uuml;ber &yuml; &laquo;5 &euro;&raquo; &#233;&#xE9;')).toBe(
    'mañana Über ÿ «5 €» éé',
  );
  expect(withoutEntities('&amp;lt; &LT;b&gt; a&nbsp;b &NBSP;&quot;')).toBe('&lt; <b> a b  "');
  expect(withoutEntities('&nosuch; & &; &#; &constructor; AT&T;')).toBe(
    '&nosuch; & &; &#; &constructor; AT&T;',
  );
  expect(withoutEntities('x&#0;&#55296;&#x110000;&#9999999;y')).toBe('xy');
});
