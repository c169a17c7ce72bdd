/** A variable of an SPSS file. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  /** 0 = a number; else the bytes of a text. */
  readonly width: number;
  /** Bytes that each of its pieces takes in a row; one for all but very long texts. */
  readonly segments: readonly number[];
  /** SPSS' number of the format it is shown in: 20 = date, 22 = date and time, 21 = time. */
  readonly format: number;
  readonly valueLabels: ReadonlyMap<number | string, string>;
  readonly missing: {
    readonly values: readonly (number | string)[];
    readonly range: readonly [number, number] | null;
  } | null;
}

export interface Dictionary {
  /** What the file says it was written by. */
  readonly product: string;
  readonly variables: Variable[];
  /** Values of eight bytes in a row. */
  readonly slots: number;
  readonly dataAt: number;
  readonly compression: number;
  readonly bias: number;
  readonly little: boolean;
  readonly decode: (bytes: Buffer) => string;
}

interface Raw {
  readonly at: number;
  readonly short: Buffer;
  readonly width: number;
  readonly label: Buffer;
  readonly format: number;
  readonly missing: Buffer[];
  readonly missingKind: number;
}

const mostVariables = 100_000;
const codePages: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
};

/** The dictionary before the data; null when the file is damaged. Reading past the end throws a RangeError. */
export function readDictionary(bytes: Buffer): Dictionary | null {
  const layout = bytes.readInt32LE(64);
  const little = layout === 2 || layout === 3;
  if (!little && bytes.readInt32BE(64) !== 2 && bytes.readInt32BE(64) !== 3) return null;
  const int = (at: number) => (little ? bytes.readInt32LE(at) : bytes.readInt32BE(at));
  const double = (of: Buffer, at: number) => (little ? of.readDoubleLE(at) : of.readDoubleBE(at));
  const compression = int(72);
  const bias = double(bytes, 84);
  let at = 176;
  const raw: Raw[] = [];
  const labels: { entries: [Buffer, Buffer][]; variables: number[] }[] = [];
  let slots = 0;
  let codePage = 1252;
  let encoding = '';
  let longNames: Buffer = Buffer.alloc(0);
  let veryLong: Buffer = Buffer.alloc(0);
  let longLabels: Buffer = Buffer.alloc(0);
  let longMissing: Buffer = Buffer.alloc(0);
  for (;;) {
    const type = int(at);
    at += 4;
    if (type === 999) {
      at += 4;
      break;
    }
    if (type === 2) {
      const width = int(at);
      const hasLabel = int(at + 4);
      const missingKind = int(at + 8);
      const print = int(at + 12);
      const short = slice(bytes, at + 20, 8);
      at += 28;
      let label: Buffer = Buffer.alloc(0);
      if (hasLabel === 1) {
        const length = int(at);
        if (length < 0) return null;
        label = slice(bytes, at + 4, length);
        at += 4 + Math.ceil(length / 4) * 4;
      }
      const count = Math.abs(missingKind);
      if (count > 3) return null;
      const missing = Array.from({ length: count }, (_, n) => slice(bytes, at + n * 8, 8));
      at += count * 8;
      if (width >= 0)
        raw.push({ at: slots, short, width, label, format: (print >> 16) & 0xff, missing, missingKind });
      slots++;
      if (slots > mostVariables || width > 255) return null;
    } else if (type === 3) {
      const count = int(at);
      at += 4;
      if (count < 0 || count > 1_000_000) return null;
      const entries: [Buffer, Buffer][] = [];
      for (let i = 0; i < count; i++) {
        const length = bytes.readUInt8(at + 8);
        entries.push([slice(bytes, at, 8), slice(bytes, at + 9, length)]);
        at += 8 + Math.ceil((length + 1) / 8) * 8;
      }
      if (int(at) !== 4) return null;
      const variables = int(at + 4);
      if (variables < 0 || variables > mostVariables) return null;
      labels.push({
        entries,
        variables: Array.from({ length: variables }, (_, n) => int(at + 8 + n * 4) - 1),
      });
      at += 8 + variables * 4;
    } else if (type === 6) {
      const lines = int(at);
      if (lines < 0) return null;
      at += 4 + lines * 80;
    } else if (type === 7) {
      const kind = int(at);
      const size = int(at + 4) * int(at + 8);
      if (size < 0) return null;
      const content = slice(bytes, at + 12, size);
      at += 12 + size;
      if (kind === 3 && size >= 32) codePage = little ? content.readInt32LE(28) : content.readInt32BE(28);
      else if (kind === 13) longNames = content;
      else if (kind === 14) veryLong = content;
      else if (kind === 20) encoding = content.toString('latin1').replace(/\0/g, '').trim();
      else if (kind === 21) longLabels = content;
      else if (kind === 22) longMissing = content;
    } else return null;
  }
  const decoder = decoderFor(encoding, codePage);
  const decode = (of: Buffer) => decoder.decode(of);
  const names = pairsIn(decode(longNames));
  const widths = new Map([...pairsIn(decode(veryLong))].map(([name, width]) => [name, Number(width)]));
  const variables: Variable[] = [];
  const bySlot = new Map<number, { valueLabels: Map<number | string, string>; width: number }>();
  for (let i = 0; i < raw.length; i++) {
    const one = raw[i] as Raw;
    const short = trimmed(decode(one.short));
    const total = one.width === 0 ? 0 : (widths.get(short) ?? one.width);
    if (!Number.isInteger(total) || total < 0 || total > 32_767) return null;
    const pieces = total > 255 ? Math.ceil(total / 252) : 1;
    const segments = one.width === 0 ? [] : raw.slice(i, i + pieces).map(({ width }) => width);
    const valueLabels = new Map<number | string, string>();
    bySlot.set(one.at, { valueLabels, width: total });
    variables.push({
      name: names.get(short) ?? short,
      label: trimmed(decode(one.label)),
      width: total,
      segments,
      format: one.format,
      valueLabels,
      missing: missingOf(one, (of) => (one.width === 0 ? double(of, 0) : trimmed(decode(of)))),
    });
    i += pieces - 1;
  }
  // A row whose pieces do not fill its slots would be read wrongly, or for ever.
  const filled = variables.reduce(
    (sum, { width, segments }) =>
      sum + (width === 0 ? 1 : segments.reduce((all, segment) => all + Math.ceil(segment / 8), 0)),
    0,
  );
  if (filled !== slots) return null;
  for (const { entries, variables: of } of labels) {
    for (const slot of of) {
      const found = bySlot.get(slot);
      for (const [value, label] of found === undefined ? [] : entries) {
        found?.valueLabels.set(
          found.width === 0 ? double(value, 0) : trimmed(decode(value)),
          trimmed(decode(label)),
        );
      }
    }
  }
  readLongLabels(longLabels, little, decode, variables, names);
  const product = trimmed(bytes.toString('latin1', 4, 64));
  return {
    product,
    variables: withLongMissing(longMissing, little, decode, variables),
    slots,
    dataAt: at,
    compression,
    bias,
    little,
    decode,
  };
}

