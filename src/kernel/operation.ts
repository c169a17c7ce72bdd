import { z } from 'zod';

/**
 * One thing that can be asked of Sirius, as data: the contract shared by the server (validation, OpenAPI),
 * the web and the command line. Lives in a part's `contract.ts`; the part's `routes.ts` serves it.
 */
export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with parameters in braces: `/journeys/episodes/{episode}`. */
  readonly path: string;
  /** One line for the API page, in the domain's words. */
  readonly summary: string;
  /** The policy pair that is checked before anything else: ['read', 'journey']. 'public' needs no sign-in. */
  readonly does: readonly [verb: string, noun: string] | 'public';
  readonly params: P;
  /** Query fields arrive as strings: use z.string(), z.enum() or z.stringbool(), and z.coerce only here. */
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
  /** A body that is not JSON: 'bytes' streams the raw upload to the handler. */
  readonly bodyKind?: 'json' | 'bytes';
}

/** No fields at all; what a part of an operation is when the contract does not name it. */
export const nothing = z.strictObject({});
type Nothing = typeof nothing;

export function operation<
  A extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(
  o: Omit<Operation<P, Q, B, A>, 'params' | 'query' | 'body'> & { params?: P; query?: Q; body?: B },
): Operation<P, Q, B, A> {
  return {
    ...o,
    params: o.params ?? (nothing as unknown as P),
    query: o.query ?? (nothing as unknown as Q),
    body: o.body ?? (z.undefined() as unknown as B),
  };
}

/** What a caller passes to an operation. */
export interface AskOf<O extends Operation> {
  params: z.output<O['params']>;
  query: z.output<O['query']>;
  body: z.output<O['body']>;
}
/** What an operation answers. */
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
