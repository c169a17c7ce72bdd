import type { Line } from './lines.ts';

/** Who speaks in a transcript. */
export type Role = 'customer' | 'staff' | 'bot' | 'unknown';

/** A turn of a transcript; the label ("Agent Marta 10:32:") lies before `start`. */
export interface Turn {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly role: Role;
  /** The time as it was written. */
  readonly time?: string;
}

const staff =
  'agent|advis[eo]r|representative|rep|support|operator|csr|staff|employee|manager|supervisor|technician|customer service|customer support|support agent|live agent|agente|asesora?|operadora?|ejecutiv[oa]|soporte|atenci[oó]n al cliente|empleado|conseill(?:er|ère)|opérat(?:eur|rice)|service client|mitarbeiter(?:in)?|berater(?:in)?|kundenservice|kundendienst|servicekraft|atendente|assistente|suporte|funcion[áa]ri[oa]|operatore|operatrice|consulente|addett[oa]|servizio clienti|assistenza';
const bot =
  'bot|chatbot|virtual (?:assistant|agent)|assistant|system|ivr|automated|bot de \\w{1,20}|asistente(?: virtual)?|sistema|assistant virtuel|système|virtueller assistent|assistent|assistente virtual[e]?';
const customer =
  'customer|client|caller|user|visitor|guest|me|you|passenger|patient|member|cliente|usuari[oa]|llamante|visitante|clienta|client[e]|utilisat(?:eur|rice)|visiteur|appelant|kund(?:e|in)|anrufer(?:in)?|nutzer(?:in)?|besucher|utilizador|usuári[oa]|chiamante|utente';
const roles: readonly (readonly [Role, RegExp])[] = [
  ['bot', new RegExp(`^(?:${bot})(?![\\p{L}])`, 'iu')],
  ['customer', new RegExp(`^(?:${customer})(?![\\p{L}])`, 'iu')],
  ['staff', new RegExp(`^(?:${staff})(?![\\p{L}])`, 'iu')],
];
const stamp = String.raw`[[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T])?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?[\])]?`;
const label = String.raw`(\p{L}[\p{L}\p{M}'. -]{0,38}?(?:\s?[#_]?\d{1,6})?)(?:\s?[([](\p{L}[\p{L} ]{1,24})[)\]])?`;
const labelled = new RegExp(`^(?:(${stamp})\\s*[-–]?\\s*)?${label}\\s*(?:(${stamp})\\s*)?:(?:\\s+|$)`, 'u');

interface Head {
  readonly from: number;
  readonly start: number;
  readonly speaker: string;
  readonly role: Role;
  readonly time?: string;
}

/** The turns of a transcript, or none when the text is no transcript ("Pros: … Cons: …" is not one). */
export function turnsOf(text: string, lines: readonly Line[]): Turn[] {
  let heads = lines.flatMap((line) => headOf(text, line));
  if (!isTranscript(heads)) heads = inlineHeads(text);
  if (!isTranscript(heads)) return [];
  const named = nameRoles(heads);
  return named.map((head, at) => ({ ...head, end: named[at + 1]?.from ?? text.length }));
}

function headOf(text: string, line: Line): Head[] {
  const written = text.slice(line.start, Math.min(line.end, line.start + 120));
  const lead = written.length - written.trimStart().length;
  const match = labelled.exec(written.trimStart());
  if (!match) return [];
  const speaker = (match[2] ?? '').trim();
  if (speaker.split(/\s+/).length > 4) return [];
  const role = roleOf(match[3] ?? '') === 'unknown' ? roleOf(speaker) : roleOf(match[3] ?? '');
  const time = match[1] ?? match[4];
  return [
    {
      from: line.start,
      start: line.start + lead + match[0].length,
      speaker,
      role,
      ...(time === undefined ? {} : { time: time.replace(/[[\]()]/g, '') }),
    },
  ];
}

function roleOf(words: string): Role {
  return roles.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
}

/** Two turns at least, by two speakers, with known roles, or times, or names that come back. */
function isTranscript(heads: readonly Head[]): boolean {
  const speakers = new Map<string, number>();
  for (const { speaker } of heads)
    speakers.set(speaker.toLowerCase(), (speakers.get(speaker.toLowerCase()) ?? 0) + 1);
  if (heads.length < 2 || speakers.size < 2) return false;
  const known = new Set(heads.map((head) => head.role).filter((role) => role !== 'unknown'));
  if (known.size >= 2 || heads.every((head) => head.time !== undefined)) return true;
  // One known side may be a form ("Customer: Ana, Product: router"): then, as among names alone, turns come back.
  const returning = [...speakers.values()].filter((count) => count >= 2).length;
  return known.size === 1
    ? speakers.size <= 4 && returning >= 1
    : speakers.size <= 5 && returning === speakers.size;
}

const inline = new RegExp(
  `(?<![\\p{L}\\p{N}])(${customer}|${bot}|${staff})(?: (\\p{Lu}\\p{Ll}{1,20}))?\\s?:\\s`,
  'giu',
);

/** "Agent: hello. Customer: my bill is wrong." on one line: only with words for roles. */
function inlineHeads(text: string): Head[] {
  const heads: Head[] = [];
  for (const match of text.matchAll(inline)) {
    const speaker = [match[1], match[2]].filter((part) => part !== undefined).join(' ');
    const isCapital = /^\p{Lu}/u.test(speaker);
    const role = roleOf(speaker);
    if (isCapital) heads.push({ from: match.index, start: match.index + match[0].length, speaker, role });
  }
  return heads[0] && text.slice(0, heads[0].from).trim().length < 40 ? heads : [];
}

/** Where one side is known, the only other speaker is the other side. */
function nameRoles(heads: readonly Head[]): Head[] {
  const known = new Set(heads.map((head) => head.role));
  const hasStaff = known.has('staff') || known.has('bot');
  const other: Role =
    known.has('customer') && !hasStaff
      ? 'staff'
      : hasStaff && !known.has('customer')
        ? 'customer'
        : 'unknown';
  return heads.map((head) => (head.role === 'unknown' ? { ...head, role: other } : head));
}
