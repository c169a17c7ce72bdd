import {
  isBsn,
  isCodiceFiscale,
  isCpf,
  isGermanTaxId,
  isNif,
  isNir,
  isPesel,
  isRut,
  isSpanishId,
} from './checksums.ts';
import { type Hit, near, type Reading, standsAlone } from './hit.ts';
import type { Kind } from './kind.contract.ts';
import { digitsIn, matchesIn, type Run, stretchesAround } from './number-runs.ts';

interface Form {
  readonly rule: string;
  /** As many digits hold all its matches at least: in a text with fewer it is not looked for. */
  readonly digits: number;
  readonly pattern: RegExp;
  /** What the bare signs must pass; a form without a check needs its context. */
  readonly check?: (signs: string) => boolean;
  readonly context: RegExp;
  /** Score with and without the context words near it. */
  readonly with: number;
  readonly without: number;
}

const idWords =
  /\b(?:dni|nie|nif|cif|identidad|identificación|identificacion|identity|id card|id number|national id|documento|documentos|carnet|cédula|cedula)\b/;

/** The forms of numbers by which a state knows a person. */
const forms: readonly Form[] = [
  {
    rule: 'us-ssn',
    digits: 9,
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g,
    context: /social security|\bssn\b|\bss ?#|seguro social/,
    with: 1,
    without: 0.75,
  },
  {
    rule: 'us-ssn-plain',
    digits: 9,
    pattern: /(?<!\d)(?!000|666|9\d\d)\d{3}(?!00)\d{2}(?!0000)\d{4}(?!\d)/g,
    context: /social security|\bssn\b|\bss ?#|seguro social/,
    with: 0.9,
    without: 0,
  },
  {
    rule: 'us-ssn-end',
    digits: 4,
    pattern: /(?<!\d)\d{4}(?!\d)/g,
    context:
      /(?:last (?:4|four)(?: digits)? of (?:my|the|your) (?:ssn|social)|ssn ending(?: in)?)[^\d]{0,20}$/,
    with: 0.8,
    without: 0,
  },
  {
    rule: 'es-dni-nie',
    digits: 7,
    pattern: /(?<![\p{L}\d])(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[XYZxyz][- ]?\d{7})[- ]?[A-Za-z](?![\p{L}\d])/gu,
    check: isSpanishId,
    context: idWords,
    with: 1,
    without: 0.9,
  },
  {
    rule: 'dni-number',
    digits: 7,
    pattern: /(?<![\d.,])\d{1,3}(?:[.\s]?\d{3}){2,3}(?![\d.,]\d|\d)/g,
    context:
      /\b(?:dni|cédula|cedula|c\.c\.|documento de identidad|doc\. identidad|carnet de identidad|rg)\b[^\d]{0,20}$/,
    with: 0.85,
    without: 0,
  },
  {
    rule: 'br-cpf',
    digits: 11,
    pattern: /(?<![\d.])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g,
    check: isCpf,
    context: /\bcpf\b/,
    with: 1,
    without: 0.6,
  },
  {
    rule: 'it-codice-fiscale',
    digits: 0,
    pattern:
      /(?<![\p{L}\d])[A-Za-z]{6}[\dLMNPQRSTUVlmnpqrstuv]{2}[ABCDEHLMPRSTabcdehlmprst][\dLMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][\dLMNPQRSTUVlmnpqrstuv]{3}[A-Za-z](?![\p{L}\d])/gu,
    check: isCodiceFiscale,
    context: /codice fiscale|\bc\.?f\.?\b/,
    with: 1,
    without: 0.95,
  },
  {
    rule: 'fr-nir',
    digits: 13,
    pattern: /(?<!\d)[12] ?\d{2} ?[0-9]{2} ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/g,
    check: isNir,
    context: /sécurité sociale|securite sociale|\bnir\b|sécu\b|carte vitale/,
    with: 1,
    without: 0.85,
  },
  {
    rule: 'de-tax-id',
    digits: 11,
    pattern: /(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/g,
    check: isGermanTaxId,
    context: /steuer|tax id|idnr|\btin\b/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'de-social-insurance',
    digits: 11,
    pattern: /(?<![\p{L}\d])\d{2} ?\d{6} ?[A-Za-z] ?\d{3}(?![\p{L}\d])/gu,
    context: /sozialversicherung|rentenversicherung|sv-nummer|versicherungsnummer/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'uk-nino',
    digits: 6,
    pattern:
      /(?<![\p{L}\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\d])/giu,
    context: /national insurance|\bnino?\b|\bni number/,
    with: 0.95,
    without: 0.7,
  },
  {
    rule: 'uk-nhs',
    digits: 10,
    pattern: /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g,
    context: /\bnhs\b[^\d]{0,20}$/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'cl-rut',
    digits: 7,
    pattern: /(?<![\d.])\d{1,2}\.?\d{3}\.?\d{3}-[\dkK](?![\p{L}\d])/gu,
    check: isRut,
    context: /\b(?:rut|run)\b/,
    with: 1,
    without: 0.85,
  },
  {
    rule: 'mx-curp',
    digits: 7,
    pattern:
      /(?<![\p{L}\d])[A-Za-z][AEIOUXaeioux][A-Za-z]{2}\d{6}[HMXhmx][A-Za-z]{5}[\p{L}\d]\d(?![\p{L}\d])/gu,
    context: /curp/,
    with: 1,
    without: 0.9,
  },
  {
    rule: 'pl-pesel',
    digits: 11,
    pattern: /(?<!\d)\d{11}(?!\d)/g,
    check: isPesel,
    context: /pesel/,
    with: 1,
    without: 0,
  },
  {
    rule: 'pt-nif',
    digits: 9,
    pattern: /(?<!\d)[1235689]\d{2} ?\d{3} ?\d{3}(?!\d)/g,
    check: isNif,
    context: /\bnif\b|contribuinte/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'nl-bsn',
    digits: 9,
    pattern: /(?<!\d)\d{9}(?!\d)/g,
    check: isBsn,
    context: /\bbsn\b|burgerservicenummer|sofinummer/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'nordic-personal-number',
    digits: 10,
    pattern: /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+ ]?\d{4}(?!\d)/g,
    context: /personnummer|personal number|henkilötunnus|cpr|fødselsnummer/,
    with: 0.95,
    without: 0,
  },
  {
    rule: 'in-aadhaar',
    digits: 12,
    pattern: /(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
    context: /aadhaa?r|uidai/,
    with: 0.95,
    without: 0,
  },
];

/** Signs of a document's number: letters and digits, at least four digits of them. */
const documentNumber =
  /(?<![\p{L}\d])(?=[\p{L}-]{0,4}[ -]?\d)[A-Za-z]{0,4}[ -]?\d[\dA-Za-z-]{3,16}(?![\p{L}\d])/gu;

const documents: readonly { readonly kind: Kind; readonly rule: string; readonly context: RegExp }[] = [
  {
    kind: 'passport',
    rule: 'passport-word',
    context:
      /(?:passport|pasaporte|passaporte|passeport|reisepass|pass-?nummer|passaporto|paspoort)(?: (?:no|number|nr|num|número|numero|número de|nummer|n[.º°]?))?[^\p{L}\d]{0,4}(?:(?:is|es|est|ist|è|é|is it)[^\p{L}\d]{1,3})?$/u,
  },
  {
    kind: 'driving-licence',
    rule: 'licence-word',
    context:
      /(?:driv(?:er'?s?|er’s|ing) ?licen[sc]e|driver licen[sc]e|permiso de conducir|carnet de conducir|licencia de conducir|permis de conduire|führerschein\w*|patente(?: di guida)?|carta de condução|cnh|rijbewijs)(?: (?:no|number|nr|num|número|numero|nummer|n[.º°]?))?[^\p{L}\d]{0,4}(?:(?:is|es|est|ist|è|é)[^\p{L}\d]{1,3})?$/u,
  },
  {
    kind: 'national-id',
    rule: 'id-word',
    context:
      /(?:\bid|identity|national id|id card|identity card|personalausweis\w*|ausweis\w*|carta d'identità|carte d'identité|cni|documento|cédula|cedula|tax id|taxpayer id|social insurance|\bsin|curp|rfc|ine)(?: (?:no|number|nr|num|número|numero|nummer|card|n[.º°]?)){1,2}[^\p{L}\d]{0,4}(?:(?:is|es|est|ist|è|é)[^\p{L}\d]{1,3})?$/u,
  },
  {
    kind: 'plate',
    rule: 'plate-word',
    context:
      /(?:licen[sc]e plate|number ?plate|plate|registration|car reg|matrícula|matricula|placas?|plaque|immatriculation|immatriculée?|kennzeichen|targa|kenteken)(?: (?:no|number|nr|num|número|numero|nummer|n[.º°]?))?[^\p{L}\d]{0,4}(?:(?:is|es|est|ist|è|é)[^\p{L}\d]{1,3})?$/u,
  },
];
const plateNumber =
  /(?<![\p{L}\d])(?:[A-Z]{1,3}[- ]?[A-Z]{0,2}[- ]?\d{1,4}[- ]?[A-Z]{0,3}|\d{1,4}[- ]?[A-Z]{2,3}[- ]?\d{0,4})(?![\p{L}\d])/giu;

/** Numbers by which a state knows a person; where a number proves nothing itself, the words before it must. */
export function findNationalIds(reading: Reading, runs: readonly Run[]): Hit[] {
  const { text } = reading;
  const hits: Hit[] = [];
  const digits = digitsIn(runs);
  if (digits === 0) return hits;
  const stretches = stretchesAround(text, runs, 24);
  for (const form of forms) {
    if (digits < form.digits) continue;
    if (form.without === 0 && !form.context.test(reading.lower) && form.rule !== 'us-ssn-end') {
      if (!form.context.source.includes('$')) continue;
    }
    for (const { text: found, ...span } of matchesIn(stretches, form.pattern)) {
      const signs = found.replace(/[^\p{L}\d]/gu, '');
      const sound = form.check === undefined || form.check(signs);
      const told = near(reading, span, form.context, 50, form.context.source.includes('$') ? 0 : 20);
      const score = sound ? (told ? form.with : form.without) : told ? form.with - 0.4 : 0;
      if (score > 0) hits.push({ kind: 'national-id', ...span, score, rule: form.rule });
    }
  }
  for (const { text: _, ...span } of matchesIn(stretches, documentNumber)) {
    const ahead = reading.lower.slice(Math.max(0, span.start - 70), span.start);
    for (const { kind, rule, context } of documents) {
      if (context.test(ahead)) hits.push({ kind, ...span, score: 0.85, rule });
    }
  }
  const plate = documents.find(({ kind }) => kind === 'plate');
  if (plate !== undefined && /plate|reg|matr|placa|plaque|kennz|targa|kenteken/.test(reading.lower)) {
    for (const { text: found, ...span } of matchesIn(stretches, plateNumber)) {
      const ahead = reading.lower.slice(Math.max(0, span.start - 70), span.start);
      if (/\d/.test(found) && plate.context.test(ahead) && standsAlone(text, span.start, span.end))
        hits.push({ kind: 'plate', ...span, score: 0.85, rule: plate.rule });
    }
  }
  return hits;
}
