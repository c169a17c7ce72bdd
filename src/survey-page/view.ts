import type { AnsweringView } from '../understand/listening/surveys/answering/page.contract.ts';
import type { PersonCheck } from '../understand/listening/surveys/captcha/check.contract.ts';

/** What stands around every page a respondent sees, beside what the answering server says of the session. */
export interface Around {
  /** For the window's title; said once more above the first question. */
  readonly title?: string;
  /** In which one may switch; no switch is shown for one. */
  readonly languages?: readonly string[];
  /** Who asks. `accent`: a colour #rrggbb. */
  readonly company?: { readonly name: string; readonly logo?: string; readonly accent?: string };
  /** Inside a page of the company: without a frame of our own. */
  readonly embedded?: boolean;
  /** A survey that is only looked at: nothing is kept, and that is said. */
  readonly preview?: boolean;
  /** Somebody comes back and goes on. */
  readonly resumed?: boolean;
  /** This page has questions that were not on it when it was sent. */
  readonly more?: boolean;
  /** An address with which one can go on later, on another device too. */
  readonly resumeAddress?: string;
  /** What a refusal is called, whose sentence stands in `say`: the page has words for the usual ones in its languages. */
  readonly refused?: string;
  /** Where the code went to, as the person typed it. */
  readonly sentTo?: string;
  /** What has to be done before the session begins, and what the form said that waits for it. */
  readonly check?: PersonCheck;
  readonly carried?: readonly (readonly [name: string, value: string])[];
  /** The version that is answered, for handing in. */
  readonly version?: number;
  /** Why there is nothing to answer, where that may be told: `gone` alone tells nothing. */
  readonly why?: 'not-yet' | 'answered' | 'too-many' | 'failed';
}

/** Everything a page of a survey is made of. */
export type PageView = AnsweringView & Around;
