import type { Question } from '../question.contract.ts';
import type { Problem, Session, ShownPage } from '../runtime/index.ts';

/** What the page of a survey shows, whatever draws it: the server without script, or the page's own script. */
export interface AnsweringView {
  /** pin, email, code, captcha: a proof is asked for first · gone: there is nothing to answer here. */
  readonly kind: 'questions' | 'end' | 'pin' | 'email' | 'code' | 'captcha' | 'gone';
  readonly language: string;
  /** Null when there is nothing here. */
  readonly session: Session | null;
  readonly page: ShownPage | null;
  /** Of pages: which one this is, from 0, and how many there are now. */
  readonly at: { readonly index: number; readonly of: number; readonly secondsLeft: number };
  readonly problems: readonly Problem[];
  /** Questions whose answers logic took away by the last step. */
  readonly cleared: readonly string[];
  /** The end page's code; its words stand in the definition. */
  readonly end: string | null;
  /** Where the form is sent, with the query it came with. */
  readonly action: string;
  /** The address' secret part and the session's id, for the script. */
  readonly link: string;
  readonly key: string;
  readonly channel: string;
  /** A sentence about a proof: wrong PIN, wrong code. */
  readonly say: string | null;
  /** In a kiosk the page begins anew by itself. */
  readonly kiosk: boolean;
}

/**
 * Names of form fields; `/` stands in no code. A list's fields come several times (`a/CODE=x&a/CODE=y`); a ranking is
 * `a/CODE/CHOICE=PLACE`; a cell of a matrix `a/CODE/ROW`; what is written beside "other" `other/CODE/CHOICE`, in a matrix
 * `other/CODE/ROW/COLUMN`; a non-answer `non/CODE=dont-know`. `shown` names each question that the form held, `go` is the
 * button: on, back, stay, refuse, or language:es. `key` and `page` say where it came from. pin, email, code, captcha: the proofs.
 * A file given before and left ticked is `kept/CODE=ID`. `readFields` in src/survey-page/read-fields.ts reads them back, for
 * the server and for the page's script.
 */
export const fieldOf = (question: Pick<Question, 'code'>, part?: string): string =>
  part === undefined ? `a/${question.code}` : `a/${question.code}/${part}`;
export const otherOf = (question: Pick<Question, 'code'>, ...parts: readonly string[]): string =>
  ['other', question.code, ...parts].join('/');
export const nonAnswerOf = (question: Pick<Question, 'code'>): string => `non/${question.code}`;
