/** A member of parsed JSON, own members only: `__proto__` in a file is a name like any other. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The member found by following names; undefined where the way ends. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce(member, value);
}

/** A text or number as trimmed text; anything else is empty. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed().trim();
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : '';
}

/** The first of these members that holds text. */
export function firstText(value: unknown, ...names: string[]): string {
  for (const name of names) {
    const found = text(member(value, name));
    if (found !== '') return found;
  }
  return '';
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested deeper than any export: there is nothing in it to show.
    return 'nested too deeply';
  }
}

/** A value shortened to what quarantine shows. */
export function raw(value: unknown): string {
  const said = typeof value === 'string' ? value : asJson(value);
  return said.length <= 4000 ? said : `${said.slice(0, 4000)}…`;
}

/** Yes in any of the ways exports write it. */
export const isYes = (value: unknown): boolean => /^(?:true|t|1|yes)$/i.test(text(value));
