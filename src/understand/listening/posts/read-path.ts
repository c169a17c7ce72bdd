/**
 * The value at a path like `a.b[0].c`; undefined where there is none. Only what the document itself holds: never what
 * objects bring along.
 */
export function readPath(document: unknown, path: string): unknown {
  let at: unknown = document;
  for (const step of path.split('.')) {
    const [name = '', ...places] = step.split('[');
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name))
      return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
    for (const each of places) {
      if (!Array.isArray(at)) return undefined;
      at = at[Number.parseInt(each, 10)];
    }
  }
  return at;
}
