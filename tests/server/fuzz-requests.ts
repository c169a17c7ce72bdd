/** Chance that is the same for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { next, below, of: <T>(all: readonly T[]): T => all[below(all.length)] as T };
}
export type Chance = ReturnType<typeof chance>;

/** Texts of those who want to break something, and of those who only copy and paste. */
const texts = [
  '',
  ' ',
  'x',
  'é\u0301',
  '\u0000',
  '\ud800',
  '\u202eevil',
  '../../etc/passwd',
  "' OR 1=1 --",
  '{{7*7}}$' + '{7*7}<%= 7 %>',
  '<script>alert(1)</script>',
  '=cmd|x',
  '__proto__',
  'constructor',
  '%00',
  '%',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-02-30',
  '🙂'.repeat(300),
  'a'.repeat(20_000),
  '00000000-0000-4000-8000-000000000000',
  'AAAAAAAAAAAAAAAAAAAAAA',
];
const odd = [null, true, false, 0, -0, -1, 7.5, 1e21, 9007199254740991, -9007199254740991, [], {}, [[]]];

export const hostileText = (by: Chance): string => by.of(texts);

type Schema = Readonly<Record<string, unknown>>;

/** A value that nearly fits a JSON schema: now and then a piece is missing, strange or too much. */
export function nearly(schema: Schema | undefined, by: Chance, depth = 0): unknown {
  if (schema === undefined || depth > 12 || by.next() < 0.06) {
    return by.next() < 0.5 ? hostileText(by) : by.of(odd);
  }
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (choices !== undefined) return nearly(by.of(choices), by, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return by.of(schema.enum);
  if (schema.type === 'object') {
    const of = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
    const must = new Set((schema.required ?? []) as readonly string[]);
    const value: Record<string, unknown> = Object.create(null);
    for (const [name, inner] of Object.entries(of)) {
      if (must.has(name) ? by.next() < 0.97 : by.next() < 0.3) value[name] = nearly(inner, by, depth + 1);
    }
    if (by.next() < 0.05) value[hostileText(by)] = by.of(odd);
    return value;
  }
  if (schema.type === 'array') {
    const many = by.below(3);
    return Array.from({ length: many }, () => nearly(schema.items as Schema, by, depth + 1));
  }
  if (schema.type === 'integer' || schema.type === 'number') return by.of([0, 1, 7, 10, -1, 7.5, 1e300]);
  if (schema.type === 'boolean') return by.next() < 0.5;
  return by.next() < 0.3 ? 'Ana' : hostileText(by);
}
