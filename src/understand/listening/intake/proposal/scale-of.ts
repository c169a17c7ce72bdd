/** A scale read from the values of a column, and the codes that do not fit it. */
export interface Scale {
  readonly scale: readonly [number, number];
  /** Numbers off the scale with how often they occur; what they mean is asked, never guessed. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  /** Every number that occurs, smallest first. */
  readonly values: readonly number[];
  /** Other scales the values would fit as well. */
  readonly others: readonly (readonly [number, number])[];
  /** Values that are not numbers, such as "N/A". */
  readonly words: readonly { readonly code: string; readonly count: number }[];
  /** The scale decides what the answers mean, and the values leave it open. */
  readonly unsure: boolean;
  /** Numbers written with a decimal comma. */
  readonly commas: number;
}

export interface ScaleHints {
  readonly recommends: boolean;
  readonly stars: boolean;
  readonly percent: boolean;
}

/** Codes that questionnaires use for "no answer", wherever they stand. */
const customary = new Set([77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9999]);

/**
 * The scale of a column of answers, or undefined when its values are no answers on a short scale. Codes are numbers
 * that stand apart: below zero, a customary code, or behind a gap after the end of a usual scale.
 */
export function scaleOf(counts: ReadonlyMap<string, number>, hints: ScaleHints): Scale | undefined {
  const numbers = new Map<number, number>();
  const words: { code: string; count: number }[] = [];
  let commas = 0;
  let answers = 0;
  for (const [value, count] of counts) {
    const plain = /^\d+,\d+$/.test(value) ? value.replace(',', '.') : value;
    if (plain !== value) commas += count;
    const n = /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
    if (Number.isNaN(n)) words.push({ code: value, count });
    else {
      numbers.set(n, (numbers.get(n) ?? 0) + count);
      answers += count;
    }
  }
  if (answers === 0 || words.length > 8) return undefined;
  const values = [...numbers.keys()].sort((a, b) => a - b);
  const inside = values.filter((n) => n >= 0 && n <= 11);
  const beyond = values.filter((n) => n > 11);
  const many = beyond.filter((n) => !customary.has(n)).length > 3;
  if (inside.length === 0 || many || hints.percent) {
    const top = values.filter((n) => n >= 0 && n <= 100);
    if (top.length < 2 || (!hints.percent && values.some((n) => n > 100 && !customary.has(n))))
      return undefined;
    const codes = values.filter((n) => n < 0 || n > 100);
    return made([0, 100], codes, [], numbers, words, commas);
  }
  // A jump of three and more after the end of a usual scale: what stands behind it is a code.
  let body = inside;
  for (let i = 1; i < inside.length; i++) {
    const [before, here] = [inside[i - 1] as number, inside[i] as number];
    if (here - before >= 3 && [3, 4, 5, 7].includes(before) && answers >= 30 && !hints.recommends) {
      body = inside.slice(0, i);
      break;
    }
  }
  const low = body[0] as number;
  const high = body.at(-1) as number;
  const { scale, others } = usual(low, high, hints);
  const codes = values.filter((n) => n < scale[0] || n > scale[1]);
  // Answers that end at 6, 8 or 9 may be a shorter scale with a code behind it.
  const unsure =
    (high === 6 && low >= 1) || ((high === 8 || high === 9) && answers >= 50 && !hints.recommends);
  const more = unsure && high > 7 ? [...others, [1, 7] as const] : others;
  return { ...made(scale, codes, more, numbers, words, commas), unsure };
}

function usual(low: number, high: number, hints: ScaleHints): Pick<Scale, 'scale' | 'others'> {
  if (hints.recommends) return { scale: [0, 10], others: [] };
  if (hints.stars && high <= 5) return { scale: [1, 5], others: [] };
  if (high > 7) return low < 1 ? { scale: [0, 10], others: [] } : { scale: [1, 10], others: [[0, 10]] };
  if (high > 5) {
    const six: (readonly [number, number])[] =
      high <= 6
        ? [
            [1, 6],
            [1, 7],
          ]
        : [[1, 7]];
    return low < 1
      ? { scale: [0, 10], others: six }
      : { scale: six[0] as [number, number], others: [...six.slice(1), [1, 5], [0, 10]] };
  }
  const ends: readonly [number, number] =
    high <= 1 && low < 1 ? [0, 1] : [1, high > 4 ? 5 : high > 3 ? 4 : high > 2 ? 3 : 5];
  if (low < 1 && high > 1)
    return {
      scale: [1, 5],
      others: [
        [0, 5],
        [0, 10],
      ],
    };
  return {
    scale: ends,
    others:
      high > 4 || high <= 1
        ? []
        : [
            [1, 5],
            [1, 10],
          ],
  };
}

function made(
  scale: readonly [number, number],
  codes: readonly number[],
  others: Scale['others'],
  numbers: ReadonlyMap<number, number>,
  words: Scale['words'],
  commas: number,
): Scale {
  const listed = codes.map((n) => ({ code: String(n), count: numbers.get(n) ?? 0 }));
  const values = [...numbers.keys()].sort((a, b) => a - b);
  return { scale, values, codes: listed, others, words, unsure: false, commas };
}