function slice(bytes: Buffer, at: number, length: number): Buffer {
  if (at < 0 || length < 0 || at + length > bytes.length) throw new RangeError('past the end');
  return bytes.subarray(at, at + length);
}

const trimmed = (text: string): string => text.replace(/[ \0]+$/, '');

function decoderFor(encoding: string, codePage: number): InstanceType<typeof TextDecoder> {
  for (const label of [encoding, codePages[codePage] ?? '', 'windows-1252']) {
    if (label === '') continue;
    try {
      return new TextDecoder(label);
    } catch {
      // A name this machine does not know: the next best.
    }
  }
  return new TextDecoder('utf-8');
}

/** NAME=value, separated by tabs. */
function pairsIn(text: string): Map<string, string> {
  return new Map(
    text.split('\t').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at === -1 ? [] : [[trimmed(pair.slice(0, at)), pair.slice(at + 1).replaceAll('\0', '')]];
    }),
  );
}

function missingOf(
  { missing, missingKind }: Raw,
  read: (of: Buffer) => number | string,
): Variable['missing'] {
  if (missing.length === 0) return null;
  const values = missing.map(read);
  if (missingKind > 0) return { values, range: null };
  const [low, high, ...more] = values;
  return typeof low === 'number' && typeof high === 'number'
    ? { values: more, range: [low, high] }
    : { values, range: null };
}

/** Labels of values longer than eight bytes: name, width, then each value with its label. */
function readLongLabels(
  content: Buffer,
  little: boolean,
  decode: (of: Buffer) => string,
  variables: readonly Variable[],
  names: ReadonlyMap<string, string>,
): void {
  const int = (at: number) => (little ? content.readInt32LE(at) : content.readInt32BE(at));
  let at = 0;
  const next = () => {
    const length = int(at);
    const found = slice(content, at + 4, length);
    at += 4 + length;
    return decode(found);
  };
  while (at + 4 <= content.length) {
    const short = trimmed(next());
    const variable = variables.find(({ name }) => name === short || name === names.get(short));
    at += 4;
    const count = int(at);
    at += 4;
    if (count < 0 || count > 1_000_000) return;
    for (let i = 0; i < count; i++) {
      const value = trimmed(next());
      const label = next();
      (variable?.valueLabels as Map<number | string, string> | undefined)?.set(value, label);
    }
  }
}

/** Missing values of texts longer than eight bytes: name, how many, then each value's first eight bytes. */
function withLongMissing(
  content: Buffer,
  little: boolean,
  decode: (of: Buffer) => string,
  variables: Variable[],
): Variable[] {
  const int = (at: number) => (little ? content.readInt32LE(at) : content.readInt32BE(at));
  const found = new Map<string, string[]>();
  let at = 0;
  while (at + 4 <= content.length) {
    const length = int(at);
    const name = trimmed(decode(slice(content, at + 4, length)));
    const count = content.readUInt8(at + 4 + length);
    const size = int(at + 5 + length);
    at += 9 + length;
    const values = Array.from({ length: count }, (_, n) =>
      trimmed(decode(slice(content, at + n * size, size))),
    );
    if (count > 3 || size < 0) break;
    at += count * size;
    found.set(name, values);
  }
  return variables.map((variable) => {
    const values = found.get(variable.name);
    return values === undefined ? variable : { ...variable, missing: { values, range: null } };
  });
}
