import type { Texts } from '../understand/listening/surveys/logic.contract.ts';
import { type Problem, type Session, say as sayText } from '../understand/listening/surveys/runtime/index.ts';
import { directionOf } from './direction.ts';
import { attributes, html, Markup } from './markup.ts';
import type { Word } from './words/en.ts';
import type { PageWords } from './words/words-of.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What draws a page's words: in its language, marked where they had to be taken from another. */
export interface Pen {
  readonly language: string;
  /** The page's own words. */
  word(word: Word, values?: Values): Markup;
  /** The same for an attribute. */
  plain(word: Word, values?: Values): string;
  /** A number as it is written in this language. */
  number(value: number): string;
}

/** A pen that knows the session too: the survey's words and what was answered. */
export interface QuestionPen extends Pen {
  readonly session: Session;
  readonly problems: readonly Problem[];
  /** The survey's words, with what was answered put in. Addresses that its author wrote become links. */
  say(texts: Texts | undefined): Markup;
  /** The same as text, for an attribute. */
  text(texts: Texts | undefined): string;
}

/** Replaces {name}; what is put in is not read again. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** A pen for a language, with its words. */
export function penFor(language: string, words: PageWords): Pen {
  const foreign = new Set<Word>(words.foreign);
  const plain = (word: Word, values?: Values) => fill(words.texts[word], values);
  return {
    language,
    plain,
    word(word, values) {
      const text = plain(word, values);
      return foreign.has(word) ? html`<span lang="en" dir="ltr">${text}</span>` : html`${text}`;
    },
    number(value) {
      try {
        return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(value);
      } catch {
        return String(value);
      }
    },
  };
}

/** The pen for a session's questions. */
export function questionPen(pen: Pen, session: Session, problems: readonly Problem[]): QuestionPen {
  return {
    ...pen,
    session,
    problems,
    text: (texts) => sayText(session, texts),
    say: (texts) => marked(session, texts),
  };
}

/** Addresses in an author's own words, never in what somebody answered: those are told apart before anything is put in. */
const address = /https:\/\/[^\s<>"'{}|\\^`]*[^\s<>"'{}|\\^`.,;:!?)\]»”]/g;

function marked(session: Session, texts: Texts | undefined): Markup {
  if (texts === undefined) return html``;
  const said = sayText(session, texts);
  const { language, plan } = session;
  const own = [language, language.split('-')[0] ?? language].find((one) => Object.hasOwn(texts, one));
  const first = plan.definition.languages[0] ?? language;
  const used = own ?? (Object.hasOwn(texts, first) ? first : (Object.keys(texts)[0] ?? language));
  const links = [...new Set((texts[used] ?? '').match(address))];
  const body = linked(said, links);
  if (own !== undefined) return body;
  return html`<span ${attributes({ lang: used, dir: directionOf(used) })}>${body}</span>`;
}

function linked(text: string, links: readonly string[]): Markup {
  const [link, ...others] = [...links].sort((a, b) => b.length - a.length);
  if (link === undefined) return html`${text}`;
  const pieces = text.split(link).map((piece) => linked(piece, others));
  const anchor = html`<a ${attributes({ href: link })} target="_blank" rel="noopener noreferrer">${link}</a>`;
  return new Markup(pieces.map((piece) => piece.text).join(anchor.text));
}
