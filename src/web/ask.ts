import type { z } from 'zod';
import type { AnswerOf, Operation } from '../kernel/operation.ts';
import { Problem, problemOf } from './problem.ts';
import { chosenWorkspace } from './workspace.ts';

type Given<Z extends z.ZodType> = z.input<Z>;

/** What a screen passes to an operation; each piece only when the contract names one. */
export interface Ask<O extends Operation> {
  readonly params?: Given<O['params']>;
  /** Fields that are undefined or '' are left out of the address. */
  readonly query?: { readonly [K in keyof Given<O['query']>]?: Given<O['query']>[K] | undefined };
  readonly body?: Given<O['body']>;
  /** Raw upload for an operation with bodyKind 'bytes'. */
  readonly bytes?: Blob;
  readonly signal?: AbortSignal;
}

function filled(values: object | undefined): [string, string][] {
  return Object.entries(values ?? {})
    .filter(([, value]) => value !== undefined && value !== '' && value !== null)
    .map(([name, value]) => [name, String(value)]);
}

/** The address of an operation. A link to it would ask in the first company one is in: it sends no header (see askFile). */
export function addressOf<O extends Operation>(operation: O, ask: Ask<O> = {}): string {
  const params = new Map(filled(ask.params as object | undefined));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params.get(name) ?? ''),
  );
  const query = new URLSearchParams(filled(ask.query)).toString();
  return `/api/v1${path}${query === '' ? '' : `?${query}`}`;
}

/** The server's answer as it came. Throws a Problem for every one that is not 2xx. */
async function respond<O extends Operation>(operation: O, given: Ask<O>): Promise<Response> {
  const headers = new Headers();
  const workspace = chosenWorkspace();
  if (workspace !== undefined) headers.set('x-sirius-workspace', workspace);
  const init: RequestInit = { method: operation.method, credentials: 'same-origin', headers };
  if (given.signal !== undefined) init.signal = given.signal;
  if (given.bytes !== undefined) {
    init.body = given.bytes;
    headers.set('content-type', 'application/octet-stream');
  } else if (given.body !== undefined) {
    init.body = JSON.stringify(given.body);
    headers.set('content-type', 'application/json');
  }
  const response = await fetch(addressOf(operation, given), init).catch((error: unknown) => {
    if (given.signal?.aborted === true) throw error;
    throw new Problem(0, 'unreachable', 'shell.problem.unreachable', 'shell.problem.unreachable.next');
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Asks once, outside React. Throws a Problem for every answer that is not 2xx. */
export async function ask<O extends Operation>(operation: O, given: Ask<O> = {}): Promise<AnswerOf<O>> {
  const response = await respond(operation, given);
  return (await (response.status === 204 ? undefined : response.json())) as AnswerOf<O>;
}

/** An answer that is a file, in the company on screen; a refusal is a Problem instead of a page of JSON. */
export async function askFile<O extends Operation>(operation: O, given: Ask<O> = {}): Promise<Blob> {
  return (await respond(operation, given)).blob();
}
