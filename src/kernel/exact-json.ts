/**
 * What reading would change in a JSON text: a name that stands twice in one object (only the last would be kept), a whole
 * number that no double holds, one beyond every bound. One sentence, or null when the value is what was written. `value` is
 * what the text was read as: comparing how many names there are costs no list of them.
 */
export function lostIn(text: string, value: unknown): string | null {
  const number = riskyNumber.test(text) ? lostNumber(text) : null;
  if (number !== null) return `The number ${shown(number)} cannot be kept exactly as it is written.`;
  return doubledIn(text, value);
}

/** Of what `lostIn` tells, only the name that stands twice. */
export function doubledIn(text: string, value: unknown): string | null {
  if (countNames(value) === namesIn(text)) return null;
  return `The name "${shown(doubledName(text))}" stands twice in one object, and only one of the two could be kept.`;
}

/**
 * Reads the JSON of a file that somebody brings: what reading would change of a number comes as the text it is written as,
 * since long numbers of exports are names. Throws what JSON.parse throws; `doubledIn` tells of names.
 */
export const parseKeeping = (text: string): unknown =>
  riskyNumber.test(text) ? parseWithSource(text, keeping) : JSON.parse(text);

const shown = (text: string) => text.slice(0, 60).replace(/\p{C}/gu, '�');

/** Nothing shorter than this can be lost: 15 digits always come back, and two digits of exponent stay within bounds. */
const riskyNumber = /\d{16}|\d[eE][-+]?\d{3}/;
type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;
const keeping: Reviver = (_, value, { source }) => {
  if (typeof value !== 'number' || source === undefined) return value;
  const isCut = source.length > 15 && source !== String(value);
  return isCut || isBeyond(value, source) ? source : value;
};

/** Is it larger or smaller than any number that can be held? */
const isBeyond = (read: number, written: string): boolean =>
  !Number.isFinite(read) || (read === 0 && /[1-9]/.test(written.split(/[eE]/)[0] ?? ''));

const number = /-?\d+(\.\d+)?([eE][-+]?\d+)?/g;

/** After the string that begins at `open`. The text was read as JSON, so every string in it ends. */
function afterString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return close + 1;
  }
  return text.length;
}

/** The place of the colon behind a string, where it is a name; -1 where it is a value. */
function colonAfter(text: string, after: number): number {
  let at = after;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === 0x3a ? at : -1;
}

function namesIn(text: string): number {
  let names = 0;
  for (let open = text.indexOf('"'); open !== -1; ) {
    const after = afterString(text, open);
    if (colonAfter(text, after) !== -1) names++;
    open = text.indexOf('"', after);
  }
  return names;
}

/** Names in a value however deep it is nested: by a list of what is still to be looked at, not by calls within calls. */
function countNames(value: unknown): number {
  let names = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const inner: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (!Array.isArray(one)) names += inner.length;
    for (const each of inner) if (typeof each === 'object' && each !== null) left.push(each);
  }
  return names;
}

function lostNumber(text: string): string | null {
  for (let from = 0; from < text.length; ) {
    const open = text.indexOf('"', from);
    const until = open === -1 ? text.length : open;
    for (const [written, fraction, exponent] of text.slice(from, until).matchAll(number)) {
      const read = Number(written);
      const isWhole = fraction === undefined && exponent === undefined;
      if (isBeyond(read, written) || (isWhole && BigInt(written) !== BigInt(read))) return written;
    }
    from = open === -1 ? text.length : afterString(text, open);
  }
  return null;
}

/** Which name it is; looked for only once it is known that there is one. */
function doubledName(text: string): string {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const after = afterString(text, at);
      if (colonAfter(text, after) !== -1) {
        const name = JSON.parse(text.slice(at, after)) as string;
        const names = open.at(-1);
        if (names?.has(name)) return name;
        names?.add(name);
      }
      at = after - 1;
    }
  }
  return '';
}
