import { html, type Markup } from './markup.ts';
import type { Pen } from './pen.ts';
import type { Word } from './words/en.ts';

const wordFor: Readonly<Record<string, Word>> = {
  'wrong-pin': 'pinWrong',
  'wrong-code': 'codeWrong',
  'wrong-address': 'emailWrong',
  'too-many': 'tooManyWhy',
  'nothing-here': 'unavailableWhy',
  'captcha-busy': 'checkBusy',
  'captcha-away': 'checkAway',
  'needs-captcha': 'checkFailed',
  'answered-already': 'answeredWhy',
};

/** Why something was refused, in the respondent's language where the page has words for it; else as the server says it. */
export function sayRefusal(pen: Pen, refused: string | undefined, say: string): Markup {
  const word = wordFor[refused ?? ''];
  return word === undefined ? html`<span lang="en" dir="ltr">${say}</span>` : pen.word(word);
}
