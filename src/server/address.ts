import type { AskOf, Operation } from '../kernel/operation.ts';

/** What a program passes to an operation; pieces the contract does not name are left out. */
export type Input<O extends Operation> = Partial<AskOf<O>>;

function fields(query: unknown): [string, string][] {
  return Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined && item !== null && item !== '')
      .map((item): [string, string] => [name, item instanceof Date ? item.toISOString() : String(item)]),
  );
}

/** The address of an operation with its parameters filled in: `/api/v1/journeys?where=…`. */
export function addressOf<O extends Operation>(operation: O, input: Input<O> = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const query = new URLSearchParams(fields(input.query)).toString();
  return `/api/v1${path}${query === '' ? '' : `?${query}`}`;
}

/** The same input as it arrives after a journey over HTTP: what is asked in process goes through the same eyes. */
export function overTheWire<O extends Operation>(
  input: Input<O>,
): { params: unknown; query: unknown; body: unknown } {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of fields(input.query)) {
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  const params = Object.entries((input.params ?? {}) as Record<string, unknown>);
  return {
    params: Object.fromEntries(params.map(([name, value]) => [name, String(value)])),
    query,
    body: input.body === undefined ? undefined : (JSON.parse(JSON.stringify(input.body)) as unknown),
  };
}
