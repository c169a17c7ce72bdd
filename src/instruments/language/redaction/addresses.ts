import { type Hit, near, type Reading } from './hit.ts';
import { matchesIn, type Run, stretchesAround } from './number-runs.ts';
import { fold, isOftenSaid } from './persons/names.ts';
import {
  anyCase,
  countries,
  plainStreetEnds,
  streetEnds,
  streetStarts,
  streetSuffixes,
  streetWordsAlone,
  unitWords,
} from './street-words.ts';
import { type StreetWord, streetWordsIn } from './street-words-in.ts';

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,30}`;
const particle =
  'de|del|de la|de las|de los|da|do|dos|das|di|della|dei|degli|du|des|la|le|las|los|el|y|e|et|of|the|von|van|der|den|am|an der|in der|zum|zur|san|santa';
const number = String.raw`\d{1,6}(?:\s?[A-Za-z](?![\p{L}\d]))?(?:\s?[-/–]\s?\d{1,4}[A-Za-z]?)?`;
const free = String.raw`(?<![\p{L}\d])`;
/** Without those that are plain words elsewhere ("3 via mail", "1 place left"). */
const sureStarts = streetStarts
  .split('|')
  .filter(
    (word) =>
      !/^(?:via|place|plaza|square|passage|route|cours|corso|largo|av|strada|prospekt|carrera)$/.test(word),
  )
  .join('|');
const stops =
  'the|a|an|of|in|on|at|to|for|and|or|my|your|this|that|down|from|by|no|some|any|other|same|wrong|right|main|per|each|every|way|away|minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|people|blocks?|miles?|km|calls?';

interface Core {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly score: number;
  /** What must stand just before, beside words of addresses, where the form alone says too little. */
  readonly context?: RegExp;
  /** What every match holds and is found in a moment: where it is missing, the pattern is not tried at every place. */
  readonly needs?: (text: string, words: ReadonlySet<StreetWord>) => boolean;
}

/** A name in capitals, or 5th, somewhere behind a number. Two searches, so that a long text is gone through twice at most. */
function nameAfterNumber(text: string): boolean {
  const number = text.search(/\d/);
  return number !== -1 && /\p{Lu}|\d(?:st|nd|rd|th)/u.test(text.slice(number));
}
/** A number just behind one of these words; asked at numbers only. */
function numberAfter(words: string, dot = '') {
  const pattern = new RegExp(String.raw`\d(?<=(?:${words})${dot}\s\d)`, 'u');
  return (text: string) => pattern.test(text);
}

const addressWords =
  /\b(?:address(?:es)?|lives?|living|lived|reside|located|office is|restaurant is|shop is|house is|home is|meet(?: me| you)?|deliver(?:ed|y)?|send|sent|ship(?:ped)?|return|mailed?|moved|move|drop(?:s|ped)?|taxi|pick(?:ed)? up|corner of|side of|enter on|street in|domicilio|dirección|direccion|vivo|vive|vivimos|resido|enviar|envíen|entregar|mudado|endereço|moro|mora|morada|adresse|habite|habitons|demeure|livrer|wohne|wohnt|wohnhaft|anschrift|liefern|lieferadresse|indirizzo|abito|abita|consegnare|spedire|adres|woon)\b/;

/** The forms that a street, a box or a postcode is written in. */
const cores: readonly Core[] = [
  {
    rule: 'box',
    pattern:
      /(?<![\p{L}\d])(?:(?:\d{1,6}\s)?(?:p\.?\s?o\.?\s?box|post ?box|post office box|postfach|apartado(?: de correos| postal)?|caixa postal|casella postale|boîte postale|b\.?p\.?|postbus|boks|postboks)\s?#?\d{1,6}|psc\s\d{1,5},?\sbox\s\d{1,5}|unit\s\d{1,5}\sbox\s\d{1,5}|us(?:s|ns|nv|cgc)\s\p{L}{2,20}(?=\s{1,2}(?:fpo|apo|dpo)\b))(?![\p{L}\d])/giu,
    score: 0.85,
  },
  {
    rule: 'street-end',
    pattern: new RegExp(
      String.raw`${free}${number},?\s(?:(?:${capital}|\d{1,3}(?:st|nd|rd|th)|of|the|de|la)\s){0,4}?(?:(?:${capital}|\d{1,3}(?:st|nd|rd|th))\s)(?:${anyCase(streetEnds)}|${anyCase(plainStreetEnds)})(?![\p{L}\d])\.?`,
      'gu',
    ),
    score: 0.85,
    needs: (text, words) => words.has('end') && nameAfterNumber(text),
  },
  {
    rule: 'street-end-small',
    pattern: new RegExp(
      String.raw`${free}\d{1,6}[a-z]?,?\s(?:(?!(?:${stops})\s)[\p{Ll}\p{M}'’-]{2,20}\s){1,3}?(?:${streetEnds})(?![\p{L}\d])\.?`,
      'gu',
    ),
    score: 0.6,
    needs: (_, words) => words.has('end'),
  },
  {
    rule: 'street-start',
    pattern: new RegExp(
      String.raw`${free}(?:${number},?\s(?:bis\s|ter\s)?)?(?:${anyCase(streetStarts)})\s(?:(?:${particle}|d['’]|l['’])\s?){0,3}(?:[\p{L}\p{M}\d'’.-]{2,30}\s?){1,5}?,?\s?(?:n[º°o.]\.?\s?|num\.?\s|número\s|nr\.?\s|numero\s)?${number}(?:\s?[ºª°])?(?![\p{L}\d])\.?`,
      'gu',
    ),
    score: 0.85,
    needs: (_, words) => words.has('start'),
  },
  {
    rule: 'number-street-start',
    pattern: new RegExp(
      String.raw`${free}${number},?\s(?:bis\s|ter\s)?(?:${anyCase(sureStarts)})\s(?:(?:${particle})\s|d['’]|l['’]){0,3}${capital}(?:[\s-](?:(?:${particle})\s){0,2}${capital}){0,3}`,
      'gu',
    ),
    score: 0.8,
    needs: (text, words) => words.has('start') && nameAfterNumber(text),
  },
  {
    rule: 'street-suffix',
    pattern: new RegExp(
      String.raw`${free}(?:${number},?\s)?(?:${capital}\s){0,2}[\p{L}\p{M}'’-]{2,30}(?:${anyCase(streetSuffixes)})\.?\s${number}(?![\p{L}\d])\.?`,
      'gu',
    ),
    score: 0.75,
    needs: numberAfter(anyCase(streetSuffixes), String.raw`\.?`),
  },
  {
    rule: 'street-word',
    pattern: new RegExp(
      String.raw`${free}(?:${number},?\s)?(?:${capital}\s){1,3}(?:${anyCase(streetWordsAlone)})\s${number}(?![\p{L}\d])\.?`,
      'gu',
    ),
    score: 0.8,
    needs: numberAfter(anyCase(streetWordsAlone)),
  },
  {
    rule: 'street-unit',
    pattern: new RegExp(
      String.raw`${free}\d{1,6},?\s(?:[\p{L}\p{M}'’.-]{2,30}\s){1,5}?(?:\d{1,5}[A-Za-z]?\.?)?[,\s]{1,3}(?:${anyCase('apt|apartment|suite|unit|flat|piso|apto|appt|whg|dpto')})\.?\s?#?\d{1,5}(?![\p{L}\d])`,
      'gu',
    ),
    score: 0.8,
  },
  {
    rule: 'address-words',
    pattern: new RegExp(
      String.raw`${free}(?:\d{1,6}\s)?(?:${capital}\s(?:(?:${particle}|and)\s)?){1,4}\d{1,5}[A-Za-z]?(?![\p{L}\d,.]\d|[\p{L}\d%€$])`,
      'gu',
    ),
    score: 0.6,
    context: /(?:\b(?:at|to|on|in|is|of|en|a|à|au|in der|am|auf|em|na|no)|:)\s{1,2}$/,
  },
  {
    rule: 'uk-postcode',
    pattern:
      /(?<![\p{L}\d])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/gu,
    score: 0.7,
  },
  {
    rule: 'postcode-word',
    pattern:
      /(?<=\b(?:zip|zip code|zipcode|postcode|post code|postal code|código postal|codigo postal|c\.p\.|cp|cep|code postal|plz|postleitzahl|cap)\s?(?:is|es|é|est|ist|è)?[:\s]{1,2})(?:\d{4,6}(?:-\d{3,4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\d])/giu,
    score: 0.75,
  },
];

