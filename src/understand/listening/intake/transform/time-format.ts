import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** One way to read a time: texts that match `pattern`, rewritten by `template` into a form the engine parses. */
export interface TimeForm {
  readonly pattern: string;
  /** null = the text is parsed as it stands. */
  readonly template: string | null;
  /** The text names a day and no time of day. */
  readonly dateOnly: boolean;
}

const hour = '(?:[01]?\\d|2[0-3])';
const minute = '[0-5]\\d';
const offset = ' ?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)';

/** Read without being told: ISO 8601 with or without zone and fraction. Years 1900 to 2299 only. */
export const isoForms: readonly TimeForm[] = [
  {
    pattern: `^(?:19|2[0-2])\\d\\d-\\d\\d-\\d\\d[T ](?:[01]\\d|2[0-3]):${minute}(?::${minute}(?:\\.\\d{1,9})?)?(?:${offset})?$`,
    template: null,
    dateOnly: false,
  },
  { pattern: '^(?:19|2[0-2])\\d\\d-\\d\\d-\\d\\d$', template: null, dateOnly: true },
  {
    // The comma is ISO's own decimal sign.
    pattern: `^((?:19|2[0-2])\\d\\d-\\d\\d-\\d\\d[T ](?:[01]\\d|2[0-3]):${minute}:${minute}),(\\d{1,9})((?:${offset})?)$`,
    template: '\\1.\\2\\3',
    dateOnly: false,
  },
];

interface Token {
  readonly is:
    | 'year'
    | 'month'
    | 'monthName'
    | 'day'
    | 'hour'
    | 'minute'
    | 'second'
    | 'fraction'
    | 'half'
    | 'zone';
  readonly pattern: string;
}

const tokens: Readonly<Record<string, Token>> = {
  YYYY: { is: 'year', pattern: '(?:19|2[0-2])\\d\\d' },
  MMM: { is: 'monthName', pattern: '(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)' },
  MM: { is: 'month', pattern: '\\d\\d' },
  M: { is: 'month', pattern: '\\d{1,2}' },
  DD: { is: 'day', pattern: '\\d\\d' },
  D: { is: 'day', pattern: '\\d{1,2}' },
  HH: { is: 'hour', pattern: '(?:[01]\\d|2[0-3])' },
  H: { is: 'hour', pattern: hour },
  hh: { is: 'hour', pattern: '(?:0[1-9]|1[0-2])' },
  h: { is: 'hour', pattern: '(?:0?[1-9]|1[0-2])' },
  mm: { is: 'minute', pattern: minute },
  ss: { is: 'second', pattern: minute },
  SSS: { is: 'fraction', pattern: '\\d{1,9}' },
  A: { is: 'half', pattern: '[AaPp][Mm]' },
  a: { is: 'half', pattern: '[AaPp][Mm]' },
  Z: { is: 'zone', pattern: '(?:Z|[+-]\\d\\d:?\\d\\d)' },
};

const tokenPattern = /YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|a|Z|\[[^\]]*\]|[A-Za-z]+|[^A-Za-z]/g;
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function formOf(
  pieces: readonly string[],
  century: { pattern: string; prefix: string } | null,
): TimeForm | string {
  let pattern = '^';
  const place = new Map<Token['is'], number>();
  for (const piece of pieces) {
    const token: Token | undefined =
      piece === 'YY' && century !== null ? { is: 'year', pattern: century.pattern } : tokens[piece];
    if (token === undefined) {
      if (/^[A-Za-z]/.test(piece)) return `"${piece}" means nothing in a time format`;
      pattern += literal(piece.startsWith('[') ? piece.slice(1, -1) : piece);
      continue;
    }
    if (place.has(token.is)) return `the ${token.is} occurs twice`;
    place.set(token.is, place.size + 1);
    pattern += `(${token.pattern})`;
  }
  const put = (is: Token['is'], before = '') => (place.has(is) ? `${before}\\${place.get(is)}` : '');
  if (!place.has('year') || !place.has('day') || !(place.has('month') || place.has('monthName'))) {
    return 'it needs year, month and day';
  }
  const year = `${century?.prefix ?? ''}${put('year')}`;
  const date = place.has('monthName')
    ? `${put('day')} ${put('monthName')} ${year}`
    : `${year}-${put('month')}-${put('day')}`;
  const time = place.has('hour')
    ? ` ${put('hour')}:${put('minute') || '00'}${put('second', ':') || ':00'}${put('fraction', '.')}${put('half', ' ')}${put('zone')}`
    : '';
  return { pattern: `${pattern}$`, template: `${date}${time}`, dateOnly: !place.has('hour') };
}

/** A declared format like `M/D/YYYY H:mm` as forms (two-digit years as two: 70-99 and 00-69). */
export function timeForms(format: string): TimeForm[] | Refusal {
  const pieces = format.match(tokenPattern) ?? [];
  const centuries = (pieces as readonly string[]).includes('YY')
    ? [
        { pattern: '[0-6]\\d', prefix: '20' },
        { pattern: '[7-9]\\d', prefix: '19' },
      ]
    : [null];
  const forms: TimeForm[] = [];
  for (const century of centuries) {
    const form = formOf(pieces, century);
    if (typeof form === 'string') {
      return refuse('bad-time-format', `The time format "${format}" was not understood: ${form}.`, {
        next: 'Write it with YYYY, YY, MMM, MM, M, DD, D, HH, H, hh, h, mm, ss, SSS, A, Z; other letters in [brackets].',
      });
    }
    forms.push(form);
  }
  return forms;
}

/** Is this a zone the machine knows, like Europe/Berlin or UTC? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone);
  } catch {
    return false;
  }
}
