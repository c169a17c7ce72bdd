import { orderWords } from './accounts.ts';
import { type Hit, near, type Reading, standsAlone } from './hit.ts';
import type { Group, Run } from './number-runs.ts';

const phoneWords =
  /\b(?:phones?|telephone|tel|tlf|tfno|telf|mobile|mob|cell|cellphone|landline|desk|office|work|home|fax|whats ?app|sms|text|texts|texting|call|calls|calling|called|ring|reach|dial|contact|callback|hotline|helpline|answering|messages?|voicemail|registered|number is|my number|teléfonos?|telefonos?|móvil|movil|celular|fijo|llam\w+|marcar|marqué|contactar|número|telefones?|telemóvel|telemovel|ligar|ligue|liguei|contato|contacto|téléphone|portable|fixe|appel\w*|joindre|joignable|numéro|telefon\w*|handy\w*|rufnummer|mobil\w*|erreich\w*|anruf\w*|rückruf|ruf\w*|telefono|cellulare|cell|chiam\w+|richiam\w+|telefoon|bel|gsm|nummer)\b/;
const currency =
  /(?:[$€£¥₹]|\b(?:usd|eur|gbp|brl|mxn|inr|jpy|chf|dollars?|euros?|pounds?|pesos|reais|rupees|bucks|r\$))\s?$/;
const currencyAfter =
  /^\s?(?:[$€£¥₹%]|(?:usd|eur|gbp|brl|mxn|inr|jpy|chf|dollars?|euros?|pounds?|pesos|reais|rupees|bucks|million|miles|points?|puntos|pontos|km|kms|kg|mb|gb|ml|mg|units?|pieces|pcs|miles|words|followers|views|steps|rows|hours?|minutes|seconds|years?|days|am|pm|h)\b)/;
const extension =
  /^\s?(?:,\s?)?(?:x|ext\.?|extn\.?|extension|extensión|anexo|interno|int\.|poste|durchwahl|dw\.?|ramal|toestel)\s?:?#?\s?\d{1,6}(?![\p{L}\d])/u;

const lengthsOf = (groups: readonly Group[]) => groups.map((group) => group.digits.length).join('-');

/** A day, a time or a span of years, which has the digits of a short phone. */
function isDate(text: string, groups: readonly Group[]): boolean {
  const [a, b, c] = groups.map((group) => Number(group.digits));
  const lengths = lengthsOf(groups.slice(0, 3));
  const between = groups
    .slice(1, 3)
    .map((group, i) => text.slice(groups[i]?.end ?? 0, group.start))
    .join('');
  if (!/^[./\-\s–]+$/.test(between) || a === undefined || b === undefined) return false;
  if (/^4-[12]-[12]$/.test(lengths)) return a > 1800 && a < 2200 && b <= 12 && (c ?? 99) <= 31;
  if (/^[12]-[12]-(?:4|2)$/.test(lengths)) {
    const year = groups[2]?.digits ?? '';
    const days = a <= 31 && b <= 31 && (a <= 12 || b <= 12) && a > 0 && b > 0;
    return (
      days && groups.length <= 5 && (year.length === 2 ? /^[./-]{2}$/.test(between) : Number(year) > 1800)
    );
  }
  if (lengths === '4-4') return a > 1800 && a < 2200 && b > 1800 && b < 2200;
  return false;
}

/** How much the shape alone says that these groups are a national number. */
function shapeScore(text: string, groups: readonly Group[]): number {
  const digits = groups.map((group) => group.digits).join('');
  const lengths = lengthsOf(groups);
  const first = groups[0] as Group;
  const bracketed = text[first.start - 1] === '(' && text[first.end] === ')';
  if (bracketed && digits.length >= 8 && groups.length > 1) return 0.85;
  if (groups.length === 1) {
    if (/^[67]\d{8}$/.test(digits)) return 0.4;
    if (/^0\d{9,10}$/.test(digits)) return 0.5;
    return /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? 0.25 : 0.15;
  }
  if (/^(?:1-)?3-3-4$/.test(lengths)) return 0.7;
  if (/^2-2-2-2-2$/.test(lengths)) return digits.startsWith('0') ? 0.9 : 0.55;
  if (/^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 12) return 0.7;
  if (
    /^[6-9]/.test(digits) &&
    digits.length === 9 &&
    /^(?:3-3-3|3-2-2-2|2-3-2-2|3-6|1-2-3-3|2-7)$/.test(lengths)
  ) {
    return text.slice(first.end, groups[1]?.start).includes('.') ? 0.35 : 0.6;
  }
  if (/^2-[45]-4$/.test(lengths)) return 0.6;
  if (/^(?:3-4|4-4|2-6|3-5|5-5|5-6|4-6|4-7|2-2-2-2|3-2-3|2-3-3|4-3-3|3-7)$/.test(lengths)) return 0.3;
  return digits.length >= 9 && groups.length >= 3 && groups.length <= 6 ? 0.4 : 0.15;
}

