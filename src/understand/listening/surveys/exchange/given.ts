import { doubledIn, parseKeeping } from '../../../../kernel/exact-json.ts';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

// Reading what somebody else wrote: only an object's own members, never what a prototype lends.

/** A member of an object; undefined when there is none. */
export function at(of: unknown, ...path: readonly (string | number)[]): unknown {
  let found = of;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** A text; numbers as they are written; '' for anything else. */
export function textAt(of: unknown, ...path: readonly (string | number)[]): string {
  const found = at(of, ...path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
}

/** A number, also one written as a text; null for anything else. */
export function numberAt(of: unknown, ...path: readonly (string | number)[]): number | null {
  return numberIn(at(of, ...path));
}

export function numberIn(found: unknown): number | null {
  if (typeof found === 'number') return Number.isFinite(found) ? found : null;
  if (typeof found !== 'string' || !/^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(found)) return null;
  return Number(found);
}

/** A list; of an object with members its values, in the order written. */
export function listAt(of: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = at(of, ...path);
  if (Array.isArray(found)) return found;
  return typeof found === 'object' && found !== null ? Object.values(found) : [];
}

/** Members of an object, or of a list with their places. */
export function entriesAt(of: unknown, ...path: readonly (string | number)[]): [string, unknown][] {
  const found = at(of, ...path);
  return typeof found === 'object' && found !== null ? Object.entries(found) : [];
}

export const isObject = (of: unknown): of is Record<string, unknown> =>
  typeof of === 'object' && of !== null && !Array.isArray(of);

const deepest = 200;
const correctIt = 'Correct it in the file, and hand the file in once more.';

/** JSON as values; refused when it is none, says something twice, or nests so deep that no tool wrote it. */
export function parseJson(text: string): { json: unknown } | Refusal {
  const broken = refuse('not-json', 'The file is cut off or damaged: it is no whole JSON document.', {
    next: 'Export it once more, and hand in the new file.',
  });
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) {
      if (++depth > deepest) {
        return refuse(
          'too-deep',
          'The file nests deeper than any survey does (200 levels); it was not read.',
        );
      }
    } else if (c === 125 || c === 93) depth--;
  }
  try {
    const json = parseKeeping(text);
    const doubled = doubledIn(text, json);
    return doubled === null ? { json } : refuse('name-twice', doubled, { next: correctIt });
  } catch {
    return broken;
  }
}