const gap = String.raw`[,\s]{1,4}`;
const town = `${capital}(?:[ -](?:${capital}|de|la|le|am|an der|sur|upon|on)){0,3}`;
const sticky = (pattern: string, flags = 'uy') => new RegExp(pattern, flags);
/** What may follow a street, each taken once at most, as often as one of them fits. */
const tails: readonly RegExp[] = [
  sticky(
    String.raw`[,\s]{0,4}(?:${unitWords})\.?\s?[#º°]?\s?[\dA-Za-z]{1,5}(?:[ºª°])?(?![\p{L}\d])(?:\s(?:[A-Z](?![\p{L}\d])|dcha|izda|izq)\.?)?`,
    'iuy',
  ),
  sticky(String.raw`[,\s]{0,3}#\s?\d{1,5}(?![\p{L}\d])`),
  sticky(String.raw`[,\s]{0,3}\d{1,2}[ºª°]\s?[A-Za-zÀ-ÿ]{0,4}(?![\p{L}\d])`),
  sticky(String.raw`[,\s-]{1,4}(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2}(?![\p{L}])|-\d{3,4})?[,\s]{1,3}${town}`),
  sticky(String.raw`${gap}(?:${town}${gap})?[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}(?![\p{L}\d])`),
  sticky(String.raw`${gap}(?:${town}${gap})?(?:[A-Z]{2}${gap})?[A-Z]\d[A-Z]\s?\d[A-Z]\d(?![\p{L}\d])`),
  sticky(String.raw`${gap}${town}(?:${gap}(?:[A-Z]{2,3}|nan))?${gap}\d{4,6}(?:-\d{3,4})?(?![\p{L}\d])`),
  sticky(String.raw`${gap}(?:apo|fpo|dpo)\s(?:aa|ae|ap)\s\d{5}(?![\p{L}\d])`, 'iuy'),
  sticky(String.raw`${gap}${town}${gap}(?:${countries}|[A-Z]{2})(?:${gap}\d{4,6})?(?![\p{L}\d])`),
  sticky(String.raw`${gap}(?:[A-Z]{2}${gap})?\d{5}(?:-\d{3,4})?(?![\p{L}\d])`),
  sticky(String.raw`${gap}(?:${countries})(?![\p{L}\d])`),
  sticky(String.raw`\s?,\s?${town}(?=[.,;!?)\n]|$)`),
];

