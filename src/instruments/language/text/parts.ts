import { hasPlaceholder, isAutomatic, isDisclaimer } from './parts/boilerplate.ts';
import { type Line, linesOf } from './parts/lines.ts';
import { quotedLines } from './parts/quoted-mail.ts';
import { isGreeting, signatureLines } from './parts/signatures.ts';
import { type Role, turnsOf } from './parts/turns.ts';
import type { Span } from './sentences.ts';
import { shadowOf } from './shadow.ts';

/** A stretch of a message and what it is; only `own`, and turns of the customer, are the customer's voice. */
export interface Part extends Span {
  readonly kind:
    | 'own'
    | 'quoted'
    | 'signature'
    | 'disclaimer'
    | 'greeting'
    | 'turn'
    | 'automatic'
    | 'template';
  /** Of a turn: the label as written, whose side it is, and the time as written. */
  readonly speaker?: string;
  readonly role?: Role;
  readonly time?: string;
}

/** The parts of a message in order, and what the whole of it is. */
export interface MessageParts {
  readonly parts: readonly Part[];
  /** 'customer' when something in it is the customer's own voice; else what alone it is. */
  readonly nature: 'customer' | 'template' | 'automatic' | 'others' | 'empty';
}

/**
 * What of a message is the customer's own voice: quoted mail, signatures, notices, greetings, automatic answers,
 * templates and the turns of staff and bots are told apart and kept as context; nothing is dropped.
 * `templates` holds the shadows of lines that recur in many voices of one post (`lineKey`).
 */
export function partsOf(text: string, templates: ReadonlySet<string> = new Set()): MessageParts {
  if (text.trim() === '') return { parts: [], nature: 'empty' };
  const lines = linesOf(text);
  const turns = turnsOf(text, lines);
  if (turns.length > 0) return natured(partsOfTurns(text, turns, templates));
  const kinds = kindsOf(text, lines, templates);
  return natured(joined(lines, kinds));
}

/** The stretches that are the customer's own voice; turns of an unknown side count, since nobody else is known. */
export function ownRanges(message: MessageParts): Span[] {
  return message.parts
    .filter((part) => part.kind === 'own' || (part.kind === 'turn' && isCustomers(part.role)))
    .map(({ start, end }) => ({ start, end }));
}

const isCustomers = (role: Role | undefined) => role === 'customer' || role === 'unknown';

function kindsOf(text: string, lines: readonly Line[], templates: ReadonlySet<string>): Part['kind'][] {
  const quoted = quotedLines(lines);
  const isOwn = quoted.map((is) => !is);
  const notices = disclaimerLines(text, lines, isOwn);
  const signature = signatureLines(
    lines,
    isOwn.map((own, at) => own && notices[at] !== true),
  );
  const isMachine = isAutomatic(
    lines
      .filter((_, at) => isOwn[at] === true)
      .slice(0, 12)
      .map((line) => line.text)
      .join('\n'),
  );
  const first = lines.findIndex((line, at) => line.text !== '' && isOwn[at] === true);
  const last = lines.findLastIndex((line, at) => line.text !== '' && isOwn[at] === true);
  return lines.map((line, at) => {
    if (quoted[at] === true) return 'quoted';
    if (notices[at] === true) return 'disclaimer';
    if (isMachine) return 'automatic';
    if (signature[at] === true && !(at === first && at === last)) return 'signature';
    if (isTemplate(text, line, templates)) return 'template';
    return at === first && first !== last && isGreeting(line.text) ? 'greeting' : 'own';
  });
}

function isTemplate(text: string, line: Line, templates: ReadonlySet<string>): boolean {
  if (hasPlaceholder(text.slice(line.start, line.end))) return true;
  return templates.size > 0 && line.text !== '' && templates.has(lineKey(text.slice(line.start, line.end)));
}

/** The form in which lines are compared across voices. */
export function lineKey(line: string): string {
  return shadowOf(line.trim()).text.replace(/\d+/g, '#');
}

function disclaimerLines(text: string, lines: readonly Line[], isOwn: readonly boolean[]): boolean[] {
  const notices = lines.map(() => false);
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && isOwn[end] === true && lines[end]?.text !== '') end++;
    const paragraph = text.slice(lines[at]?.start, lines[Math.max(at, end - 1)]?.end);
    if (end > at && isDisclaimer(paragraph)) notices.fill(true, at, end);
    at = Math.max(end, at + 1);
  }
  return notices;
}

/** Neighbouring lines of one kind as one part; empty lines belong to nobody. */
function joined(lines: readonly Line[], kinds: readonly Part['kind'][]): Part[] {
  const parts: Part[] = [];
  lines.forEach((line, at) => {
    if (line.text === '') return;
    const kind = kinds[at] ?? 'own';
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { ...last, end: line.end };
    else parts.push({ start: line.start, end: line.end, kind });
  });
  return parts;
}

function partsOfTurns(
  text: string,
  turns: ReturnType<typeof turnsOf>,
  templates: ReadonlySet<string>,
): Part[] {
  const parts: Part[] = [];
  const opening = turns[0]?.from ?? 0;
  if (text.slice(0, opening).trim() !== '') parts.push({ start: 0, end: opening, kind: 'automatic' });
  for (const { start, end, speaker, role, time } of turns) {
    if (text.slice(start, end).trim() === '') continue;
    const isKnown = hasPlaceholder(text.slice(start, end)) || templates.has(lineKey(text.slice(start, end)));
    const kind = isKnown && isCustomers(role) ? 'template' : 'turn';
    parts.push({ start, end, kind, speaker, role, ...(time === undefined ? {} : { time }) });
  }
  return parts;
}

function natured(parts: readonly Part[]): MessageParts {
  const isVoice = (part: Part) => part.kind === 'own' || (part.kind === 'turn' && isCustomers(part.role));
  if (parts.some(isVoice)) return { parts, nature: 'customer' };
  if (parts.some((part) => part.kind === 'template')) return { parts, nature: 'template' };
  if (parts.some((part) => part.kind === 'automatic')) return { parts, nature: 'automatic' };
  return { parts, nature: 'others' };
}