/** Trunk and country digits in brackets belong to the number: +41 (0)44, (555) 123-4567. */
function startOf(text: string, first: Group): number {
  let start = first.start;
  if (text[start - 1] === '(') start--;
  if (text[start - 1] === '+' || text[start - 1] === '＋') start--;
  if (text[start - 1] === '(' && text[start] === '+') start--;
  return start;
}

/**
 * Phone numbers of any country: what they begin with (+, 00, 0), how they are grouped, brackets, extensions, and the
 * words near them. Amounts, dates, times, order numbers and counts are none.
 */
export function findPhones(reading: Reading, runs: readonly Run[]): Hit[] {
  const { text, lower } = reading;
  const hits: Hit[] = [];
  for (const run of runs) {
    const endless = run.groups.length > 16 && run.end - run.start < run.groups.length * 2.5;
    if (endless) continue;
    for (let from = 0; from < run.groups.length; from++) {
      const hit = longestFrom(reading, run, from);
      if (hit === null) continue;
      const more = extension.exec(lower.slice(hit.end, hit.end + 24));
      hits.push(more === null ? hit : { ...hit, end: hit.end + more[0].length });
      while (from + 1 < run.groups.length && (run.groups[from + 1]?.start ?? 0) < hit.end) from++;
    }
  }
  return hits.map((hit) => ({
    ...hit,
    end:
      text[hit.end] === ')' &&
      text.slice(hit.start, hit.end).includes('(') &&
      !text.slice(hit.start, hit.end).includes(')')
        ? hit.end + 1
        : hit.end,
  }));
}

function longestFrom(reading: Reading, run: Run, from: number): Hit | null {
  const { text, lower } = reading;
  const first = run.groups[from] as Group;
  const start = startOf(text, first);
  const plus = /[+＋]/.test(text.slice(start, first.start));
  let best: Hit | null = null;
  let digits = '';
  for (let to = from; to < run.groups.length && digits.length <= 17; to++) {
    const last = run.groups[to] as Group;
    digits += last.digits;
    // Digit by digit is how people spell a number, unless it never ends.
    if (to - from > 7 && (digits.length > to - from + 2 || run.groups.length > 16)) break;
    if (digits.length < 7 || digits.length > 17) continue;
    const groups = run.groups.slice(from, to + 1);
    const span = { start, end: last.end };
    if (!standsAlone(text, start, last.end) && !/^x\d/.test(lower.slice(last.end, last.end + 2))) continue;
    // A sign of money, or what counts something, makes it an amount; a decimal comma too.
    if (currency.test(lower.slice(Math.max(0, start - 8), start))) continue;
    if (
      currencyAfter.test(lower.slice(last.end, last.end + 12)) ||
      /^,\d/.test(text.slice(last.end, last.end + 2))
    ) {
      continue;
    }
    if (
      /[\d],$/.test(text.slice(Math.max(0, start - 2), start)) ||
      (/[:@_]$/.test(text.slice(start - 1, start)) && /\d/.test(text[start - 2] ?? ''))
    )
      continue;
    if (/^:\d/.test(text.slice(last.end, last.end + 2)) || isDate(text, groups)) continue;
    const told = near(reading, span, phoneWords, 40, 12);
    const ordered = near(reading, span, orderWords, 24);
    let score = shapeScore(text, groups);
    if (plus) score = digits.length >= 8 && digits.length <= 15 ? 0.9 : 0;
    else if (digits.startsWith('00') && digits.length >= 10) score = groups.length > 1 ? 0.8 : 0.6;
    else if (digits.length > 13) score = 0;
    if (told && score > 0) score += 0.4;
    if (ordered && !(told && plus)) score -= told ? 0.35 : 0.5;
    if (score >= 0.5 && (best === null || score >= best.score - 0.15)) {
      best = {
        kind: 'phone',
        ...span,
        score: Math.min(0.95, score),
        rule: plus ? 'phone-plus' : 'phone-shape',
      };
    }
  }
  return best;
}
