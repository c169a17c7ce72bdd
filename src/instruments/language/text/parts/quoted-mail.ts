import type { Line } from './lines.ts';

/** "On Mon, 3 May 2026 Ana wrote:" in six languages; the date may push "wrote:" to the next line. */
const attribution =
  /^(?:>?\s*)(?:on|el|le|am|em|no dia|il|den)\s.{4,250}\s(?:wrote|escribió|escribio|a écrit|a ecrit|schrieb(?:\s.{1,80})?|escreveu|ha scritto)\s?:\s*$/i;
const attributionStart = /^(?:on|el|le|am|em|il)\s.{4,200}\d{1,2}.{0,200}$/i;
const attributionEnd = /(?:wrote|escribió|escribio|a écrit|a ecrit|schrieb|escreveu|ha scritto)\s?:\s*$/i;
const original =
  /^[-_*\s]{2,20}(?:original message|forwarded message|original appointment|mensaje original|mensaje reenviado|message d'origine|message original|message transféré|urspr(?:ü|ue)ngliche nachricht|original-nachricht|weitergeleitete nachricht|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato)[-_*\s]{0,40}$/i;
const begunForward =
  /^(?:begin forwarded message|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten nachricht|inizio messaggio inoltrato)\s?:/i;
const from = /^\*?(?:from|von|de|da|expéditeur|remitente|mittente)\s?:\*?\s/i;
const header =
  /^\*?(?:from|sent|to|cc|bcc|date|subject|reply-to|von|gesendet|an|datum|betreff|de|enviado(?: el| em)?|para|fecha|asunto|envoyé|à|objet|data|assunto|da|inviato|a|oggetto)\s?:\*?\s/i;

/** Which lines are quoted mail: those behind ">", and all that follows the head of an earlier message. */
export function quotedLines(lines: readonly Line[]): boolean[] {
  const quoted = lines.map((line) => line.text.startsWith('>'));
  for (let at = 0; at < lines.length; at++) {
    const head = headAt(lines, at);
    if (head === 0) continue;
    for (let line = at; line < at + head; line++) quoted[line] = true;
    // When the old message is marked with ">", replies between its lines are the customer's own.
    if (firstFilled(lines, at + head)?.text.startsWith('>')) continue;
    quoted.fill(true, at);
    break;
  }
  return quoted;
}

/** How many lines the head of an earlier message takes that begins here; 0 when none does. */
function headAt(lines: readonly Line[], at: number): number {
  const line = lines[at]?.text ?? '';
  if (line === '') return 0;
  if (attribution.test(line) || original.test(line) || begunForward.test(line)) return 1;
  const next = lines[at + 1]?.text ?? '';
  if (attributionStart.test(line) && next.length < 200 && attributionEnd.test(next)) return 2;
  if (!from.test(line)) return 0;
  let headers = 0;
  for (let below = at; below < at + 7; below++) if (header.test(`${lines[below]?.text ?? ''} `)) headers++;
  return headers >= 3 ? headers : 0;
}

function firstFilled(lines: readonly Line[], from: number): Line | undefined {
  for (let at = from; at < Math.min(lines.length, from + 5); at++)
    if (lines[at]?.text !== '') return lines[at];
  return undefined;
}
