type Json = unknown;

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sums of the same numbers in another order differ in their last digits; nothing else may. */
function isNearlyEqual(a: number, b: number): boolean {
  if (Object.is(a, b)) return true;
  if (Number.isInteger(a) && Number.isInteger(b)) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Where two answers differ, as `path: one ≠ other`; at most `most` places. */
export function differences(a: Json, b: Json, path = '', most = 5): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    return isNearlyEqual(a, b) ? [] : [`${path}: ${a} ≠ ${b}`];
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const found = a.length === b.length ? [] : [`${path}.length: ${a.length} ≠ ${b.length}`];
    for (let i = 0; i < Math.min(a.length, b.length) && found.length < most; i++) {
      found.push(...differences(a[i], b[i], `${path}[${i}]`, most - found.length));
    }
    return found;
  }
  if (isRecord(a) && isRecord(b)) {
    const found: string[] = [];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (found.length >= most) break;
      found.push(...differences(a[key], b[key], `${path}.${key}`, most - found.length));
    }
    return found;
  }
  return Object.is(a, b) ? [] : [`${path}: ${shown(a)} ≠ ${shown(b)}`];
}

const shown = (value: Json) => JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