/** Between the word for a street and its number stands a name, not a sentence. */
function isStreetName(core: string): boolean {
  const words = core.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  // In small letters, "place" and "via" are plain words.
  const plain = words.some((word) =>
    /^(?:place|via|plaza|square|passage|route|cours|corso|av|pl|strada)$/.test(word),
  );
  const between = words.slice(1).filter((word) => word.length > 3);
  return (
    words.slice(1).some((word) => /^\p{Lu}/u.test(word)) ||
    (!plain && words.length < 5 && !between.some((word) => isOftenSaid(fold(word))))
  );
}

function withTail(text: string, end: number): number {
  let at = end;
  for (let round = 0; round < 6; round++) {
    let next = at;
    for (const tail of tails) {
      tail.lastIndex = at;
      const match = tail.exec(text);
      if (match !== null) next = Math.max(next, at + match[0].length);
    }
    if (next === at) break;
    at = next;
  }
  return at;
}

/** A house number just before the number of a street: "1207 Lindenweg 4". */
const numberBefore = /(?<![\p{L}\d.,])\d{1,6}\s$/u;

/** Postal addresses: street and number by country, boxes, units, postcode and town. */
export function findAddresses(reading: Reading, runs: readonly Run[]): Hit[] {
  const { text } = reading;
  const hits: Hit[] = [];
  const stretches = stretchesAround(text, runs, 100).map((stretch) => ({
    ...stretch,
    words: streetWordsIn(stretch.text),
  }));
  for (const { rule, pattern, score, context, needs } of cores) {
    const there = needs === undefined ? stretches : stretches.filter((one) => needs(one.text, one.words));
    for (const core of matchesIn(there, pattern)) {
      let { start } = core;
      if (!/\d/.test(core.text)) continue;
      if (rule === 'street-start' && !isStreetName(core.text)) continue;
      const told = near(reading, core, addressWords, 60);
      if (
        context !== undefined &&
        !(told && context.test(reading.lower.slice(Math.max(0, start - 16), start)))
      )
        continue;
      const ahead = numberBefore.exec(text.slice(Math.max(0, start - 8), start));
      if (ahead !== null) start -= ahead[0].length;
      const full = !/\.$/.test(core.text) || /(?<![\p{L}\d])\p{L}{1,4}\.$/u.test(core.text);
      const last = full ? core.end : core.end - 1;
      const end = rule.includes('postcode') ? last : withTail(text, last);
      hits.push({
        kind: 'address',
        start,
        end,
        score: Math.min(0.95, score + (told ? 0.1 : 0) + (end > last ? 0.05 : 0)),
        rule: `address-${rule}`,
      });
    }
  }
  return hits;
}
