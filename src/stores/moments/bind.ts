import { EngineError, type Value } from './port.ts';

// chdb keeps the values of `{name:Type}` places in one shared context, so its own binding lets only one bound
// query run at a time in a process. The embedded engine therefore gets literals, made here and nowhere else.

const place = /\{([a-z][A-Za-z0-9_]*):([A-Za-z0-9_(), ']+)\}/g;

function quoted(text: string): string {
  // Only the backslash and the quote can end a literal early; NUL is escaped so that the text survives a C string.
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`;
}

function plain(value: Value): string {
  if (value instanceof Date) return quoted(value.toISOString().replace('T', ' ').replace('Z', ''));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new EngineError(`A bound number must be finite, not ${value}`);
    return String(value);
  }
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string') return quoted(value);
  return `[${value.map((item) => plain(item)).join(',')}]`;
}

/** Fills every `{name:Type}` place with a literal cast to its declared type. Unknown places are an error. */
export function bind(sql: string, values: Readonly<Record<string, Value>> = {}): string {
  return sql.replace(place, (_, name: string, type: string) => {
    const value = values[name];
    if (value === undefined)
      throw new EngineError(`The question has a place {${name}:${type}} without a value`);
    return type === 'String' && typeof value === 'string'
      ? quoted(value)
      : `CAST(${plain(value)}, ${quoted(type)})`;
  });
}

/** The same value in the form ClickHouse's HTTP interface expects of `param_name`. */
export function asParameter(value: Value): string {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Array.isArray(value)) return plain(value);
  return String(value).replace(/[\\\t\n\r\0\b\f]/g, (c) => escapes[c] ?? c);
}
const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
};
