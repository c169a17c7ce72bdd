/** Digits of Arabic, Persian and Hindi keyboards, and of the full-width ones. */
const zeros = [0x0660, 0x06f0, 0x0966, 0xff10];

function ascii(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/**
 * A number as people write it: 7, -3, 7.5, 7,5, ٧٫٥. null: nothing was written. A sign that may stand between thousands or
 * before decimals ("1,000", "1.000") is not guessed: 'unclear-number'; what is no number at all: 'not-a-number'.
 */
export function readNumber(written: string): number | null | 'unclear-number' | 'not-a-number' {
  const text = ascii(written.trim()).replace(/[−﹣]/, '-').replace(/[٫،,]/g, ',');
  if (text === '') return null;
  const [, sign = '', whole = '', , decimals = ''] = /^([+-]?)(\d*)([.,](\d+))?$/.exec(text) ?? [];
  if (whole === '' && decimals === '') {
    return /^[+-]?\d{1,3}(?:[.,\s'’]\d{3})+(?:[.,]\d+)?$/.test(text) ? 'unclear-number' : 'not-a-number';
  }
  if (decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return 'unclear-number';
  const number = Number(`${sign === '-' ? '-' : ''}${whole || '0'}.${decimals || '0'}`);
  if (!Number.isFinite(number)) return 'not-a-number';
  return number === 0 ? 0 : number;
}
