import type { Cleared, Problem, Session } from '../understand/listening/surveys/runtime/index.ts';

/** What every page that a respondent sees has around it. */
export interface Frame {
  /** The language chosen: of the page's own words, and the direction it reads in. */
  readonly language: string;
  /** In which one may switch; the switch is not shown for one. */
  readonly languages?: readonly string[];
  /** For the window's title; said once more above the first question. */
  readonly title: string;
  /** Who asks. `accent`: a colour #rrggbb; where it would be unreadable it is made darker or lighter. */
  readonly company?: { readonly name: string; readonly logo?: string; readonly accent?: string };
  /** Inside a page of the company: no frame of our own. */
  readonly embedded?: boolean;
  /** On a device that stands somewhere: begins anew `seconds` after the end or after nobody touched it. */
  readonly kiosk?: { readonly seconds: number; readonly again: string };
  /** A survey that is only looked at: nothing is kept. Said on every page. */
  readonly preview?: boolean;
}

/** A page of questions, or the problems in it. */
export interface AnsweringView extends Frame {
  /** The session as it stands: the survey's plan, the answers, the page. */
  readonly session: Session;
  /** Where the form goes to. */
  readonly address: string;
  /** Sent back with the form as hidden fields: one-time token, session id, whatever the server needs. */
  readonly carry: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  /** Answers that logic took away with what was sent just now; the person is told. */
  readonly cleared?: readonly Cleared[];
  /** This page has questions that were not on it when it was sent. */
  readonly more?: boolean;
  /** Somebody comes back and goes on. */
  readonly resumed?: boolean;
  /** A sentence of the server's, already in the page's language where it has one: a file that was refused. */
  readonly said?: string;
  /** A link by which one can go on later, on another device too. */
  readonly resumeAddress?: string;
  /** For the page's script; without it the page is a plain form. */
  readonly script?: ForScript;
}

/** What the script must know beside the survey; the addresses are this server's. */
export interface ForScript {
  /** The answer's id, made once; everything sent under it is the same answer. */
  readonly id: string;
  /** Proves that whoever sends is who began. */
  readonly token: string;
  /** POST of { token, answers, page, language }: keeps what is there so far. */
  readonly save: string;
  /** POST of the same with `complete: true`. */
  readonly submit: string;
  /** POST of a file's bytes; null = files go with the form. */
  readonly upload: string | null;
}

/** The last page. */
export interface EndView extends Frame {
  readonly kind: 'thanks' | 'screened-out' | 'over-quota';
  readonly heading: string;
  readonly text?: string;
  readonly link?: { readonly url: string; readonly text: string };
}

/** A page that asks for something before the survey: a PIN, an address, the code that came to it. */
export interface ProofView extends Frame {
  readonly asks: 'pin' | 'email' | 'code';
  readonly address: string;
  readonly carry: Readonly<Record<string, string>>;
  /** The one before was wrong; `tries` left, when they are counted. */
  readonly wrong?: { readonly tries?: number };
  /** Where the code went to, as the person typed it. */
  readonly sentTo?: string;
}

/** A page that says why there is nothing to answer. One and the same for closed, used up and never there. */
export interface NoticeView extends Frame {
  readonly says: 'unavailable' | 'not-yet' | 'already-answered' | 'too-many' | 'failed';
  /** When it opens, for `not-yet`. */
  readonly at?: string;
}
