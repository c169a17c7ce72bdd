import { type Line, wordCount } from './lines.ts';

/** Closings of a letter, at the start of a short line. */
const closing =
  /^(?:(?:kind|best|warm|many|with (?:kind|best)|warmest)\s+(?:regards|wishes)|regards|rgds|sincerely|yours (?:sincerely|faithfully|truly)|cheers|un (?:cordial |fuerte )?(?:saludo|abrazo)|saludos(?: cordiales)?|atentamente|atte|cordialmente|reciban? un (?:cordial )?saludo|(?:bien )?cordialement|bien à vous|sincères salutations|salutations(?: distinguées)?|veuillez agréer|mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|liebe|freundliche|schöne|herzliche) gr(?:ü|ue)(?:ß|ss)e|mfg|vg|lg|hochachtungsvoll|atenciosamente|att|cumprimentos|com os melhores cumprimentos|abraços?|cordiali saluti|distinti saluti|un saluto|saluti|cordialità)(?![\p{L}\p{N}])/iu;
/** Thanks close a letter too, but are the customer's own words: only what follows is signature. */
const thanks =
  /^(?:(?:many )?thanks(?: in advance| a lot| so much)?|thank you(?: very much| in advance)?|(?:muchas )?gracias(?: de antemano)?|merci(?: d'avance| beaucoup)?|(?:vielen |besten )?dank(?: im voraus)?|danke|(?:muito )?obrigad[oa]|(?:molte )?grazie(?: in anticipo)?)[\s,.!]*$/i;
const device =
  /^(?:sent from (?:my|a|mail|yahoo|outlook|proton)|sent via|get outlook for|enviado desde (?:mi|el|outlook)|obtener outlook|envoyé (?:de|depuis|à partir) (?:mon|d'|de|outlook)|obtenir outlook|(?:diese nachricht wurde )?von meine[mr]? .{1,40} gesendet|gesendet (?:von|mit)|outlook für|enviad[oa] (?:do|a partir do|de) (?:meu|minha|outlook)|obter o outlook|inviat[oa] (?:da|dal) (?:mio |iphone|outlook|ipad)|scarica outlook)/i;

/**
 * Which lines are signature, within the lines that are the customer's own: what follows "--", a closing with the
 * few short lines below it, and the lines that telephones add.
 */
export function signatureLines(lines: readonly Line[], isOwn: readonly boolean[]): boolean[] {
  const signature = lines.map((line) => device.test(line.text));
  const filled = lines.flatMap((line, at) => (isOwn[at] === true && line.text !== '' ? [at] : []));
  const dashes = filled.find((at) => /^(?:--|—)$/.test(lines[at]?.text ?? ''));
  // Many close their letter themselves before the line that their program adds.
  const above = dashes === undefined ? filled : filled.filter((at) => at < dashes);
  const begin = closingFrom(lines, above, signature) ?? dashes;
  if (begin !== undefined) for (const at of filled) if (at >= begin) signature[at] = true;
  return signature;
}

function closingFrom(
  lines: readonly Line[],
  filled: readonly number[],
  device: readonly boolean[],
): number | undefined {
  const written = filled.filter((at) => device[at] !== true);
  // Looks at the last eight lines: a closing with many words below it is no closing.
  for (let place = Math.max(0, written.length - 8); place < written.length; place++) {
    const line = lines[written[place] ?? 0]?.text ?? '';
    const below = written.slice(place + 1).map((at) => lines[at]?.text ?? '');
    const isShort = below.every((text) => wordCount(text) <= 6 && !/[!?]$/.test(text));
    if (!isShort) continue;
    if (closing.test(line) && wordCount(line) <= 7) return written[place];
    if (thanks.test(line) && below.length > 0 && below.length <= 4 && /^\p{Lu}/u.test(below[0] ?? ''))
      return written[place + 1];
  }
  return undefined;
}

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|to whom it may concern|greetings|hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|buenas|estimad[oa]s?(?: señor(?:es|a)?)?|muy señor(?:es)? m[ií]os?|bonjour|bonsoir|madame|monsieur|cher|chère|salut|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|moin|servus|ol[áa]|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa]s?|exm[oa]s?|buongiorno|buonasera|salve|gentile|gentilissim[oi]|egregi[oi]?|spett(?:abile|\.le)?|ciao)(?![\p{L}\p{N}])/iu;

/** Whether the line only greets: "Hola, buenos días:", "Dear Sir or Madam,". */
export function isGreeting(line: string): boolean {
  return (
    greeting.test(line) &&
    wordCount(line) <= 6 &&
    !line.includes('?') &&
    (/[,:!.]$/.test(line) || wordCount(line) <= 3)
  );
}
