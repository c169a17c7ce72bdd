const digit = (text: string, at: number) => text.charCodeAt(at) - 48;

/** ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of ten. Digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, second = false; i >= 0; i--, second = !second) {
    const value = digit(digits, i) * (second ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** Remainder of a text of digits and letters (A = 10 … Z = 35) divided by 97 (ISO 7064). */
function mod97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Lengths of an IBAN by country, from the registry of ISO 13616. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 ' +
    'SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How long an IBAN of this country is; undefined where there are none. */
export function ibanLength(country: string): number | undefined {
  return ibanLengths[country.toUpperCase()];
}

/** ISO 13616: right length for its country and remainder 1. Letters and digits only, any case. */
export function isIban(text: string): boolean {
  const upper = text.toUpperCase();
  return ibanLength(upper.slice(0, 2)) === upper.length && mod97(upper.slice(4) + upper.slice(0, 4)) === 1;
}

/** Spain: the letter of a DNI (8 digits) or NIE (X, Y or Z and 7 digits). */
export function isSpanishId(text: string): boolean {
  const upper = text.toUpperCase().replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(upper.slice(0, 8)) % 23] === upper[8];
}

function weighted(digits: string, from: number, count: number, weight: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += digit(digits, from + i) * weight(i);
  return sum;
}

/** Brazil: the two check digits of a CPF (11 digits), which are not all equal. */
export function isCpf(digits: string): boolean {
  if (/^(\d)\1{10}$/.test(digits)) return false;
  const check = (count: number) => ((weighted(digits, 0, count, (i) => count + 1 - i) * 10) % 11) % 10;
  return check(9) === digit(digits, 9) && check(10) === digit(digits, 10);
}

const oddValues: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789'].flatMap((c, i) => [
    [c, [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][i] ?? 0],
    [String.fromCharCode(65 + i), [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][i] ?? 0],
  ]),
);
const oddLetters = [2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy: the last letter of a codice fiscale (16 signs). */
export function isCodiceFiscale(text: string): boolean {
  const upper = text.toUpperCase();
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const sign = upper[i] ?? '';
    const isNumber = sign >= '0' && sign <= '9';
    const place = isNumber ? Number(sign) : upper.charCodeAt(i) - 65;
    sum += i % 2 === 1 ? place : (oddValues[sign] ?? oddLetters[place - 10] ?? 0);
  }
  return upper.charCodeAt(15) - 65 === sum % 26;
}

/** France: the key of a NIR (13 digits, 2A and 2B for Corsica, and 2 digits of key). */
export function isNir(text: string): boolean {
  const number = text.toUpperCase().slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d{13}$/.test(number) && 97n - (BigInt(number) % 97n) === BigInt(text.slice(13));
}

/** Germany: the check digit of a tax id (11 digits, ISO 7064 mod 11, 10). */
export function isGermanTaxId(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < 10; i++) {
    const sum = (digit(digits, i) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return digits[0] !== '0' && (11 - product) % 10 === digit(digits, 10);
}

/** Chile: the check sign of a RUT (digits, then a digit or K). */
export function isRut(text: string): boolean {
  const digits = text.slice(0, -1);
  const rest = 11 - (weighted(digits, 0, digits.length, (i) => ((digits.length - 1 - i) % 6) + 2) % 11);
  const check = rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
  return text.slice(-1).toUpperCase() === check;
}

/** Poland: the check digit of a PESEL (11 digits). */
export function isPesel(digits: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  return (10 - (weighted(digits, 0, 10, (i) => weights[i] ?? 0) % 10)) % 10 === digit(digits, 10);
}

/** Portugal: the check digit of a NIF (9 digits). */
export function isNif(digits: string): boolean {
  const rest = weighted(digits, 0, 8, (i) => 9 - i) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digit(digits, 8);
}

/** The Netherlands: the test of eleven of a BSN (9 digits). */
export function isBsn(digits: string): boolean {
  return (weighted(digits, 0, 8, (i) => 9 - i) - digit(digits, 8)) % 11 === 0 && digits !== '000000000';
}
